import { type Mesh, Vector3 } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { defaultCamera } from '../../../sim/camera/default-camera.ts';
import { projectPoint, viewOf } from '../../../sim/camera/pinhole.ts';
import { createFrustum } from './frustum.ts';

describe("a camera's frustum", () => {
  it('follows the camera: its edges end in the corners of the picture, as aimed now', () => {
    const { object, follow } = createFrustum(1);
    const { widthPx, heightPx } = defaultCamera.sensor;
    for (const turned of [{}, { panDeg: 150 }, { panDeg: -20, tiltDeg: 8 }, { panDeg: 40, tiltDeg: -30 }]) {
      const camera = { ...defaultCamera, ...turned };
      follow(camera);
      const position = (object.children[0] as Mesh).geometry.getAttribute('position');
      const seen = [1, 3, 5, 7].map((at) => {
        const { x, y, z } = new Vector3().fromBufferAttribute(position, at);
        const point = projectPoint(viewOf(camera), [x, y, z])!;
        return [Math.round(point.x) + 0, Math.round(point.y) + 0];
      });
      expect(seen).toEqual([
        [0, 0],
        [widthPx, 0],
        [widthPx, heightPx],
        [0, heightPx],
      ]);
    }
  });
});
