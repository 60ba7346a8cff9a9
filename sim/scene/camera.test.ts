import { Vector3 } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { defaultCamera } from '../camera/default-camera.ts';
import { projectPoint, viewOf } from '../camera/pinhole.ts';
import { createCamera } from './camera.ts';

describe('createCamera', () => {
  it.each([
    {},
    { panDeg: 170, tiltDeg: -20, rollDeg: 3 },
    { panDeg: -95, tiltDeg: 5, rollDeg: -12, focalLengthMm: 8 },
    { sensor: { widthMm: 5.6, widthPx: 1920, heightPx: 1080 } },
  ])('projects as the pinhole does: %o', (changes) => {
    const spec = { ...defaultCamera, ...changes };
    const view = viewOf(spec);
    const camera = createCamera(spec);
    for (const [right, up, depth] of [
      [0, 0, 10],
      [3, 1, 25],
      [-2, -1.5, 9],
      [6, 4, 60],
    ] as const) {
      const point = new Vector3(...view.position)
        .addScaledVector(new Vector3(...view.right), right)
        .addScaledVector(new Vector3(...view.up), up)
        .addScaledVector(new Vector3(...view.forward), depth);
      const expected = projectPoint(view, [point.x, point.y, point.z])!;
      const seen = point.clone().project(camera);
      expect(((seen.x + 1) / 2) * spec.sensor.widthPx).toBeCloseTo(expected.x, 2);
      expect(((1 - seen.y) / 2) * spec.sensor.heightPx).toBeCloseTo(expected.y, 2);
    }
  });
});
