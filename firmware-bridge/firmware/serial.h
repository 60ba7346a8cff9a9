/* The serial line: 57600 baud, 8N1, with a ring of bytes each way and counts of what was lost. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct serial_losses {
  uint16_t overruns; /* by the hardware: a byte came before the last was taken */
  uint16_t framing;  /* bytes without a stop bit */
  uint16_t dropped;  /* the ring was full */
};

void serial_start(void);
bool serial_pending(void);
uint8_t serial_take(void);
/* How many bytes it takes without waiting. */
uint8_t serial_room(void);
void serial_put(uint8_t byte);
struct serial_losses serial_losses(void);
