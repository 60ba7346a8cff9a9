/** What really happened on the emulated pins, and whether what the host told of times agrees with it. */
import { cyclesPerS, type PinChange } from '../emulator/board.ts';
import { pins } from '../emulator/pins.ts';
import type { StreamCamera } from '../emulator/stream-camera.ts';
import type { Told } from './host.ts';

export interface PinWatch {
  readonly note: (change: PinChange) => void;
  /** Rising edges of the shutter's output. */
  readonly pulsesS: readonly number[];
  /** Has the light been on? */
  lit(): boolean;
  /** The last moment, up to now, at which the light was on or the shutter high. */
  unsafeUntilS(nowS: number): number;
}

export function createPinWatch(): PinWatch {
  const pulsesS: number[] = [];
  const high = new Set<number>();
  let [lastS, lit] = [Number.NEGATIVE_INFINITY, false];
  return {
    note({ pin, level, cycle }) {
      if (pin !== pins.illuminator && pin !== pins.shutter) return;
      const tS = cycle / cyclesPerS;
      if (pin === pins.shutter && level === 1) pulsesS.push(tS);
      if (pin === pins.illuminator && level === 1) lit = true;
      if (level === 1) high.add(pin);
      else high.delete(pin);
      lastS = tS;
    },
    pulsesS,
    lit: () => lit,
    unsafeUntilS: (nowS) => (high.size > 0 ? nowS : lastS),
  };
}

export interface TimesJudged {
  readonly told: number;
  /** Of these, frames. */
  readonly frames: number;
  /** Further from the truth than what was stated with them. */
  readonly wrong: number;
  readonly largestErrorS: number;
  readonly largestUncertaintyS: number;
}

export function judgeTimes(told: readonly Told[], { pulsesS }: PinWatch, camera: StreamCamera): TimesJudged {
  const nearest = (truths: readonly number[], tS: number): number =>
    truths.reduce((least, truth) => Math.min(least, Math.abs(truth - tS)), Number.POSITIVE_INFINITY);
  const errorOf = (telling: Told): number => {
    const { tS } = telling.at;
    if (telling.what === 'frame')
      return Math.abs(tS - (camera.exposedS(telling.fingerprint) ?? Number.POSITIVE_INFINITY));
    if (telling.what === 'trigger pulse') return nearest(pulsesS, tS);
    return nearest(
      camera.edges.filter(({ level }) => level === telling.level).map((edge) => edge.tS),
      tS,
    );
  };
  const errors = told.map((telling) => ({ errorS: errorOf(telling), uncertaintyS: telling.at.uncertaintyS }));
  return {
    told: told.length,
    frames: told.filter(({ what }) => what === 'frame').length,
    wrong: errors.filter(({ errorS, uncertaintyS }) => errorS > uncertaintyS).length,
    largestErrorS: Math.max(0, ...errors.map(({ errorS }) => errorS)),
    largestUncertaintyS: Math.max(0, ...errors.map(({ uncertaintyS }) => uncertaintyS)),
  };
}
