/** Skeletons of a–z for printed legends: x from 0 to 1, y from 0 (top of capitals) to 1 (baseline), descenders below. */
import { arc, loop, type Stroke } from './path.ts';

const xHeight = 0.34;
const middle = (1 + xHeight) / 2;
const radius = (1 - xHeight) / 2;
const ring = loop(0, xHeight, 1, 1, 0.5, radius);
const hump = (left: number, right: number): Stroke => [
  [left, 1],
  ...arc((left + right) / 2, xHeight + 0.22, (right - left) / 2, 0.22, 180, 360),
  [right, 1],
];

/** Strokes, and the width against an ordinary character. */
export const lowercase: Readonly<Record<string, { readonly strokes: readonly Stroke[]; readonly width: number }>> = {
  a: {
    width: 0.82,
    strokes: [
      ring,
      [
        [1, xHeight],
        [1, 1],
      ],
    ],
  },
  b: {
    width: 0.82,
    strokes: [
      ring,
      [
        [0, 0],
        [0, 1],
      ],
    ],
  },
  c: { width: 0.76, strokes: [arc(0.5, middle, 0.5, radius, -45, -315)] },
  d: {
    width: 0.82,
    strokes: [
      ring,
      [
        [1, 0],
        [1, 1],
      ],
    ],
  },
  e: { width: 0.82, strokes: [[[0, middle], [1, middle], ...arc(0.5, middle, 0.5, radius, 0, -310)]] },
  f: {
    width: 0.55,
    strokes: [
      [...arc(0.75, 0.2, 0.4, 0.2, -60, -180), [0.35, 1]],
      [
        [0, xHeight],
        [0.9, xHeight],
      ],
    ],
  },
  g: { width: 0.82, strokes: [ring, [[1, xHeight], ...arc(0.5, 1.08, 0.5, 0.22, 0, 150)]] },
  h: {
    width: 0.8,
    strokes: [
      [
        [0, 0],
        [0, 1],
      ],
      hump(0, 1),
    ],
  },
  i: {
    width: 0.3,
    strokes: [
      [
        [0.5, xHeight],
        [0.5, 1],
      ],
      [
        [0.5, 0.08],
        [0.5, 0.1],
      ],
    ],
  },
  j: {
    width: 0.4,
    strokes: [
      [
        [0.7, xHeight],
        [0.7, 1.1],
        [0.2, 1.28],
      ],
      [
        [0.7, 0.08],
        [0.7, 0.1],
      ],
    ],
  },
  k: {
    width: 0.78,
    strokes: [
      [
        [0, 0],
        [0, 1],
      ],
      [
        [0.9, xHeight],
        [0, 0.72],
      ],
      [
        [0.32, 0.6],
        [1, 1],
      ],
    ],
  },
  l: {
    width: 0.3,
    strokes: [
      [
        [0.5, 0],
        [0.5, 1],
      ],
    ],
  },
  m: {
    width: 1.25,
    strokes: [
      [
        [0, xHeight],
        [0, 1],
      ],
      hump(0, 0.5),
      hump(0.5, 1),
    ],
  },
  n: {
    width: 0.8,
    strokes: [
      [
        [0, xHeight],
        [0, 1],
      ],
      hump(0, 1),
    ],
  },
  o: { width: 0.84, strokes: [ring] },
  p: {
    width: 0.82,
    strokes: [
      ring,
      [
        [0, xHeight],
        [0, 1.3],
      ],
    ],
  },
  q: {
    width: 0.82,
    strokes: [
      ring,
      [
        [1, xHeight],
        [1, 1.3],
      ],
    ],
  },
  r: {
    width: 0.55,
    strokes: [
      [
        [0, xHeight],
        [0, 1],
      ],
      arc(0.6, xHeight + 0.24, 0.6, 0.24, 180, 290),
    ],
  },
  s: {
    width: 0.7,
    strokes: [[...arc(0.5, xHeight + 0.16, 0.48, 0.16, -30, -270), ...arc(0.5, 0.83, 0.5, 0.17, -90, 150)]],
  },
  t: {
    width: 0.55,
    strokes: [
      [
        [0.4, 0.1],
        [0.4, 0.85],
        [0.55, 1],
        [0.9, 0.98],
      ],
      [
        [0, xHeight],
        [0.9, xHeight],
      ],
    ],
  },
  u: {
    width: 0.8,
    strokes: [
      [[0, xHeight], ...arc(0.5, 0.78, 0.5, 0.22, 180, 0), [1, xHeight]],
      [
        [1, xHeight],
        [1, 1],
      ],
    ],
  },
  v: {
    width: 0.78,
    strokes: [
      [
        [0, xHeight],
        [0.5, 1],
        [1, xHeight],
      ],
    ],
  },
  w: {
    width: 1.15,
    strokes: [
      [
        [0, xHeight],
        [0.25, 1],
        [0.5, xHeight],
        [0.75, 1],
        [1, xHeight],
      ],
    ],
  },
  x: {
    width: 0.78,
    strokes: [
      [
        [0, xHeight],
        [1, 1],
      ],
      [
        [1, xHeight],
        [0, 1],
      ],
    ],
  },
  y: {
    width: 0.78,
    strokes: [
      [
        [0, xHeight],
        [0.5, 1],
      ],
      [
        [1, xHeight],
        [0.3, 1.3],
      ],
    ],
  },
  z: {
    width: 0.74,
    strokes: [
      [
        [0, xHeight],
        [1, xHeight],
        [0, 1],
        [1, 1],
      ],
    ],
  },
};
