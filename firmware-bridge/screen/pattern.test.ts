import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../base/geometry.ts';
import { cellsOf, codeCells, lastMomentMs, layoutOf, momentOf, stillCells } from './pattern.ts';

const overlap = (a: Region, b: Region): boolean =>
  a.left < b.left + b.widthPx &&
  b.left < a.left + a.widthPx &&
  a.top < b.top + b.heightPx &&
  b.top < a.top + a.heightPx;

const moment = fc.integer({ min: 0, max: lastMomentMs });

describe('layoutOf', () => {
  it('keeps all apart, on whole pixels and on the screen, for any screen and picture', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 416, max: 5000 }),
        fc.integer({ min: 288, max: 5000 }),
        fc.double({ min: 0.3, max: 4, noNaN: true }),
        (widthPx, heightPx, aspect) => {
          const layout = layoutOf(widthPx, heightPx, aspect);
          const { picture, markers, names, code, wedge } = layout;
          const all = [picture, ...markers, ...names.map((n) => n.region), ...code.top, ...code.bottom];
          all.push(...wedge.map((w) => w.region));
          for (const [index, region] of all.entries()) {
            expect(Object.values(region).every(Number.isInteger)).toBe(true);
            expect(region.widthPx).toBeGreaterThan(0);
            expect(region.heightPx).toBeGreaterThan(0);
            expect(region.left).toBeGreaterThanOrEqual(0);
            expect(region.top).toBeGreaterThanOrEqual(0);
            expect(region.left + region.widthPx).toBeLessThanOrEqual(widthPx);
            expect(region.top + region.heightPx).toBeLessThanOrEqual(heightPx);
            expect(all.slice(index + 1).some((other) => overlap(region, other))).toBe(false);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('gives the picture its aspect and three quarters of a wide screen', () => {
    const { picture, modulePx } = layoutOf(1920, 1080, 16 / 9);
    expect(modulePx).toBe(15);
    expect(picture).toEqual({ left: 266, top: 150, widthPx: 1387, heightPx: 780 });
  });

  it('refuses a screen that is too small', () => {
    expect(() => layoutOf(400, 300, 16 / 9)).toThrow('at least 416 × 288');
    expect(() => layoutOf(Number.NaN, 300, 16 / 9)).toThrow(RangeError);
  });

  it('has each gray level twice, at the same distance from the middle', () => {
    const { wedge, widthPx } = layoutOf(1280, 720, 16 / 9);
    for (let level = 0; level < 255; level += 17) {
      const [high, low] = wedge.filter((cell) => cell.level === level).map(({ region }) => region);
      expect(high!.left + high!.widthPx / 2 + low!.left + low!.widthPx / 2).toBeCloseTo(widthPx, -1);
      expect(high!.top).toBeLessThan(low!.top);
    }
  });
});

describe('what is painted', () => {
  it('begins with the whole screen in black and is as bright at any moment', () => {
    const layout = layoutOf(1280, 720, 16 / 9);
    expect(stillCells(layout)[0]).toEqual({ region: { left: 0, top: 0, widthPx: 1280, heightPx: 720 }, level: 0 });
    const whites = (momentMs: number) => codeCells(layout, momentMs).filter(({ level }) => level === 255).length;
    expect(whites(0)).toBe(32);
    expect(whites(123_456)).toBe(32);
  });
});

describe('cellsOf', () => {
  it('is undone by momentOf', () => {
    fc.assert(fc.property(moment, (momentMs) => momentOf(cellsOf(momentMs)) === momentMs));
    expect(momentOf(cellsOf(lastMomentMs))).toBe(lastMomentMs);
  });

  it('lets up to three wrong cells be noticed', () => {
    const wrong = fc.uniqueArray(fc.integer({ min: 0, max: 31 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(moment, wrong, (momentMs, flips) => {
        const cells = cellsOf(momentMs).map((cell, index) => cell !== flips.includes(index));
        expect(momentOf(cells)).toBeUndefined();
      }),
    );
  });

  it('is never all black or all white', () => {
    expect(momentOf(Array(32).fill(false))).toBeUndefined();
    expect(momentOf(Array(32).fill(true))).toBeUndefined();
  });

  it.each([-1, 0.5, lastMomentMs + 1, Number.NaN])('refuses %s ms', (momentMs) => {
    expect(() => cellsOf(momentMs)).toThrow(RangeError);
  });
});
