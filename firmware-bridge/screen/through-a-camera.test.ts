/** All that is read from a picture of the screen, through emulated cameras of any kind within the stated limits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { findScreen } from './find.ts';
import { codeCells, type GrayCell, lastMomentMs, layoutOf, stillCells } from './pattern.ts';
import { type EmulatedCamera, lightOf, paint, photograph, pictureValue, plainCamera, trueView } from './testing.ts';
import { readMoment } from './time-code.ts';
import { measureTone } from './tone.ts';
import { toCamera } from './view.ts';

const layout = layoutOf(1280, 720, 16 / 9);

/** The screen with patches of gray where the scenario's picture is. */
function screenOf(momentMs: number, seed: number): GrayImage {
  const { picture, widthPx, heightPx } = layout;
  const rng = createRng(seed);
  const patch = (): GrayCell => {
    const [across, down] = [rng.integer(3, picture.widthPx / 3), rng.integer(3, picture.heightPx / 3)];
    const left = rng.integer(picture.left, picture.left + picture.widthPx - across);
    const top = rng.integer(picture.top, picture.top + picture.heightPx - down);
    return { region: { left, top, widthPx: across, heightPx: down }, level: rng.integer(0, 255) };
  };
  const patches = [{ region: picture, level: rng.integer(0, 255) }, ...Array.from({ length: 40 }, patch)];
  return paint([...stillCells(layout), ...codeCells(layout, momentMs), ...patches], widthPx, heightPx);
}

/** Where the screen lies: turned about the picture's middle, askew by perspective, as large as fits, or down to 240 pixels. */
const place = fc.record({
  angle: fc.double({ min: -Math.PI, max: Math.PI, noNaN: true }),
  upright: fc.boolean(),
  mirrored: fc.boolean(),
  size: fc.double({ min: 0.3, max: 0.98, noNaN: true }),
  askew: fc.array(fc.double({ min: 0.88, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
});

const cornersOf = (
  { angle, upright, mirrored, size, askew }: typeof place extends fc.Arbitrary<infer T> ? T : never,
  { widthPx, heightPx }: Pick<EmulatedCamera, 'widthPx' | 'heightPx'>,
): Corners => {
  const turn = upright ? angle / 20 : angle;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const aspect = 9 / 16;
  const across = Math.abs(cos) + Math.abs(sin) * aspect;
  const down = Math.abs(sin) + Math.abs(cos) * aspect;
  const width = Math.max(240, size * Math.min(widthPx / across, heightPx / down));
  const corner = (x: number, y: number, k: number) => {
    const px = (mirrored ? -x : x) * (width / 2) * askew[2 * k]!;
    const py = y * (width / 2) * aspect * askew[2 * k + 1]!;
    return { x: widthPx / 2 + px * cos - py * sin, y: heightPx / 2 + px * sin + py * cos };
  };
  return [corner(-1, -1, 0), corner(1, -1, 1), corner(1, 1, 2), corner(-1, 1, 3)];
};

/** Camera pixels that a module takes, at least. */
function modulePxOf([topLeft, topRight, bottomRight, bottomLeft]: Corners): number {
  const length = (from: Corners[0], to: Corners[0]): number => Math.hypot(to.x - from.x, to.y - from.y);
  const across = Math.min(length(topLeft, topRight), length(bottomLeft, bottomRight)) / layout.widthPx;
  const down = Math.min(length(topLeft, bottomLeft), length(topRight, bottomRight)) / layout.heightPx;
  return layout.modulePx * Math.min(across, down);
}

/** A module takes 1.5 to 5 camera pixels, and blur up to half of a module: the limits that findScreen states. */
const anyCamera: fc.Arbitrary<EmulatedCamera> = fc
  .record({
    place,
    radial: fc.double({ min: -0.06, max: 0.04, noNaN: true }),
    blurModules: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    vignetting: fc.double({ min: 0, max: 0.4, noNaN: true }),
    displayGamma: fc.double({ min: 1.8, max: 2.4, noNaN: true }),
    cameraGamma: fc.double({ min: 1.8, max: 2.4, noNaN: true }),
    exposure: fc.double({ min: 0.35, max: 0.95, noNaN: true }),
    blackLight: fc.double({ min: 0.001, max: 0.02, noNaN: true }),
    noiseLevels: fc.double({ min: 0, max: 5, noNaN: true }),
    clutter: fc.record({
      perPx: fc.double({ min: 0.02, max: 0.8, noNaN: true }),
      light: fc.double({ min: 0, max: 0.7, noNaN: true }),
    }),
  })
  .map(({ place, blurModules, clutter, ...rest }) => ({
    ...plainCamera,
    ...rest,
    corners: cornersOf(place, plainCamera),
    blurPx: blurModules * modulePxOf(cornersOf(place, plainCamera)),
    surround: (x, y) => (Math.sin(clutter.perPx * x) * Math.sin(clutter.perPx * y) > 0 ? clutter.light : 0.02),
  }));

const moment = fc.integer({ min: 0, max: lastMomentMs - 1000 });
/** Slow pictures: few, and the same each time. */
const few = { numRuns: 12, seed: 6, endOnFailure: true };
const patienceMs = 240_000;

describe('through any camera within the limits', () => {
  it(
    'the screen is found within half a pixel, its moment read, its tone known to some values',
    () => {
      fc.assert(
        fc.property(anyCamera, moment, fc.integer(), (camera, momentMs, seed) => {
          const screen = screenOf(momentMs, seed);
          const picture = photograph(camera, [{ screen, share: 1 }], createRng(seed));
          const finding = findScreen(picture, layout);
          if (!finding.found) throw new Error(finding.why);
          const truth = trueView(camera, screen);
          for (let x = 0; x <= screen.widthPx; x += 80)
            for (let y = 0; y <= screen.heightPx; y += 80) {
              const [is, found] = [toCamera(truth, { x, y }), toCamera(finding.view, { x, y })];
              expect(Math.hypot(is.x - found.x, is.y - found.y)).toBeLessThan(0.5);
            }
          expect(readMoment(picture, finding.view, layout)).toEqual({ kind: 'moment', momentMs });

          const tone = measureTone(picture, finding.view, layout);
          const middle = toCamera(truth, { x: screen.widthPx / 2, y: screen.heightPx / 2 });
          // Beyond 0.4 modules, blur brings white into the black cells beside it.
          const withinValues = camera.blurPx < 0.4 * modulePxOf(camera.corners) ? 6 : 20;
          for (let level = 0; level <= 255; level++) {
            const off = tone.values[level]! - pictureValue(camera, lightOf(camera, level), middle);
            expect(Math.abs(off)).toBeLessThan(withinValues);
          }

          const again = findScreen(picture, layout, finding.view);
          expect(again).toMatchObject({ found: true });
        }),
        few,
      );
    },
    patienceMs,
  );

  it(
    'two moments in one picture are never taken for a third',
    () => {
      const mixtures = fc.record({
        afterMs: fc.integer({ min: 1, max: 1000 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        tornAt: fc.option(fc.integer({ min: 0, max: 720 })),
      });
      let torn = 0;
      fc.assert(
        fc.property(anyCamera, moment, mixtures, fc.integer(), (camera, firstMs, { afterMs, share, tornAt }, seed) => {
          const first = screenOf(firstMs, seed);
          const then = screenOf(firstMs + afterMs, seed);
          const both = { ...first, data: first.data.slice() };
          if (tornAt !== null) both.data.set(then.data.subarray(0, tornAt * then.widthPx));
          const shown =
            tornAt === null
              ? [
                  { screen: first, share },
                  { screen: then, share: 1 - share },
                ]
              : [{ screen: both, share: 1 }];
          const picture = photograph(camera, shown, createRng(seed));
          const finding = findScreen(picture, layout);
          if (!finding.found) throw new Error(finding.why);
          const reading = readMoment(picture, finding.view, layout);
          if (reading.kind === 'moment') expect([firstMs, firstMs + afterMs]).toContain(reading.momentMs);
          else expect(reading).toEqual({ kind: 'torn' });
          if (reading.kind === 'torn') torn++;
          if (tornAt !== null && tornAt > 100 && tornAt < 620) expect(reading).toEqual({ kind: 'torn' });
        }),
        few,
      );
      expect(torn).toBeGreaterThan(few.numRuns / 3);
    },
    patienceMs,
  );

  it(
    'no screen is found where there is none',
    () => {
      fc.assert(
        fc.property(anyCamera, fc.integer(), (camera, seed) => {
          const rng = createRng(seed);
          const screen = screenOf(0, seed);
          const other = { ...screen, data: screen.data.map(() => rng.integer(0, 255)) };
          expect(findScreen(photograph(camera, [{ screen: other, share: 1 }], rng), layout).found).toBe(false);
        }),
        { ...few, numRuns: 3 },
      );
    },
    patienceMs,
  );
});
