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
import { correctUsart } from './usart.ts';

export const cyclesPerS = 16_000_000;

/** Bits of MCUSR: why the processor starts. */
export const resetCauses = { powerOn: 0x01, external: 0x02, brownOut: 0x04, watchdog: 0x08 } as const;
export type ResetCause = keyof typeof resetCauses;

const MCUSR = 0x54;
const SMCR = 0x53;
const SLEEP = 0x9588;
const sramBytes = 2048;

/** avr8js keeps its queue to itself. */
interface Events {
  readonly nextClockEvent: { readonly cycles: number } | null;
}

export interface Mcu {
  readonly cpu: CPU;
  readonly usart: AVRUSART;
  readonly adc: AVRADC;
  readonly ports: { readonly B: AVRIOPort; readonly C: AVRIOPort; readonly D: AVRIOPort };
  /** True once its watchdog has bitten: it does no more then. */
  readonly bitten: () => boolean;
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
  for (const config of [timer0Config, timer1Config, timer2Config]) new AVRTimer(cpu, config);
  const adc = new AVRADC(cpu, adcConfig);
  new AVRTWI(cpu, twiConfig, cyclesPerS);
  new AVRWatchdog(cpu, watchdogConfig, new AVRClock(cpu, cyclesPerS, clockConfig));
  cpu.data[MCUSR] = resetCauses[cause];

  // avr8js's own reset leaves the registers as they are; a new Mcu takes over instead.
  let bitten = false;
  cpu.reset = () => {
    bitten = true;
  };

  let asleep = false;
  const runTo = (end: number): void => {
    while (cpu.cycles < end && !bitten) {
      const { pc } = cpu;
      if (asleep) {
        const next = (cpu as unknown as Events).nextClockEvent?.cycles ?? end;
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
  return { cpu, usart, adc, ports, bitten: () => bitten, runTo };
}
