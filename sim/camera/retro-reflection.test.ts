import { expect, it } from 'vitest';
import { retroReflectionAt } from './retro-reflection.ts';

it.each([
  [0.2, 4, 70],
  [0.2, 30, 30],
  [0.5, 4, 30],
  [0.5, 30, 15],
])(
  'retroReflectionAt gives type I white about its minimum at %f° and %i°: %i cd/(lx m²)',
  (observed, entering, least) => {
    expect(retroReflectionAt(observed, entering) / least).toBeGreaterThan(0.88);
    expect(retroReflectionAt(observed, entering) / least).toBeLessThan(1.12);
  },
);
