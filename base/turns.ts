/** Work that may be done several at once, but not more. */
export interface Turns {
  /** Does the task when its turn comes: in the order given, at most so many at once. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves once another task would start at once. Who waits for it before making one keeps no queue in memory. */
  room(): Promise<void>;
}

export function createTurns(atOnce: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  let askers: (() => void)[] = [];
  const hasRoom = (): boolean => running + waiting.length < atOnce;
  const goOn = (): void => {
    while (running < atOnce && waiting.length > 0) {
      running++;
      waiting.shift()!();
    }
    if (!hasRoom()) return;
    for (const tell of askers) tell();
    askers = [];
  };
  return {
    async run(task) {
      await new Promise<void>((start) => {
        waiting.push(start);
        goOn();
      });
      try {
        return await task();
      } finally {
        running--;
        goOn();
      }
    },
    async room() {
      while (!hasRoom()) await new Promise<void>((tell) => askers.push(tell));
    },
  };
}
