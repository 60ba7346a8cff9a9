import { useEffect, useMemo, useState } from 'react';

export const speeds = [0.25, 0.5, 1, 2, 8, 30] as const;
export type Speed = (typeof speeds)[number];

/** The run's time as the page shows it. */
export interface Clock {
  readonly tS: number;
  readonly playing: boolean;
  /** Seconds of the run a second. */
  readonly speed: Speed;
  seek(tS: number): void;
  pause(): void;
  /** Plays or pauses; at the end it starts again. */
  toggle(): void;
  setSpeed(speed: Speed): void;
}

/** A page in the background, or a slow renderer, makes no leap larger than this. */
const longestStepS = 1;

export function useClock(endS: number): Clock {
  const [tS, setTime] = useState(0);
  const [wanted, setWanted] = useState(false);
  const [speed, setSpeed] = useState<Speed>(1);
  const playing = wanted && tS < endS;

  useEffect(() => {
    if (!playing) return;
    let last = performance.now();
    let request = requestAnimationFrame(function tick(now) {
      const stepS = Math.min(longestStepS, Math.max(0, now - last) / 1000);
      last = now;
      setTime((before) => Math.min(endS, before + stepS * speed));
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [playing, speed, endS]);

  const actions = useMemo(
    () => ({
      seek: (to: number) => setTime(Math.min(endS, Math.max(0, to))),
      pause: () => setWanted(false),
    }),
    [endS],
  );
  const toggle = () => {
    if (tS >= endS) setTime(0);
    setWanted(!playing);
  };
  return { tS, playing, speed, setSpeed, toggle, ...actions };
}
