/* What the board drives and measures. Pins as an Arduino Uno numbers them. */
#pragma once
#include <stdbool.h>
#include <stdint.h>

enum {
  PIN_STROBE = 2,       /* in: the camera's strobe output, high while it exposes (INT0) */
  PIN_ILLUMINATOR = 3,  /* out: PWM to the infrared illuminator's driver (OC2B, 977 Hz) */
  PIN_SHUTTER = 4,      /* out: to the camera's trigger input, active high */
  PIN_PAN = 9,          /* out: servo (OC1A) */
  PIN_TILT = 10,        /* out: servo (OC1B) */
  PIN_TEMPERATURE = 14, /* in: A0 */
  PIN_LIGHT = 15,       /* in: A1 */
  PIN_COUNT = 20,
};

#define PULSE_MIN_US 544U
#define PULSE_MAX_US 2400U

struct edge {
  uint8_t level;
  uint32_t at;
};

void rig_start(void);
/* Safe state: illuminator off, shutter low. The servos hold where they stand: without pulses the head would sag. */
void rig_make_safe(void);
/* A servo moves from its first command on; until then it gets no pulses. Clamped to PULSE_MIN_US … PULSE_MAX_US. */
void rig_servo(uint8_t pin, uint16_t pulse_us);
uint16_t rig_servo_us(uint8_t pin);
void rig_servo_stop(uint8_t pin);
void rig_illuminate(uint8_t duty);
uint8_t rig_illumination(void);
/* False while a pulse is running. */
bool rig_trigger(uint32_t width_us);
void rig_shutter(bool high);
/* True once for each pulse that has ended. */
bool rig_triggered(uint32_t *rise, uint32_t *fall);
/* The next edge of the strobe, oldest first. */
bool rig_edge(struct edge *edge);
uint16_t rig_edges_lost(void);
uint16_t rig_analog(uint8_t channel);
