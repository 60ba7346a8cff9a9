import { shapeOf } from '../vehicles.ts';
import type { CameraSpec, Vehicle, VehiclePose, World } from '../world.ts';
import { type CameraView, inCamera, viewOf } from './pinhole.ts';
import { axesOf } from './plate-face.ts';
import { vehiclesById } from './truth.ts';
import { add, scale, type Vec3 } from './vector.ts';

/**
 * Whether some vehicle may be in the picture, at most `maxDistanceM` away along the optical axis. Errs towards true: a
 * vehicle counts unless its bounding box lies wholly beyond one side of the picture.
 */
export function anyVehicleInView(world: World, camera: CameraSpec, tS: number, maxDistanceM: number): boolean {
  const view = viewOf(camera);
  const vehicles = vehiclesById(world);
  return world.stateAt(tS).poses.some((pose) => isInView(view, vehicles.get(pose.vehicleId)!, pose, maxDistanceM));
}

/** As {@link anyVehicleInView}, of one vehicle. */
export function isInView(view: CameraView, vehicle: Pick<Vehicle, 'body'>, pose: VehiclePose, maxDistanceM: number) {
  const corners = boundingCorners(vehicle, pose).map((corner) => inCamera(view, corner));
  const [across, upwards] = [view.widthPx / 2 / view.focalPx, view.heightPx / 2 / view.focalPx];
  return !(
    corners.every(({ depthM }) => depthM <= 0) ||
    corners.every(({ depthM }) => depthM > maxDistanceM) ||
    corners.every(({ rightM, depthM }) => rightM > depthM * across) ||
    corners.every(({ rightM, depthM }) => -rightM > depthM * across) ||
    corners.every(({ upM, depthM }) => upM > depthM * upwards) ||
    corners.every(({ upM, depthM }) => -upM > depthM * upwards)
  );
}

function boundingCorners(vehicle: Pick<Vehicle, 'body'>, pose: VehiclePose): readonly Vec3[] {
  const { lengthM, widthM, heightM } = shapeOf(vehicle);
  const { forward, right } = axesOf(pose);
  return [-0.5, 0.5].flatMap((along) =>
    [-0.5, 0.5].flatMap((across) =>
      [0, heightM].map((yM) =>
        add([pose.xM, yM, pose.zM], add(scale(forward, along * lengthM), scale(right, across * widthM))),
      ),
    ),
  );
}
