import { describe, expect, it } from 'vitest';
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { findScreen } from './find.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { planesOf, rectify } from './rectify.ts';
import { paint, photograph, plainCamera } from './testing.ts';
import { measureTone } from './tone.ts';

const layout = layoutOf(1280, 720, 4 / 3);
const corners: Corners = [
  { x: 31, y: 22 },
  { x: 604, y: 12 },
  { x: 618, y: 342 },
  { x: 22, y: 330 },
];
/** A camera whose gamma does not undo the display's, and whose red is weak. */
const camera = { ...plainCamera, corners, cameraGamma: 1.8, displayGamma: 2.4, radial: -0.03, vignetting: 0.1 };

/** A board of 8 × 6 fields in the scenario's picture, each of a level of its own in each colour. */
const columns = 8;
const fieldLevel = (color: number, field: number): number => 20 + ((field * 37 + color * 90) % 216);
function board(color: number): GrayImage {
  const { left, top, widthPx, heightPx } = layout.picture;
  const fields = Array.from({ length: 48 }, (_, field) => {
    const edge = (share: number, of: number): number => Math.round(share * of);
    const [column, row] = [field % columns, Math.floor(field / columns)];
    const [x0, x1] = [edge(column / 8, widthPx), edge((column + 1) / 8, widthPx)];
    const [y0, y1] = [edge(row / 6, heightPx), edge((row + 1) / 6, heightPx)];
    return {
      region: { left: left + x0, top: top + y0, widthPx: x1 - x0, heightPx: y1 - y0 },
      level: fieldLevel(color, field),
    };
  });
  return paint([...stillCells(layout), ...codeCells(layout, 77), ...fields], layout.widthPx, layout.heightPx);
}

describe('rectify', () => {
  const planes = [0, 1, 2].map((color) => {
    const exposure = color === 0 ? 0.4 : 0.8;
    return photograph({ ...camera, exposure }, [{ screen: board(color), share: 1 }], createRng(`plane ${color}`));
  }) as [GrayImage, GrayImage, GrayImage];
  const finding = findScreen(planes[1], layout);
  if (!finding.found) throw new Error(finding.why);
  const { view } = finding;
  const tones = planes.map((plane) => measureTone(plane, view, layout)) as never;
  const picture = rectify(planes, view, layout, tones, 320, 240);

  it('gives the scenario’s levels in each colour, each where it belongs', () => {
    for (let field = 0; field < 48; field++)
      for (let color = 0; color < 3; color++) {
        const [column, row] = [field % columns, Math.floor(field / columns)];
        const at = 4 * ((row * 40 + 20) * 320 + column * 40 + 20) + color;
        expect(Math.abs(picture.rgba[at]! - fieldLevel(color, field))).toBeLessThan(9);
      }
  });

  it('keeps borders between fields to a pixel', () => {
    const row = 20;
    const at = (column: number): number => picture.rgba[4 * (row * 320 + column) + 1]!;
    for (let field = 0; field < 7; field++) {
      const [here, next] = [fieldLevel(1, field), fieldLevel(1, field + 1)];
      expect(Math.abs(at(40 * (field + 1) - 3) - here)).toBeLessThan(Math.abs(here - next) / 4 + 9);
      expect(Math.abs(at(40 * (field + 1) + 2) - next)).toBeLessThan(Math.abs(here - next) / 4 + 9);
    }
  });

  it('says how many camera pixels a pixel has, and is opaque', () => {
    expect(picture.cameraPxPerPx.across).toBeCloseTo((0.447 * layout.picture.widthPx) / 320, 1);
    expect(picture.rgba[3]).toBe(255);
    const finer = rectify(planes, view, layout, tones, 1280, 960);
    expect(finer.cameraPxPerPx.across).toBeCloseTo(picture.cameraPxPerPx.across / 4, 5);
    expect(finer.cameraPxPerPx.across).toBeLessThan(1);
  });
});

describe('planesOf', () => {
  it('takes the colours apart', () => {
    const planes = planesOf({ widthPx: 2, heightPx: 1, rgba: new Uint8Array([1, 2, 3, 255, 4, 5, 6, 255]) });
    expect(planes.map(({ data }) => [...data])).toEqual([
      [1, 4],
      [2, 5],
      [3, 6],
    ]);
  });
});
