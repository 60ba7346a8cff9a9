/**
 * An emulated Arduino Uno: real firmware on an emulated ATmega328P, in lockstep with whoever calls `runTo`. All times
 * are cycles of its 16 MHz clock, so that what is measured does not depend on the machine. Pins are numbered as on the
 * board: 0–13 digital, 14–19 are A0–A5.
 */
import type { AVRIOPort } from 'avr8js';
import { createMcu, cyclesPerS, type Mcu, type ResetCause } from './mcu.ts';

export { cyclesPerS };
export const cyclesPerUs = cyclesPerS / 1e6;
const pinCount = 20;

export interface PinChange {
  readonly pin: number;
  readonly level: 0 | 1;
  readonly cycle: number;
}

export interface Board {
  readonly cycle: () => number;
  /** Runs to that cycle; stimuli and bytes take effect at theirs. */
  runTo(cycle: number): void;
  /** Puts bytes on the line to the board; they arrive one after the other at its baud rate, from this cycle on. */
  receive(bytes: Iterable<number>): void;
  /** Does something when the board reaches that cycle. */
  at(cycle: number, act: () => void): void;
  /** Sets a pin from outside. */
  drive(pin: number, level: boolean): void;
  /** Sets the voltage on an analog input, 0 to 5 V. */
  applyV(channel: number, volts: number): void;
  /** Cuts the power for a moment, or pulls the reset. */
  reset(cause: ResetCause): void;
  /** Its program hangs; what its watchdog then does is its own affair. */
  hang(): void;
  /** The level that the board gives on that pin. */
  level(pin: number): 0 | 1;
  /** Length of the last whole high pulse; 0 when there has been none for 50 ms. */
  pulseUs(pin: number): number;
  /** Share of the last whole period that the pin was high. */
  duty(pin: number): number;
}

export interface BoardListeners {
  /** A byte has left the board, with its stop bit. */
  readonly onByte?: (byte: number, cycle: number) => void;
  readonly onPin?: (change: PinChange) => void;
}

const staleCycles = 0.05 * cyclesPerS;
/** How late a stimulus may be that is set for sooner than this. */
const stepCycles = 1000;
const placeOf = (pin: number): { port: 'B' | 'C' | 'D'; bit: number } =>
  pin < 8 ? { port: 'D', bit: pin } : pin < 14 ? { port: 'B', bit: pin - 8 } : { port: 'C', bit: pin - 14 };

export function createBoard(program: Uint16Array, { onByte, onPin }: BoardListeners = {}): Board {
  const levels = new Uint8Array(pinCount);
  const waves = Array.from({ length: pinCount }, () => ({ rise: -1, high: 0, period: 0, changed: 0 }));
  const volts = new Float64Array(8);
  const driven = new Map<number, boolean>();
  const line: number[] = [];
  const stimuli: { readonly cycle: number; readonly act: () => void }[] = [];
  let mcu: Mcu = start('powerOn', 0);

  function start(cause: ResetCause, cycle: number): Mcu {
    const fresh = createMcu(program, cause, cycle);
    for (const [name, port] of Object.entries(fresh.ports) as ['B' | 'C' | 'D', AVRIOPort][])
      port.addListener(() => {
        for (let pin = 0; pin < pinCount; pin++)
          if (placeOf(pin).port === name) note(pin, port.pinState(placeOf(pin).bit) === 1 ? 1 : 0, fresh.cpu.cycles);
      });
    fresh.usart.onByteTransmit = (byte) => {
      // One start bit, eight of data, one stop bit.
      const lasts = Math.round((10 * cyclesPerS) / fresh.usart.baudRate);
      fresh.cpu.addClockEvent(() => onByte?.(byte, fresh.cpu.cycles), lasts);
    };
    fresh.usart.onRxComplete = () => feed(fresh);
    fresh.adc.channelValues.splice(0, volts.length, ...volts);
    for (const [pin, level] of driven) fresh.ports[placeOf(pin).port].setPin(placeOf(pin).bit, level);
    return fresh;
  }

  function note(pin: number, level: 0 | 1, cycle: number): void {
    if (levels[pin] === level) return;
    levels[pin] = level;
    const wave = waves[pin]!;
    if (level === 0) wave.high = cycle - wave.rise;
    else {
      if (wave.rise >= 0) wave.period = cycle - wave.rise;
      wave.rise = cycle;
    }
    wave.changed = cycle;
    onPin?.({ pin, level, cycle });
  }

  function feed(to: Mcu): void {
    while (line.length > 0 && to.usart.writeByte(line[0]!)) line.shift();
  }

  const restart = (cause: ResetCause): void => {
    const { cycles } = mcu.cpu;
    // Pins float while the processor is in reset; a pull-down takes them low.
    for (let pin = 0; pin < pinCount; pin++) note(pin, 0, cycles);
    line.length = 0;
    mcu = start(cause, cycles);
  };

  return {
    cycle: () => mcu.cpu.cycles,
    runTo(to) {
      const cycle = Math.round(to);
      for (;;) {
        const next = stimuli[0];
        const end = Math.min(cycle, next?.cycle ?? cycle);
        if (mcu.cpu.cycles < end) {
          // A receiver that is not on yet takes nothing: ask again soon.
          if (line.length > 0) feed(mcu);
          mcu.runTo(Math.min(end, mcu.cpu.cycles + stepCycles));
          if (mcu.bitten()) restart('watchdog');
        } else if (next && next.cycle <= cycle) {
          stimuli.shift();
          next.act();
        } else return;
      }
    },
    receive(bytes) {
      line.push(...bytes);
      feed(mcu);
    },
    at(cycle, act) {
      const after = stimuli.findIndex((stimulus) => stimulus.cycle > cycle);
      stimuli.splice(after < 0 ? stimuli.length : after, 0, { cycle, act });
    },
    drive(pin, level) {
      driven.set(pin, level);
      mcu.ports[placeOf(pin).port].setPin(placeOf(pin).bit, level);
    },
    applyV(channel, value) {
      volts[channel] = value;
      mcu.adc.channelValues[channel] = value;
    },
    reset: restart,
    hang: () => mcu.hang(),
    level: (pin) => levels[pin] as 0 | 1,
    pulseUs: (pin) => (mcu.cpu.cycles - waves[pin]!.changed > staleCycles ? 0 : waves[pin]!.high / cyclesPerUs),
    duty(pin) {
      const { high, period, changed } = waves[pin]!;
      return period === 0 || mcu.cpu.cycles - changed > staleCycles ? levels[pin]! : high / period;
    },
  };
}
