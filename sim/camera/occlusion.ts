import { shapeOf } from '../vehicles.ts';
import type { BodyType, VehiclePose } from '../world.ts';
import { axesOf } from './plate-face.ts';
import { dot, subtract, type Vec3 } from './vector.ts';

/** Whether the line between two points of the world passes through a vehicle's body. */
export function crossesVehicle(from: Vec3, to: Vec3, vehicle: { readonly body: BodyType }, pose: VehiclePose): boolean {
  const { forward, right } = axesOf(pose);
  const inVehicle = (point: Vec3): Vec3 => {
    const offset = subtract(point, [pose.xM, 0, pose.zM]);
    return [dot(offset, forward), offset[1], dot(offset, right)];
  };
  const [a, b] = [inVehicle(from), inVehicle(to)];
  return shapeOf(vehicle).boxes.some(({ xM, yM, zM, lengthM, heightM, widthM }) =>
    crossesBox(a, b, [xM, yM, zM], [lengthM / 2, heightM / 2, widthM / 2]),
  );
}

/** The slab method: T. L. Kay & J. T. Kajiya, "Ray tracing complex scenes", SIGGRAPH 1986. */
function crossesBox(a: Vec3, b: Vec3, middle: Vec3, half: Vec3): boolean {
  let [enters, leaves] = [0, 1];
  for (const axis of [0, 1, 2] as const) {
    const low = middle[axis] - half[axis] - a[axis];
    const high = middle[axis] + half[axis] - a[axis];
    const along = b[axis] - a[axis];
    if (along === 0) {
      if (low > 0 || high < 0) return false;
      continue;
    }
    const [first, second] = along > 0 ? [low / along, high / along] : [high / along, low / along];
    enters = Math.max(enters, first);
    leaves = Math.min(leaves, second);
    if (enters > leaves) return false;
  }
  return true;
}
