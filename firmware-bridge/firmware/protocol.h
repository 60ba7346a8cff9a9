/* The messages: a subset of Firmata 2.6, and the rig's own (README.md lists both). */
#pragma once
#include <stdint.h>

enum safe_reason { SAFE_POWER_ON, SAFE_ASKED, SAFE_HOST_SILENT, SAFE_WATCHDOG, SAFE_BROWN_OUT, SAFE_RESET };

void protocol_start(enum safe_reason why);
void protocol_take(uint8_t byte);
/* Says what has happened by itself: edges, ended pulses, the host's silence, analog values it asked for. */
void protocol_tell(void);
