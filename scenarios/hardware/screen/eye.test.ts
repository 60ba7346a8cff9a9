/** The emulated camera before a painted screen: what the eye makes of it, and how that is told. */
import { describe, expect, it } from 'vitest';
import type { Corners, GrayImage } from '../../../base/geometry.ts';
import { createRng } from '../../../base/rng.ts';
import { codeCells, layoutOf, stillCells } from '../../../firmware-bridge/screen/pattern.ts';
import { paint, photograph, plainCamera } from '../../../firmware-bridge/screen/testing.ts';
import { createKeeper } from './compare.ts';
import { type Clear, createEye, type Sight } from './eye.ts';
import { codeOf, indexOf, waitingMs } from './moments.ts';
import type { ScreenPage, Show } from './screen.ts';
import { measureStill } from './still.ts';

const show: Show = { scenario: null, picture: { widthPx: 160, heightPx: 90 }, momentsPerSecond: 30 };
const page: ScreenPage = { widthPx: 640, heightPx: 400, isVisible: true, failure: null };
const layout = layoutOf(page.widthPx, page.heightPx, 16 / 9);
const corners: Corners = [
  { x: 30, y: 22 },
  { x: 606, y: 14 },
  { x: 612, y: 350 },
  { x: 24, y: 340 },
];
const gray = 150;
const screenAt = (momentMs: number): GrayImage =>
  paint([...stillCells(layout), ...codeCells(layout, momentMs), { region: layout.picture, level: gray }], 640, 400);

function seen(...shown: { momentMs: number; share: number }[]) {
  const light = shown.map(({ momentMs, share }) => ({ screen: screenAt(momentMs), share }));
  const { data, ...size } = photograph({ ...plainCamera, corners }, light, createRng('eye'));
  const rgba = new Uint8Array(4 * data.length);
  for (const [at, value] of data.entries()) rgba.fill(value, 4 * at, 4 * at + 4);
  return { ...size, rgba };
}

describe('an eye before a screen', () => {
  const eye = createEye(show);
  const at = (index: number) => ({ momentMs: codeOf(show, index), share: 1 });

  it('tells the moment, and takes the picture back to the levels that were shown', () => {
    const picture = seen(at(77));
    const sight = eye.look(picture, page) as Clear;
    expect(sight).toMatchObject({ kind: 'clear', index: 77 });
    const { rgba, widthPx, heightPx } = eye.scenarioPicture(picture, sight);
    expect([widthPx, heightPx]).toEqual([160, 90]);
    for (const pixel of [20 * 160 + 30, 45 * 160 + 80, 70 * 160 + 120])
      expect(Math.abs(rgba[4 * pixel]! - gray)).toBeLessThan(8);
  });

  it('measures what stands still on one picture, too, all but its noise', () => {
    const sight = eye.look(seen(at(3)), page) as Clear;
    expect(measureStill([sight]).noise).toBeUndefined();
    expect(measureStill([sight]).tone.white).toBeGreaterThan(200);
    expect(measureStill([sight, eye.look(seen(at(4)), page) as Clear]).noise!.rms).toBeLessThan(3);
  });

  it('tells that nothing plays', () =>
    expect(eye.look(seen({ momentMs: waitingMs, share: 1 }), page)).toMatchObject({ kind: 'clear', index: undefined }));

  it.each<[string, () => Sight, string, RegExp]>([
    [
      'two moments in one exposure',
      () => eye.look(seen({ ...at(2), share: 0.5 }, { ...at(3), share: 0.5 }), page),
      'torn',
      /two moments at once/,
    ],
    [
      'no screen',
      () => eye.look({ widthPx: 64, heightPx: 36, rgba: new Uint8Array(64 * 36 * 4) }, page),
      'lost',
      /four markers are needed/,
    ],
  ])('says why it cannot use %s', (_, look, kind, why) =>
    expect(look()).toMatchObject({ kind, why: expect.stringMatching(why) }),
  );
});

describe('moments', () => {
  it.each([1, 5, 12.5, 15, 29.97, 60])('come back from their code at %s a second', (momentsPerSecond) => {
    for (let index = 0; index < 5000; index += 7)
      expect(indexOf({ momentsPerSecond }, codeOf({ momentsPerSecond }, index))).toBe(index);
  });

  it('are kept for comparison from each quarter on, the first that came', () => {
    const keeper = createKeeper(20);
    for (const index of [0, 1, 4, 7, 9, 16, 17, 18, 19]) keeper.take({ index } as never);
    expect(keeper.kept.map(({ index }) => index)).toEqual([0, 7, 16, 17]);
  });
});
