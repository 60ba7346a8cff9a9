/** A camera's field of view as a thing in the scene: its edges, to where they meet the road or the haze. */
import {
  BufferGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  LineBasicNodeMaterial,
  LineSegments,
  Mesh,
  MeshBasicNodeMaterial,
} from 'three/webgpu';
import { viewOf } from '../../../sim/camera/pinhole.ts';
import { add, scale, type Vec3 } from '../../../sim/camera/vector.ts';
import type { CameraSpec } from '../../../sim/world.ts';

const longestM = 60;
/** Above the road, so that its outline on it is seen. */
const liftM = 0.05;

/** @param whiteCdM2 the luminance that comes out white in the picture */
export function createFrustum(camera: CameraSpec, whiteCdM2: number): Group {
  const { position, forward, right, up, focalPx, widthPx, heightPx } = viewOf(camera);
  const corners = [
    [-1, 1],
    [1, 1],
    [1, -1],
    [-1, -1],
  ].map(([across, upwards]): Vec3 => {
    const sideways = scale(right, (across! * widthPx) / 2 / focalPx);
    const ray = add(forward, add(sideways, scale(up, (upwards! * heightPx) / 2 / focalPx)));
    const toRoad = ray[1] < 0 ? (liftM - position[1]) / ray[1] : Number.POSITIVE_INFINITY;
    return add(position, scale(ray, Math.min(longestM, toRoad)));
  });
  const around = corners.map((corner, i) => [corner, corners[(i + 1) % 4]!] as const);

  const geometryOf = (points: readonly Vec3[]): BufferGeometry =>
    new BufferGeometry().setAttribute('position', new Float32BufferAttribute(points.flat(), 3));
  const amber = { color: '#ffb733', fog: false, transparent: true } as const;
  const edges = new LineBasicNodeMaterial({ ...amber, opacity: 0.9 });
  const faces = new MeshBasicNodeMaterial({ ...amber, opacity: 0.07, side: DoubleSide, depthWrite: false });
  for (const material of [edges, faces]) material.color.multiplyScalar(whiteCdM2);
  return new Group().add(
    new LineSegments(
      geometryOf([...corners.flatMap((corner) => [position, corner]), ...around.flatMap((edge) => [...edge])]),
      edges,
    ),
    new Mesh(geometryOf(around.flatMap(([a, b]) => [position, a, b])), faces),
  );
}
