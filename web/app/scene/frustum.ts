/** A camera's field of view as a thing in the scene: its edges, to where they meet the road or the haze. */
import {
  type BufferAttribute,
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

export interface Frustum {
  readonly object: Group;
  /** To what a camera sees as it is aimed now. */
  follow(camera: CameraSpec): void;
  dispose(): void;
}

/** @param whiteCdM2 the luminance that comes out white in the picture */
export function createFrustum(whiteCdM2: number): Frustum {
  const amber = { color: '#ffb733', fog: false, transparent: true } as const;
  const edges = new LineSegments(geometryOf(16), new LineBasicNodeMaterial({ ...amber, opacity: 0.9 }));
  const faces = new Mesh(
    geometryOf(12),
    new MeshBasicNodeMaterial({ ...amber, opacity: 0.07, side: DoubleSide, depthWrite: false }),
  );
  for (const { material } of [edges, faces]) material.color.multiplyScalar(whiteCdM2);
  return {
    object: new Group().add(edges, faces),
    follow(camera) {
      const corners = cornersOf(camera);
      const { xM, yM, zM } = camera.position;
      const from: Vec3 = [xM, yM, zM];
      const around = corners.map((corner, i) => [corner, corners[(i + 1) % 4]!] as const);
      place(edges.geometry, [...corners.flatMap((corner) => [from, corner]), ...around.flat()]);
      place(
        faces.geometry,
        around.flatMap(([a, b]) => [from, a, b]),
      );
    },
    dispose() {
      for (const { geometry, material } of [edges, faces]) {
        geometry.dispose();
        material.dispose();
      }
    },
  };
}

/** Where the edges of a camera's view end, from the upper left clockwise, in the world frame, metres. */
function cornersOf(camera: CameraSpec): Vec3[] {
  const { position, forward, right, up, focalPx, widthPx, heightPx } = viewOf(camera);
  return [
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
}

const geometryOf = (points: number): BufferGeometry =>
  new BufferGeometry().setAttribute('position', new Float32BufferAttribute(3 * points, 3));

function place(geometry: BufferGeometry, points: readonly Vec3[]): void {
  const position = geometry.getAttribute('position') as BufferAttribute;
  position.copyArray(points.flat());
  position.needsUpdate = true;
  geometry.computeBoundingSphere();
}
