import { createCanvas } from 'canvas';
import { describe, expect, it } from 'vitest';
import type { Point } from '../../base/geometry.ts';
import { resizeGray, warpGray } from '../../base/warp.ts';
import { type Look, looks } from './look.ts';
import { drawTiles, truthOf } from './shard.ts';
import type { tileKinds } from './tile.ts';

const easel = () => ({ context: createCanvas(400, 240).getContext('2d', { alpha: false }) });
const tiles = (kind: keyof typeof tileKinds, seed: string, count: number, look?: Look) => [
  ...drawTiles(kind, easel(), seed, count, look),
];

describe('drawTiles', () => {
  it('gives the same tiles for the same seed, others for another', () => {
    const [once, again, other] = [tiles('plate', '5', 3), tiles('plate', '5', 3), tiles('plate', '6', 3)];
    expect(again.map(truthOf)).toEqual(once.map(truthOf));
    again.forEach(({ image }, k) => {
      expect(Buffer.compare(image.data, once[k]!.image.data)).toBe(0);
    });
    expect(other.map(truthOf)).not.toEqual(once.map(truthOf));
  });

  it.each(looks)('gives the same tiles for the same seed, with the same truth, in the look %s', (look) => {
    const [once, again, byDay] = [tiles('plate', '5', 2, look), tiles('plate', '5', 2, look), tiles('plate', '5', 2)];
    expect(once.map(truthOf)).toEqual(byDay.map(truthOf));
    again.forEach(({ image }, k) => {
      expect(Buffer.compare(image.data, once[k]!.image.data)).toBe(0);
    });
  });

  it('shows plates bright and all else dark by infrared', () => {
    const levels = tiles('plate', 'bright', 12, 'infrared').map(({ image, plates }) => {
      const face = warpGray(image, plates[0]!.corners, 32, 16).data.toSorted((a, b) => a - b);
      const all = image.data.toSorted((a, b) => a - b);
      return { plate: face[Math.floor(0.8 * face.length)]!, around: all[Math.floor(0.2 * all.length)]! };
    });
    expect(levels.filter(({ plate, around }) => plate > around + 40).length).toBeGreaterThanOrEqual(9);
  });

  it('puts one plate of 45 to 230 px into each plate tile, its middle inside', () => {
    for (const { image, plates } of tiles('plate', 'a', 12)) {
      expect([image.widthPx, image.heightPx]).toEqual([288, 176]);
      expect(plates).toHaveLength(1);
      const { corners, face } = plates[0]!;
      const width = Math.hypot(corners[1].x - corners[0].x, corners[1].y - corners[0].y);
      expect(width).toBeGreaterThan(8);
      expect(width).toBeLessThan(280);
      expect(face.characters.map(({ character }) => character).join('')).toBe(face.text);
    }
  });

  it('puts 0 to 3 plates into scene tiles, some without any, none over another', () => {
    const counts = tiles('scene', 'a', 24).map(({ plates }) => plates.length);
    expect(Math.min(...counts)).toBe(0);
    expect(Math.max(...counts)).toBeGreaterThan(1);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
  });

  it('tells truth that agrees with the pixels: rectified by the corners, a tile shows the face', () => {
    const likeness = (shift: number) =>
      tiles('plate', 'truth', 20)
        .filter(({ plates }) => plates[0]!.face.text !== '')
        .map(({ image, plates }) => {
          const { corners, face } = plates[0]!;
          const [a, b] = corners;
          const by = { x: shift * (b.x - a.x), y: shift * (b.y - a.y) };
          const move = ({ x, y }: Point): Point => ({ x: x + by.x, y: y + by.y });
          const [p, q, r, s] = corners;
          return correlation(
            warpGray(image, [move(p), move(q), move(r), move(s)], 64, 32).data,
            resizeGray(face.pyramid[0]!, 64, 32).data,
          );
        });
    const high = (values: number[]) => values.filter((value) => value > 0.6).length / values.length;
    expect(high(likeness(0))).toBeGreaterThan(0.65);
    expect(high(likeness(0.06))).toBeLessThan(0.2);
  });
});

function correlation(a: Uint8Array, b: Uint8Array): number {
  const mean = (values: Uint8Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let k = 0; k < a.length; k++) {
    ab += (a[k]! - meanA) * (b[k]! - meanB);
    aa += (a[k]! - meanA) ** 2;
    bb += (b[k]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
