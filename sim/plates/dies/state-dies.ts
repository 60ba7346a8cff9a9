/** One die for each state, after the look of its embossed characters; drawn by us, copied from none. */
import { createDie, type Die } from './die.ts';
import { slanted } from './slanted.ts';

/** Narrow, round-cornered, of even weight; 0 a little narrower than O; 1 with a flag. */
export const connecticut: Die = createDie({
  name: 'connecticut',
  aspect: 0.46,
  stroke: 0.118,
  radiusX: 0.5,
  radiusY: 0.2,
  waist: 0.47,
  ends: 'round',
  monospaced: true,
  zeroInset: 0.07,
  one: 'flag',
  capitalI: 'serifs',
  three: 'round',
  four: 'closed',
  fourStem: 0.76,
  fourBar: 0.7,
  fourNotch: 0.34,
  fourLean: 0.25,
  six: 'curled',
  seven: 'straight',
  apex: 'pointed',
  vertex: 0.62,
  legR: 'slanted',
  wide: 1.12,
});

/** Narrow and tall with small corners; 1 on a foot. */
export const newYork: Die = createDie({
  name: 'new-york',
  aspect: 0.47,
  stroke: 0.124,
  radiusX: 0.42,
  radiusY: 0.17,
  waist: 0.48,
  ends: 'round',
  monospaced: true,
  zeroInset: 0.04,
  one: 'foot',
  capitalI: 'serifs',
  three: 'round',
  four: 'closed',
  fourStem: 0.76,
  fourBar: 0.7,
  fourNotch: 0.34,
  fourLean: 0.25,
  six: 'curled',
  seven: 'straight',
  apex: 'flat',
  vertex: 0.55,
  legR: 'upright',
  wide: 1.08,
});

/** Thinner and wider, with open curves; straight-backed 6 and 9. */
export const massachusetts: Die = createDie({
  name: 'massachusetts',
  aspect: 0.5,
  stroke: 0.112,
  radiusX: 0.5,
  radiusY: 0.24,
  waist: 0.46,
  ends: 'square',
  monospaced: true,
  zeroInset: 0.08,
  one: 'flag',
  capitalI: 'bar',
  three: 'flat',
  four: 'closed',
  fourStem: 0.76,
  fourBar: 0.7,
  fourNotch: 0.34,
  fourLean: 0.25,
  six: 'straight',
  seven: 'straight',
  apex: 'pointed',
  vertex: 0.8,
  legR: 'slanted',
  wide: 1.1,
});

/** For printed headers and footers. */
export const legend: Die = createDie({
  ...massachusetts,
  name: 'legend',
  aspect: 0.62,
  stroke: 0.15,
  monospaced: false,
  three: 'round',
  six: 'curled',
  apex: 'pointed',
  ends: 'round',
  wide: 1.25,
});

/** For names that are written rather than printed: thin, leaning, close together. */
export const script: Die = slanted(
  createDie({
    ...massachusetts,
    name: 'script',
    aspect: 0.58,
    stroke: 0.1,
    monospaced: false,
    ends: 'round',
    wide: 1.3,
  }),
  0.32,
);
