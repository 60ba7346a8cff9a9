import { describe, expect, it } from 'vitest';
import { lookOf } from './plate-meter.ts';

const rows = 8;
/** Bars of 8 pixels between dark and bright, whose edges take `edgePx` pixels. */
const bars = (dark: number, bright: number, edgePx: number): Uint8Array =>
  Uint8Array.from({ length: 64 * rows }, (_, at) => {
    const x = (at % 64) % 16;
    const share = x < 8 ? Math.min(1, x / edgePx) : 1 - Math.min(1, (x - 8) / edgePx);
    return dark + (bright - dark) * share;
  });

describe('the look of a plate', () => {
  it('has the contrast of its darks and brights', () => expect(lookOf(bars(51, 204, 1), 64).contrast).toBeCloseTo(0.6));
  it('is half as sharp when its edges are twice as wide', () => {
    expect(lookOf(bars(0, 200, 2), 64).sharpnessPerPx).toBeCloseTo(0.5);
    expect(lookOf(bars(0, 200, 4), 64).sharpnessPerPx).toBeCloseTo(0.25);
  });
  it('does not depend on contrast in its sharpness', () =>
    expect(lookOf(bars(100, 140, 4), 64).sharpnessPerPx).toBeCloseTo(lookOf(bars(0, 200, 4), 64).sharpnessPerPx));
  it('of an even surface is none', () =>
    expect(lookOf(new Uint8Array(64), 8)).toEqual({ contrast: 0, sharpnessPerPx: 0 }));
});
