import type { Rng } from '../../../base/rng.ts';
import { createDie, type Die } from './die.ts';

/** A die that no state need have: for training readers that should not depend on one state's characters. */
export function randomDie(rng: Rng): Die {
  const aspect = rng.uniform(0.38, 0.64);
  return createDie({
    name: 'random',
    aspect,
    stroke: rng.uniform(0.09, 0.17) * (aspect < 0.45 ? 0.85 : 1),
    radiusX: rng.chance(0.5) ? 0.5 : rng.uniform(0.25, 0.5),
    radiusY: rng.uniform(0.12, 0.32),
    waist: rng.uniform(0.43, 0.51),
    ends: rng.pick(['round', 'round', 'square']),
    monospaced: rng.chance(0.6),
    zeroInset: rng.pick([0, 0, 0.05, 0.09]),
    one: rng.pick(['bar', 'flag', 'flag', 'foot', 'foot']),
    capitalI: rng.pick(['bar', 'serifs']),
    three: rng.chance(0.3) ? 'flat' : 'round',
    four: rng.chance(0.2) ? 'open' : 'closed',
    six: rng.chance(0.35) ? 'straight' : 'curled',
    seven: rng.chance(0.25) ? 'bent' : 'straight',
    apex: rng.chance(0.4) ? 'flat' : 'pointed',
    vertex: rng.pick([0.45, 0.6, 0.75, 0.98]),
    legR: rng.chance(0.3) ? 'upright' : 'slanted',
    wide: rng.uniform(1, 1.25),
  });
}
