/** What a camera's frame truly holds, from geometry alone. */
import type { Corners, Point } from '../../base/geometry.ts';
import { degFromRad } from '../../base/units.ts';
import type { PlateSide } from '../vehicles.ts';
import type { CameraSpec, FrameTruth, PlateTruth, Vehicle, VehiclePose, World } from '../world.ts';
import { crossesVehicle } from './occlusion.ts';
import { type CameraView, isInPicture, projectPoint, viewOf } from './pinhole.ts';
import { axesOf, cornersOf, type PlateFace, plateFaceOf, pointOf } from './plate-face.ts';
import { add, dot, norm, scale, subtract } from './vector.ts';

/** Middle of the exposure of a camera's frame. */
export const frameTimeS = (camera: CameraSpec, index: number): number => index / camera.framesPerSecond;

/** Frames that a camera takes from t = 0 to the end of a run, both included. */
export const frameCount = (camera: CameraSpec, durationS: number): number =>
  Math.floor(durationS * camera.framesPerSecond + 1e-9) + 1;

type OnRoad = readonly { readonly vehicle: Vehicle; readonly pose: VehiclePose }[];

/** Plates that face the camera and lie at least partly in the picture, covered ones too, at the middle of the exposure. */
export function truthOf(world: World, camera: CameraSpec, index: number, tS: number): FrameTruth {
  const view = viewOf(camera);
  const vehicles = vehiclesById(world);
  const onRoad = world.stateAt(tS).poses.map((pose) => ({ pose, vehicle: vehicles.get(pose.vehicleId)! }));
  const plates = onRoad.flatMap(({ vehicle, pose }) =>
    (['front', 'rear'] as const).flatMap((side) => {
      if (side === 'front' && !vehicle.hasFrontPlate) return [];
      const others = onRoad.filter((other) => other.vehicle !== vehicle);
      return plateTruth(view, camera.exposureS, vehicle, pose, side, others) ?? [];
    }),
  );
  return { cameraId: camera.id, index, tS, plates };
}

const byWorld = new WeakMap<World, ReadonlyMap<string, Vehicle>>();

/** A world's vehicles by their id, gathered once a world. */
export function vehiclesById(world: World): ReadonlyMap<string, Vehicle> {
  let found = byWorld.get(world);
  if (!found) {
    found = new Map(world.vehicles.map((vehicle) => [vehicle.id, vehicle]));
    byWorld.set(world, found);
  }
  return found;
}

function plateTruth(
  view: CameraView,
  exposureS: number,
  vehicle: Vehicle,
  pose: VehiclePose,
  side: PlateSide,
  others: OnRoad,
): PlateTruth | null {
  const face = plateFaceOf(vehicle, pose, side);
  const toCamera = subtract(view.position, face.center);
  const distanceM = norm(toCamera);
  const facing = dot(face.normal, toCamera) / distanceM;
  if (facing <= 0) return null;

  const corners = cornersOf(face).map((corner) => projectPoint(view, corner));
  if (!allInFront(corners)) return null;
  const { pictured, visible } = sampleFace(view, face, others);
  if (pictured === 0) return null;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  return {
    vehicleId: vehicle.id,
    side,
    text: vehicle.plate.text,
    state: vehicle.plate.state,
    corners,
    visibility: visible,
    widthPx: (distancePx(topLeft, topRight) + distancePx(bottomLeft, bottomRight)) / 2,
    motionPx: motionPx(view, face, pose, exposureS),
    distanceM,
    incidenceDeg: degFromRad(Math.acos(Math.min(1, facing))),
  };
}

const allInFront = (corners: readonly (Point | null)[]): corners is Corners =>
  corners.every((corner) => corner !== null);

const distancePx = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Samples across and down a face, in the middles of equal cells. */
const samplesAcross = 16;
const samplesDown = 8;

/** Parts of a face in the picture, and in the picture with nothing before it. */
function sampleFace(view: CameraView, face: PlateFace, others: OnRoad): { pictured: number; visible: number } {
  let [pictured, visible] = [0, 0];
  for (let row = 0; row < samplesDown; row++)
    for (let column = 0; column < samplesAcross; column++) {
      const point = pointOf(face, (column + 0.5) / samplesAcross - 0.5, 0.5 - (row + 0.5) / samplesDown);
      const inPicture = projectPoint(view, point);
      if (inPicture === null || !isInPicture(view, inPicture)) continue;
      pictured++;
      if (!others.some(({ vehicle, pose }) => crossesVehicle(point, view.position, vehicle, pose))) visible++;
    }
  const samples = samplesAcross * samplesDown;
  return { pictured: pictured / samples, visible: visible / samples };
}

function motionPx(view: CameraView, { center }: PlateFace, pose: VehiclePose, exposureS: number): number {
  const half = scale(axesOf(pose).forward, (pose.speedMps * exposureS) / 2);
  const [before, after] = [projectPoint(view, subtract(center, half)), projectPoint(view, add(center, half))];
  return before && after ? distancePx(before, after) : Number.POSITIVE_INFINITY;
}
