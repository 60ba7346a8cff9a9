import { describe, expect, it } from 'vitest';
import type { CameraSpec } from '../world.ts';
import { projectPoint, verticalFovDeg, viewOf } from './pinhole.ts';

/** Focal length of 1000 pixels. */
const camera: CameraSpec = {
  id: 'test',
  position: { xM: 0, yM: 2, zM: 0 },
  panDeg: 0,
  tiltDeg: 0,
  rollDeg: 0,
  focalLengthMm: 5,
  sensor: { widthMm: 5, widthPx: 1000, heightPx: 500 },
  fNumber: 2,
  exposureS: 0.001,
  gainDb: 0,
  framesPerSecond: 10,
};

describe('projectPoint', () => {
  it.each<[string, Partial<CameraSpec>, [number, number, number], { x: number; y: number } | null]>([
    ['puts the axis in the middle', {}, [10, 2, 0], { x: 500, y: 250 }],
    ['puts +z to the right, and up to the top', {}, [10, 3, 2], { x: 700, y: 150 }],
    ['looks along −z when panned left by 90°', { panDeg: 90 }, [1, 2, -10], { x: 600, y: 250 }],
    ['looks along −x at 180°, where −z is to the right', { panDeg: 180 }, [-10, 2, -1], { x: 600, y: 250 }],
    ['looks down at −45°', { tiltDeg: -45 }, [2, 0, 0], { x: 500, y: 250 }],
    ['moves what is to the right down when rolled by 90°', { rollDeg: 90 }, [10, 2, 1], { x: 500, y: 350 }],
    ['shows nothing of what is behind', {}, [-10, 2, 0], null],
  ])('%s', (_, change, point, expected) => {
    const projected = projectPoint(viewOf({ ...camera, ...change }), point);
    if (expected === null) expect(projected).toBeNull();
    else {
      expect(projected!.x).toBeCloseTo(expected.x, 9);
      expect(projected!.y).toBeCloseTo(expected.y, 9);
    }
  });
});

describe('verticalFovDeg', () => {
  it('follows from the picture’s height and the focal length', () => {
    expect(verticalFovDeg(camera)).toBeCloseTo((2 * Math.atan(0.25) * 180) / Math.PI, 9);
  });
});
