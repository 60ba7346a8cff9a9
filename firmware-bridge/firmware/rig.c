/* Data sheet sections 13 (INT0), 16 (timer 1), 18 (timer 2), 24 (ADC). */
#include "rig.h"
#include "clock.h"
#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#define EDGES 16 /* a power of two */

static volatile struct edge edges[EDGES];
static volatile uint8_t edge_head, edge_tail;
static volatile uint16_t edges_lost;

ISR(INT0_vect) {
  uint8_t level = (PIND >> PIN_STROBE) & 1;
  uint32_t at = clock_now();
  uint8_t next = (edge_head + 1) & (EDGES - 1);
  if (next == edge_tail) {
    edges_lost++;
    return;
  }
  edges[edge_head].level = level;
  edges[edge_head].at = at;
  edge_head = next;
}

/* The shutter's pulse ends in an interrupt of timer 0, every 64 us; its true length is reported. The timer stands still
   between pulses. */
static enum { IDLE, HIGH, DONE } volatile pulse;
static volatile uint32_t pulse_rise, pulse_fall, pulse_ticks;

static void stop_timer(void) {
  TCCR0B = 0;
  TIMSK0 = 0;
}

ISR(TIMER0_COMPA_vect) {
  if (pulse != HIGH || clock_now() - pulse_rise < pulse_ticks) return;
  PORTD &= ~_BV(PIN_SHUTTER);
  pulse_fall = clock_now();
  pulse = DONE;
  stop_timer();
}

void rig_start(void) {
  DDRD = _BV(PIN_ILLUMINATOR) | _BV(PIN_SHUTTER);
  DDRB = _BV(DDB1) | _BV(DDB2);
  PORTD = _BV(PIN_STROBE); /* pulled up: an input that nobody drives takes edges from the wires beside it */
  TCCR0A = _BV(WGM01);
  OCR0A = 127;
  TCCR2A = _BV(WGM21) | _BV(WGM20);
  TCCR2B = _BV(CS22);
  DIDR0 = _BV(ADC0D) | _BV(ADC1D);
  ADCSRA = _BV(ADEN) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
  EICRA = _BV(ISC00);
  EIFR = _BV(INTF0);
  EIMSK = _BV(INT0);
  rig_make_safe();
}

void rig_make_safe(void) {
  rig_illuminate(0);
  rig_shutter(false);
}

void rig_servo(uint8_t pin, uint16_t pulse_us) {
  if (pulse_us < PULSE_MIN_US) pulse_us = PULSE_MIN_US;
  if (pulse_us > PULSE_MAX_US) pulse_us = PULSE_MAX_US;
  /* OCR1x is double buffered: the pulse changes at the next frame, never in its middle. Its high byte waits in a register
     that an interrupt's reading of TCNT1 takes, too (section 16.3). */
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (pin == PIN_PAN) OCR1A = pulse_us * 2 - 1;
    else OCR1B = pulse_us * 2 - 1;
  }
  TCCR1A |= pin == PIN_PAN ? _BV(COM1A1) : _BV(COM1B1);
}

uint16_t rig_servo_us(uint8_t pin) {
  if (pin == PIN_PAN) return TCCR1A & _BV(COM1A1) ? (OCR1A + 1) / 2 : 0;
  return TCCR1A & _BV(COM1B1) ? (OCR1B + 1) / 2 : 0;
}

void rig_servo_stop(uint8_t pin) { TCCR1A &= ~(pin == PIN_PAN ? _BV(COM1A1) : _BV(COM1B1)); }

void rig_illuminate(uint8_t duty) {
  OCR2B = duty;
  if (duty) TCCR2A |= _BV(COM2B1);
  else TCCR2A &= ~_BV(COM2B1); /* fast PWM at 0 would still light for one count in 256 */
}

uint8_t rig_illumination(void) { return TCCR2A & _BV(COM2B1) ? OCR2B : 0; }

bool rig_trigger(uint32_t width_us) {
  bool idle = false;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    if (pulse == IDLE) {
      idle = true;
      pulse_ticks = width_us * 2;
      PORTD |= _BV(PIN_SHUTTER);
      pulse_rise = clock_now();
      pulse = HIGH;
      TCNT0 = 0;
      TIFR0 = _BV(OCF0A);
      TIMSK0 = _BV(OCIE0A);
      TCCR0B = _BV(CS01);
    }
  }
  return idle;
}

void rig_shutter(bool high) {
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) {
    pulse = IDLE;
    stop_timer();
    if (high) PORTD |= _BV(PIN_SHUTTER);
    else PORTD &= ~_BV(PIN_SHUTTER);
  }
}

bool rig_triggered(uint32_t *rise, uint32_t *fall) {
  if (pulse != DONE) return false;
  *rise = pulse_rise;
  *fall = pulse_fall;
  pulse = IDLE;
  return true;
}

bool rig_edge(struct edge *edge) {
  if (edge_tail == edge_head) return false;
  edge->level = edges[edge_tail].level;
  edge->at = edges[edge_tail].at;
  edge_tail = (edge_tail + 1) & (EDGES - 1);
  return true;
}

uint16_t rig_edges_lost(void) {
  uint16_t lost;
  ATOMIC_BLOCK(ATOMIC_RESTORESTATE) lost = edges_lost;
  return lost;
}

uint16_t rig_analog(uint8_t channel) {
  ADMUX = _BV(REFS0) | channel;
  ADCSRA |= _BV(ADSC);
  while (ADCSRA & _BV(ADSC));
  return ADC;
}
