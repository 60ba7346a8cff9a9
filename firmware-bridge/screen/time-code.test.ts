import { describe, expect, it } from 'vitest';
import type { Corners, GrayImage, Region } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { type EmulatedCamera, paint, photograph, plainCamera, trueView } from './testing.ts';
import { readMoment } from './time-code.ts';

const layout = layoutOf(640, 360, 16 / 9);
const corners: Corners = [
  { x: 20, y: 11 },
  { x: 620, y: 11 },
  { x: 620, y: 349 },
  { x: 20, y: 349 },
];
const screenAt = (momentMs: number): GrayImage =>
  paint([...stillCells(layout), ...codeCells(layout, momentMs)], layout.widthPx, layout.heightPx);

/** The code as a camera sees it that looks at these for their shares of its exposure. */
function read(shown: readonly (readonly [GrayImage, number])[], settings: Partial<EmulatedCamera> = {}) {
  const camera = { ...plainCamera, corners, ...settings };
  const screens = shown.map(([screen, share]) => ({ screen, share }));
  const picture = photograph(camera, screens, createRng('time code'));
  return readMoment(picture, trueView(camera, shown[0]![0]), layout);
}

const [first, then] = [screenAt(70_000), screenAt(70_200)];
const covered = (regions: readonly Region[], level: number): GrayImage => {
  const cells = [...stillCells(layout), ...codeCells(layout, 70_000), ...regions.map((region) => ({ region, level }))];
  return paint(cells, layout.widthPx, layout.heightPx);
};
/** The upper part of one and the lower part of the other. */
const torn = (atRow: number): GrayImage => {
  const data = then.data.slice();
  data.set(first.data.subarray(0, atRow * first.widthPx));
  return { ...first, data };
};

describe('readMoment', () => {
  it('reads a moment', () => {
    expect(read([[first, 1]])).toEqual({ kind: 'moment', momentMs: 70_000 });
  });

  it.each([[100], [180], [300]])('notices a picture torn at row %i', (row) => {
    expect(read([[torn(row), 1]])).toEqual({ kind: 'torn' });
  });

  it.each([
    [0.5, 0.5],
    [0.75, 0.25],
    [0.12, 0.88],
  ])('notices an exposure across a change, %s to %s', (before, after) => {
    const reading = read([
      [first, before],
      [then, after],
    ]);
    expect(reading).toEqual({ kind: 'torn' });
  });

  it('takes the moment that has nearly all of the exposure', () => {
    const reading = read([
      [first, 0.02],
      [then, 0.98],
    ]);
    expect(reading).toEqual({ kind: 'moment', momentMs: 70_200 });
  });

  it.each([
    ['a cell in black', layout.code.top.slice(3, 4), 0],
    ['a cell in white', layout.code.bottom.slice(9, 10), 255],
    ['cells in gray', layout.code.top.slice(0, 9), 128],
    ['the whole upper row in white', layout.code.top, 255],
  ])('reads no moment off a code with %s', (_, regions, level) => {
    const changed = covered(regions, level);
    const reading = read([[changed, 1]]);
    const same = changed.data.every((value, at) => value === first.data[at]);
    expect(reading.kind).toBe(same ? 'moment' : 'torn');
  });

  it.each([
    ['blur', { blurPx: 9 }],
    ['darkness', { exposure: 0.0002 }],
    ['overexposure', { exposure: 60, blackLight: 0.02 }],
  ])('says that nothing can be read for %s', (_, settings) => {
    expect(read([[first, 1]], settings)).toEqual({ kind: 'unreadable' });
  });
});
