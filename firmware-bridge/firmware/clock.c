/* ATmega48A/88A/168A/328P data sheet (DS40002061B) section 16: timer 1 in mode 14, fast PWM with its top in ICR1. */
#include "clock.h"
#include <avr/interrupt.h>
#include <avr/io.h>

static volatile uint32_t frames;

ISR(TIMER1_OVF_vect) { frames++; }

void clock_start(void) {
  ICR1 = TICKS_PER_FRAME - 1;
  TCCR1A = _BV(WGM11);
  TCCR1B = _BV(WGM13) | _BV(WGM12) | _BV(CS11);
  TIMSK1 = _BV(TOIE1);
}

uint32_t clock_now(void) {
  uint8_t sreg = SREG;
  cli();
  uint16_t ticks = TCNT1;
  uint32_t whole = frames;
  /* The timer may have wrapped while interrupts were off. */
  if ((TIFR1 & _BV(TOV1)) && ticks < TICKS_PER_FRAME / 2) whole++;
  SREG = sreg;
  return whole * TICKS_PER_FRAME + ticks;
}
