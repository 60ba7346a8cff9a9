/** The host's time. Passed in, so that the same code runs in real time, in an emulated board's time and against a recording. */
export interface HostClock {
  /** Seconds since some moment that stays. */
  nowS(): number;
  /** Does something once, that much later. @returns what calls it off */
  after(delayS: number, act: () => void): () => void;
}

export const realClock: HostClock = {
  nowS: () => performance.now() / 1000,
  after(delayS, act) {
    const timer = setTimeout(act, delayS * 1000);
    return () => clearTimeout(timer);
  },
};

export const pause = (clock: HostClock, seconds: number): Promise<void> =>
  new Promise((done) => {
    clock.after(seconds, done);
  });
