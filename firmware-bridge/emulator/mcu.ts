/** An ATmega328P at 16 MHz (avr8js) with the peripherals that camera firmware uses, from reset. */
import {
  AVRADC,
  AVRClock,
  AVRIOPort,
  AVRTimer,
  AVRTWI,
  AVRUSART,
  AVRWatchdog,
  adcConfig,
  avrInstruction,
  CPU,
  clockConfig,
  portBConfig,
  portCConfig,
  portDConfig,
  timer0Config,
  timer1Config,
  timer2Config,
  twiConfig,
  usart0Config,
  watchdogConfig,
} from 'avr8js';
import { nextHappening } from './sleep.ts';
import { correctTimer } from './timer.ts';
import { correctUsart } from './usart.ts';

export const cyclesPerS = 16_000_000;

/** Bits of MCUSR: why the processor starts. */
export const resetCauses = { powerOn: 0x01, external: 0x02, brownOut: 0x04, watchdog: 0x08 } as const;
export type ResetCause = keyof typeof resetCauses;

const MCUSR = 0x54;
const SMCR = 0x53;
const SREG = 0x5f;
const interruptsOn = 0x80;
const SLEEP = 0x9588;
const sramBytes = 2048;

export interface Mcu {
  readonly cpu: CPU;
  readonly usart: AVRUSART;
  readonly adc: AVRADC;
  readonly ports: { readonly B: AVRIOPort; readonly C: AVRIOPort; readonly D: AVRIOPort };
  /** True once its watchdog has bitten: it does no more then. */
  readonly bitten: () => boolean;
  /** From now on its program makes no step, as after a stray jump: timers run, no interrupt is served. */
  hang(): void;
  /** Runs to that cycle, or a few past it. While the processor sleeps, time jumps to what happens next. */
  runTo(cycle: number): void;
}

/** @param cycle where its count of cycles goes on */
export function createMcu(program: Uint16Array, cause: ResetCause, cycle: number): Mcu {
  const cpu = new CPU(program, sramBytes);
  cpu.cycles = cycle;
  const ports = {
    B: new AVRIOPort(cpu, portBConfig),
    C: new AVRIOPort(cpu, portCConfig),
    D: new AVRIOPort(cpu, portDConfig),
  };
  const usart = new AVRUSART(cpu, usart0Config, cyclesPerS);
  correctUsart(cpu, usart);
  const timers = [timer0Config, timer1Config, timer2Config].map((config) => new AVRTimer(cpu, config));
  correctTimer(cpu, timers[1]!);
  const adc = new AVRADC(cpu, adcConfig);
  new AVRTWI(cpu, twiConfig, cyclesPerS);
  new AVRWatchdog(cpu, watchdogConfig, new AVRClock(cpu, cyclesPerS, clockConfig));
  cpu.data[MCUSR] = resetCauses[cause];

  // avr8js's own reset leaves the registers as they are; a new Mcu takes over instead.
  let bitten = false;
  cpu.reset = () => {
    bitten = true;
  };

  let [asleep, hung] = [false, false];
  const runTo = (end: number): void => {
    while (cpu.cycles < end && !bitten) {
      const { pc } = cpu;
      if (hung) cpu.data[SREG]! &= ~interruptsOn;
      if (asleep || hung) {
        const next = nextHappening(cpu, timers) ?? end;
        cpu.cycles = Math.max(cpu.cycles, Math.min(end, next));
      } else {
        asleep = program[pc] === SLEEP && (cpu.data[SMCR]! & 1) === 1;
        avrInstruction(cpu);
      }
      const before = cpu.pc;
      cpu.tick();
      if (cpu.pc !== before) asleep = false;
    }
  };
  const hang = (): void => {
    hung = true;
  };
  return { cpu, usart, adc, ports, bitten: () => bitten, hang, runTo };
}
