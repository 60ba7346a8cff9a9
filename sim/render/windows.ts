/** Which parts of the picture traffic may cover during an exposure: the rest is the same in every frame. */
import { type Box3, type Matrix4, type Mesh, type Object3D, type PerspectiveCamera, Vector3 } from 'three/webgpu';
import type { WorldScene } from '../scene/scene.ts';
import type { CameraSpec, WorldState } from '../world.ts';
import { movedBy } from './sub-exposures.ts';

/** Pixels, from the upper left corner. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels from the upper left corner; right and lower edges excluded. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** For the points within a pixel, and for rounding. */
const marginPx = 2;

/**
 * The windows of a scene's traffic around the middle of an exposure, those that touch joined into one, and the farthest
 * that a corner of a vehicle moves in the picture meanwhile. Leaves the scene at the exposure's end.
 */
export function movingWindows(
  world: WorldScene,
  state: WorldState,
  camera: PerspectiveCamera,
  { widthPx, heightPx }: CameraSpec['sensor'],
  exposureS: number,
): { windows: Window[]; motionPx: number } {
  const picture = { left: 0, top: 0, right: widthPx, bottom: heightPx };
  const cornersAt = (dtS: number): Map<string, Vector3[]> => {
    world.update(movedBy(state, dtS));
    world.traffic.updateMatrixWorld();
    return new Map(
      state.poses.map(({ vehicleId }) => [vehicleId, pictured(world.vehicleObject(vehicleId)!, camera, picture)]),
    );
  };
  const [before, after] = [cornersAt(-exposureS / 2), cornersAt(exposureS / 2)];
  const found: Bounds[] = [];
  let motionPx = 0;
  for (const [id, corners] of before) {
    const later = after.get(id)!;
    const bounds = clip(boundsOf([...corners, ...later]), picture);
    if (!bounds) continue;
    found.push(bounds);
    // An edge that starts or ceases to pass the near plane changes the list; such a vehicle fills the picture's rim anyway.
    if (corners.length === later.length)
      corners.forEach((corner, i) => {
        if (clip(boundsOf([corner]), picture)) motionPx = Math.max(motionPx, corner.distanceTo(later[i]!));
      });
  }
  const windows = joinTouching(found).map(({ left, top, right, bottom }) => ({
    x: left,
    y: top,
    width: right - left,
    height: bottom - top,
  }));
  return { windows, motionPx };
}

function boundsOf(points: readonly Vector3[]): Bounds {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return {
    left: Math.floor(Math.min(...xs)) - marginPx,
    top: Math.floor(Math.min(...ys)) - marginPx,
    right: Math.ceil(Math.max(...xs)) + marginPx,
    bottom: Math.ceil(Math.max(...ys)) + marginPx,
  };
}

function clip(bounds: Bounds, picture: Bounds): Bounds | null {
  const left = Math.max(bounds.left, picture.left);
  const top = Math.max(bounds.top, picture.top);
  const right = Math.min(bounds.right, picture.right);
  const bottom = Math.min(bounds.bottom, picture.bottom);
  return left < right && top < bottom ? { left, top, right, bottom } : null;
}

/** Joins rectangles that touch or overlap, until none do. */
export function joinTouching(all: readonly Bounds[]): Bounds[] {
  const joined: Bounds[] = [];
  for (let added of all) {
    for (let i = 0; i < joined.length; ) {
      const other = joined[i]!;
      if (
        other.right < added.left ||
        other.left > added.right ||
        other.bottom < added.top ||
        other.top > added.bottom
      ) {
        i++;
        continue;
      }
      added = {
        left: Math.min(added.left, other.left),
        top: Math.min(added.top, other.top),
        right: Math.max(added.right, other.right),
        bottom: Math.max(added.bottom, other.bottom),
      };
      joined.splice(i, 1);
      i = 0;
    }
    joined.push(added);
  }
  return joined;
}

/** The corners of an object's boxes in the picture, and where the boxes' edges pass the near plane; z is 0. */
function pictured(object: Object3D, camera: PerspectiveCamera, { right, bottom }: Bounds): Vector3[] {
  const points: Vector3[] = [];
  const take = (point: Vector3): void => {
    point.applyMatrix4(camera.projectionMatrix);
    points.push(new Vector3(((point.x + 1) / 2) * right, ((1 - point.y) / 2) * bottom, 0));
  };
  object.traverseVisible((child) => {
    const { geometry } = child as Partial<Mesh>;
    if (!geometry) return;
    if (!geometry.boundingBox) geometry.computeBoundingBox();
    const corners = cornersInCamera(geometry.boundingBox!, child.matrixWorld, camera);
    corners.forEach((corner, i) => {
      if (corner.z >= -camera.near) return;
      take(corner.clone());
      for (const bit of [1, 2, 4]) {
        const other = corners[i ^ bit]!;
        if (other.z >= -camera.near) take(corner.clone().lerp(other, (corner.z + camera.near) / (corner.z - other.z)));
      }
    });
  });
  return points;
}

function cornersInCamera({ min, max }: Box3, matrixWorld: Matrix4, camera: PerspectiveCamera): Vector3[] {
  return Array.from({ length: 8 }, (_, i) =>
    new Vector3(i & 1 ? max.x : min.x, i & 2 ? max.y : min.y, i & 4 ? max.z : min.z)
      .applyMatrix4(matrixWorld)
      .applyMatrix4(camera.matrixWorldInverse),
  );
}
