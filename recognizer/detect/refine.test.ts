import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare, invert } from '../../base/homography.ts';
import type { Network } from '../network.ts';
import { createRefiner, windowAround } from './refine.ts';

const picture = { widthPx: 200, heightPx: 120, data: new Uint8Array(200 * 120).fill(90) };
const box = (left: number, top: number, width: number, height: number): Corners => [
  { x: left, y: top },
  { x: left + width, y: top },
  { x: left + width, y: top + height },
  { x: left, y: top + height },
];

/** A network that sees the plate where it truly is, whatever the window: the windows are those of the looks in turn. */
function seeing(truth: Corners, windows: Corners[]): { network: Network; looks: () => number } {
  let looks = 0;
  return {
    looks: () => looks,
    network: {
      run: async ({ dims }) => {
        expect(dims).toEqual([1, 1, 64, 128]);
        const toWindow = invert(homographyFromUnitSquare(windows[looks++]!));
        const seen = truth.flatMap((corner) => {
          const { x, y } = applyHomography(toWindow, corner);
          return [x, y];
        });
        return { corners: { data: Float32Array.from(seen), dims: [1, 8] } };
      },
    },
  };
}

const near = (corners: Corners, expected: Corners) => {
  for (const [k, { x, y }] of corners.entries()) {
    expect(x).toBeCloseTo(expected[k]!.x, 2);
    expect(y).toBeCloseTo(expected[k]!.y, 2);
  }
};

describe('the refiner', () => {
  it('maps what the network saw in the window back to the picture, and looks twice', async () => {
    const [found, truth] = [box(50, 40, 60, 30), box(54, 43, 64, 31)];
    const { network, looks } = seeing(truth, [windowAround(found), windowAround(truth)]);
    near(await createRefiner(network).refine(picture, found), truth);
    expect(looks()).toBe(2);
  });

  it.each([
    ['far away', box(120, 40, 60, 30)],
    ['turned inside out', [...box(52, 40, 60, 30)].reverse() as unknown as Corners],
  ])('keeps the corners as they were found when the network sees a plate %s', async (_, elsewhere) => {
    const found = box(50, 40, 60, 30);
    const { network } = seeing(elsewhere, [windowAround(found)]);
    expect(await createRefiner(network).refine(picture, found)).toBe(found);
  });
});
