/**
 * avr8js makes an event of every count of every timer, two million a second. While the processor sleeps, most of them
 * change nothing but the count, which a timer makes up for by itself when it is next asked; this says when something does
 * happen: a compare match, the wrap after the top, or what is no timer's.
 */
import type { AVRTimer, CPU } from 'avr8js';

/** avr8js keeps these to itself. */
interface Event {
  readonly cycles: number;
  readonly callback: unknown;
  readonly next: Event | null;
}
interface Counter {
  readonly count: unknown;
  readonly tcnt: number;
  readonly tcntUpdated: boolean;
  readonly updateDivider: boolean;
  readonly divider: number;
  readonly lastCycle: number;
  readonly ocrA: number;
  readonly ocrB: number;
  readonly TOP: number;
  readonly timerMode: number;
}
/** Modes that count up and down (data sheet section 16.9): left to count by count. */
const phaseCorrect: ReadonlySet<number> = new Set([1, 4]);

/** @returns the cycle at which something next happens, which is now where an interrupt waits; undefined where nothing is due */
export function nextHappening(cpu: CPU, timers: readonly AVRTimer[]): number | undefined {
  if (cpu.interruptsEnabled && (cpu as unknown as { nextInterrupt: number }).nextInterrupt >= 0) return cpu.cycles;
  const counters = timers as unknown as readonly Counter[];
  let soonest = Number.POSITIVE_INFINITY;
  for (let event = (cpu as unknown as { nextClockEvent: Event | null }).nextClockEvent; event; event = event.next) {
    const counter = counters.find(({ count }) => count === event.callback);
    soonest = Math.min(soonest, counter ? Math.max(event.cycles, nextOf(counter)) : event.cycles);
    // The events are in order: those behind are no sooner, but a timer among them may have been put off.
    if (!counter || soonest <= event.cycles) break;
  }
  return Number.isFinite(soonest) ? soonest : undefined;
}

function nextOf({ tcnt, tcntUpdated, updateDivider, divider, lastCycle, ocrA, ocrB, TOP, timerMode }: Counter): number {
  if (tcntUpdated || updateDivider || divider === 0 || tcnt > TOP || phaseCorrect.has(timerMode)) return 0;
  const period = TOP + 1;
  let counts = period - tcnt;
  for (const match of [ocrA, ocrB]) {
    const ahead = match - tcnt;
    if (ahead > 0 && ahead < counts) counts = ahead;
  }
  return lastCycle + counts * divider;
}
