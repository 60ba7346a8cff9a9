/** A pan-tilt head with a zoom lens, as a thing that moves: speeds, limits, places it is sent to. */
import { clamp } from '../../base/units.ts';
import type { PtzPosition } from '../ports.ts';

export interface HeadLimits {
  readonly panDeg: readonly [number, number];
  readonly tiltDeg: readonly [number, number];
  /** The lens goes from one end to the other in so long. */
  readonly zoomS: number;
}

export interface PtzHead {
  readonly position: () => PtzPosition;
  /** Is it still on its way, or being driven? */
  readonly isMoving: (what: 'pan-tilt' | 'zoom') => boolean;
  /** Goes on until stopped, or until its limit. */
  drive(panDegPerS: number, tiltDegPerS: number): void;
  /** In ranges of the lens per second, tele positive. */
  driveZoom(perS: number): void;
  /** An axis that is not named goes on as it does. */
  goTo(aim: { readonly panDeg?: number; readonly tiltDeg?: number }, panDegPerS: number, tiltDegPerS: number): void;
  zoomTo(zoom: number): void;
  run(seconds: number): void;
}

/** One thing that moves, towards a place or at a speed. */
function createAxis(low: number, high: number, start: number) {
  let [at, speed, target]: [number, number, number | undefined] = [start, 0, undefined];
  return {
    at: () => at,
    isMoving: () => speed !== 0,
    drive(perS: number) {
      [speed, target] = [perS, undefined];
    },
    goTo(place: number, perS: number) {
      target = clamp(place, low, high);
      speed = Math.sign(target - at) * Math.abs(perS);
    },
    run(seconds: number) {
      const next = at + speed * seconds;
      const passes = target !== undefined && (target - at) * (target - next) <= 0;
      at = passes ? target! : clamp(next, low, high);
      if (passes || at !== next) [speed, target] = [0, undefined];
    },
  };
}

export function createPtzHead({ panDeg, tiltDeg, zoomS }: HeadLimits): PtzHead {
  const [pan, tilt, zoom] = [createAxis(...panDeg, 0), createAxis(...tiltDeg, 0), createAxis(0, 1, 0)];
  return {
    position: () => ({ panDeg: pan.at(), tiltDeg: tilt.at(), zoom: zoom.at() }),
    isMoving: (what) => (what === 'zoom' ? zoom.isMoving() : pan.isMoving() || tilt.isMoving()),
    drive(panDegPerS, tiltDegPerS) {
      pan.drive(panDegPerS);
      tilt.drive(tiltDegPerS);
    },
    driveZoom: zoom.drive,
    goTo(aim, panDegPerS, tiltDegPerS) {
      if (aim.panDeg !== undefined) pan.goTo(aim.panDeg, panDegPerS);
      if (aim.tiltDeg !== undefined) tilt.goTo(aim.tiltDeg, tiltDegPerS);
    },
    zoomTo: (to) => zoom.goTo(to, 1 / zoomS),
    run(seconds) {
      for (const axis of [pan, tilt, zoom]) axis.run(seconds);
    },
  };
}
