/**
 * A discrete-event simulation: processes are generators that say what they wait for. Events of the same time run in
 * the order in which they were set, so that a run is a function of its input.
 */

/** Opens once, with a value; processes wait for it. */
export interface Gate<T> {
  /** Undefined until it opens. */
  readonly value: T | undefined;
  readonly isOpen: boolean;
  open(value: T): void;
  onOpen(act: () => void): void;
}

/** Ends after a time or when one of the gates opens, whichever comes first. */
export interface Wait {
  readonly forS?: number;
  readonly gates?: readonly Pick<Gate<unknown>, 'isOpen' | 'onOpen'>[];
}

export type Process<T = void> = Generator<Wait, T, void>;

export interface Simulation {
  /** Seconds, in whole milliseconds. */
  readonly nowS: number;
  at(tS: number, act: () => void): void;
  start(process: Process): void;
  /** Runs until nothing is left to happen, or until the given time. */
  run(untilS: number): void;
}

export function createGate<T>(): Gate<T> {
  let opened: { readonly value: T } | undefined;
  const waiting: (() => void)[] = [];
  return {
    get value() {
      return opened?.value;
    },
    get isOpen() {
      return opened !== undefined;
    },
    open(value) {
      if (opened) return;
      opened = { value };
      for (const act of waiting.splice(0)) act();
    },
    onOpen: (act) => void waiting.push(act),
  };
}

/** Times are whole steps; a wait is never cut short, and one that is longer than nothing takes at least a step. */
const stepS = 0.001;

export function createSimulation(): Simulation {
  let nowS = 0;
  /** By time, and within a time by the order of setting. */
  const queue: { readonly tS: number; readonly act: () => void }[] = [];

  const at = (tS: number, act: () => void): void => {
    const whenS = Math.max(nowS, Math.ceil(tS * 1000) / 1000);
    const place = queue.findLastIndex((event) => event.tS <= whenS) + 1;
    queue.splice(place, 0, { tS: whenS, act });
  };
  const step = (process: Process): void => {
    const { done, value: wait } = process.next();
    if (done) return;
    let isWoken = false;
    const wake = (): void => {
      if (isWoken) return;
      isWoken = true;
      at(nowS, () => step(process));
    };
    if (wait.gates?.some((gate) => gate.isOpen)) wake();
    for (const gate of wait.gates ?? []) gate.onOpen(wake);
    if (wait.forS !== undefined) at(nowS + (wait.forS > 0 ? Math.max(wait.forS, stepS) : 0), wake);
  };

  return {
    get nowS() {
      return nowS;
    },
    at,
    start: (process) => at(nowS, () => step(process)),
    run(untilS) {
      for (let event = queue.shift(); event && event.tS <= untilS; event = queue.shift()) {
        nowS = event.tS;
        event.act();
      }
    },
  };
}
