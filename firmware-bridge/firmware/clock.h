/* Time since reset in ticks of 0.5 us, modulo 2^32 (35.8 min). Timer 1 counts it and makes the servo pulses. */
#pragma once
#include <stdint.h>

#define TICKS_PER_MS 2000UL
#define TICKS_PER_FRAME 40000U /* one servo frame: 20 ms */

void clock_start(void);
uint32_t clock_now(void);
