/* Camera-rig firmware for the ATmega328P at 16 MHz (Arduino Uno, Nano). README.md has wiring and messages. */
#include "clock.h"
#include "protocol.h"
#include "rig.h"
#include "serial.h"
#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <avr/wdt.h>

/* A watchdog reset leaves the watchdog running at its shortest: it has to be stopped before anything else. */
static uint8_t cause __attribute__((section(".noinit")));
void stop_watchdog(void) __attribute__((naked, used, section(".init3")));
void stop_watchdog(void) {
  cause = MCUSR;
  MCUSR = 0;
  wdt_disable();
}

static enum safe_reason reason(void) {
  if (cause & _BV(WDRF)) return SAFE_WATCHDOG;
  if (cause & _BV(BORF) && !(cause & _BV(PORF))) return SAFE_BROWN_OUT;
  return SAFE_POWER_ON;
}

int main(void) {
  rig_start();
  clock_start();
  serial_start();
  set_sleep_mode(SLEEP_MODE_IDLE);
  sei();
  protocol_start(reason());
  wdt_enable(WDTO_500MS);
  for (;;) {
    wdt_reset();
    /* One byte a turn: however many come, the host's silence is noticed. */
    if (serial_pending()) protocol_take(serial_take());
    protocol_tell();
    cli();
    if (!serial_pending()) {
      sleep_enable();
      sei();
      sleep_cpu(); /* until an interrupt; timer 1 gives one every 20 ms */
      sleep_disable();
    }
    sei();
  }
}
