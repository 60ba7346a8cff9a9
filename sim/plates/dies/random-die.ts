import type { Rng } from '../../../base/rng.ts';
import { createDie, type Die, type Glyph } from './die.ts';
import type { DieStyle } from './style.ts';

/** A die that no state need have: for training readers that should not depend on one state's characters. */
export function randomDie(rng: Rng): Die {
  const die = createDie(randomStyle(rng));
  if (rng.chance(0.3)) return die;
  const hand = rng.fork('hand');
  return { ...die, glyph: (character) => deformed(die.glyph(character), hand.fork(character)) };
}

/** The glyph with its strokes bent smoothly within its box, as another engraver would have cut them. */
function deformed({ width, advance, strokes }: Glyph, rng: Rng): Glyph {
  const [bendX, bendY] = [rng.normal(0, 0.05) * width, rng.normal(0, 0.035)];
  const [turnX, turnY] = [rng.uniform(0, Math.PI), rng.uniform(0, Math.PI)];
  const slant = rng.normal(0, 0.03);
  return {
    width,
    advance,
    strokes: strokes.map((stroke) =>
      stroke.map(
        ([x, y]) =>
          [
            x + bendX * Math.sin(Math.PI * y + turnX) + slant * (0.5 - y),
            y + bendY * Math.sin((Math.PI * x) / Math.max(width, 0.1) + turnY),
          ] as const,
      ),
    ),
  };
}

function randomStyle(rng: Rng): DieStyle {
  const aspect = rng.uniform(0.38, 0.64);
  return {
    name: 'random',
    aspect,
    stroke: rng.uniform(0.085, 0.18) * (aspect < 0.45 ? 0.85 : 1),
    radiusX: rng.chance(0.5) ? 0.5 : rng.uniform(0.25, 0.5),
    radiusY: rng.uniform(0.12, 0.32),
    waist: rng.uniform(0.4, 0.53),
    ends: rng.pick(['round', 'round', 'square']),
    monospaced: rng.chance(0.6),
    zeroInset: rng.pick([0, 0, 0.05, 0.09]),
    one: rng.pick(['bar', 'flag', 'flag', 'foot', 'foot']),
    capitalI: rng.pick(['bar', 'serifs']),
    three: rng.chance(0.3) ? 'flat' : 'round',
    four: rng.chance(0.45) ? 'open' : 'closed',
    fourStem: rng.uniform(0.6, 0.86),
    fourBar: rng.uniform(0.58, 0.8),
    fourNotch: rng.uniform(0.28, 0.58),
    fourLean: rng.uniform(0.15, 0.5),
    six: rng.chance(0.35) ? 'straight' : 'curled',
    seven: rng.chance(0.25) ? 'bent' : 'straight',
    apex: rng.chance(0.4) ? 'flat' : 'pointed',
    vertex: rng.pick([0.45, 0.6, 0.75, 0.98]),
    legR: rng.chance(0.3) ? 'upright' : 'slanted',
    wide: rng.uniform(1, 1.25),
  };
}
