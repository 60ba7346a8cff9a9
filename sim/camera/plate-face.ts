import { type PlateSide, shapeOf } from '../vehicles.ts';
import type { BodyType, VehiclePose } from '../world.ts';
import { add, cross, scale, type Vec3 } from './vector.ts';

/** A plate in the world frame: the rectangle of its face. */
export interface PlateFace {
  readonly center: Vec3;
  /** Unit vectors: the way its text runs, its upper edge, and out of its face. */
  readonly right: Vec3;
  readonly up: Vec3;
  readonly normal: Vec3;
  readonly widthM: number;
  readonly heightM: number;
}

type Ground = Pick<VehiclePose, 'xM' | 'zM' | 'headingRad'>;

/** A vehicle's axes in the world frame: forward and to its right (sim/vehicles.ts); up is the world's. */
export const axesOf = ({ headingRad }: Pick<Ground, 'headingRad'>): { forward: Vec3; right: Vec3 } => ({
  forward: [Math.cos(headingRad), 0, -Math.sin(headingRad)],
  right: [Math.sin(headingRad), 0, Math.cos(headingRad)],
});

export function plateFaceOf(vehicle: { readonly body: BodyType }, pose: Ground, side: PlateSide): PlateFace {
  const { plates, plateSize } = shapeOf(vehicle);
  const mount = plates[side];
  const { forward, right } = axesOf(pose);
  const outward = side === 'front' ? forward : scale(forward, -1);
  const [cos, sin] = [Math.cos(mount.tiltRad), Math.sin(mount.tiltRad)];
  const normal = add(scale(outward, cos), [0, sin, 0]);
  const up = add([0, cos, 0], scale(outward, -sin));
  const onGround = add([pose.xM, mount.yM, pose.zM], add(scale(forward, mount.xM), scale(right, mount.zM)));
  return { center: onGround, right: cross(up, normal), up, normal, ...plateSize };
}

/** The point of a face at parts of its width and height from the middle: (−½, ½) is its top left corner. */
export const pointOf = ({ center, right, up, widthM, heightM }: PlateFace, across: number, upwards: number): Vec3 =>
  add(center, add(scale(right, across * widthM), scale(up, upwards * heightM)));

/** Top left, top right, bottom right, bottom left, as who faces the plate reads it; world frame. */
export const cornersOf = (face: PlateFace): readonly [Vec3, Vec3, Vec3, Vec3] => [
  pointOf(face, -0.5, 0.5),
  pointOf(face, 0.5, 0.5),
  pointOf(face, 0.5, -0.5),
  pointOf(face, -0.5, -0.5),
];

/** Corners of a vehicle's plate in the world frame, top left first, clockwise as who faces the plate sees them. */
export const plateCornersWorld = (
  vehicle: { readonly body: BodyType },
  pose: Ground,
  side: PlateSide,
): readonly [Vec3, Vec3, Vec3, Vec3] => cornersOf(plateFaceOf(vehicle, pose, side));
