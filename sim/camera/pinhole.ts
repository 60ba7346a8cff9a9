/**
 * The pinhole camera (R. Hartley & A. Zisserman, Multiple View Geometry in Computer Vision, 2nd ed. 2004, ch. 6): no
 * distortion, square pixels, principal point in the picture's middle.
 *
 * Attitude, in the world frame of sim/world.ts (x along the road, y up, z to the right of x): starting with the optical
 * axis along +x and the picture upright, pan turns about y (positive to the left), then tilt about the camera's right
 * axis (positive up), then roll about the optical axis (positive counter-clockwise as seen from behind the camera: its
 * right side goes up). In three.js, whose cameras look along −z, this is
 * `rotation.set(tiltRad, panRad − π/2, rollRad, 'YXZ')`.
 */
import type { Point } from '../../base/geometry.ts';
import { degFromRad, radFromDeg } from '../../base/units.ts';
import type { CameraSpec } from '../world.ts';
import { add, cross, dot, scale, subtract, type Vec3 } from './vector.ts';

/** A camera worked out: its axes in the world frame and its focal length in pixels. */
export interface CameraView {
  readonly position: Vec3;
  readonly right: Vec3;
  readonly up: Vec3;
  /** Along the optical axis, into the scene. */
  readonly forward: Vec3;
  readonly focalPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

export function viewOf({ position, panDeg, tiltDeg, rollDeg, focalLengthMm, sensor }: CameraSpec): CameraView {
  const [pan, tilt, roll] = [radFromDeg(panDeg), radFromDeg(tiltDeg), radFromDeg(rollDeg)];
  const forward: Vec3 = [Math.cos(tilt) * Math.cos(pan), Math.sin(tilt), -Math.cos(tilt) * Math.sin(pan)];
  const levelRight: Vec3 = [Math.sin(pan), 0, Math.cos(pan)];
  const levelUp = cross(levelRight, forward);
  return {
    position: [position.xM, position.yM, position.zM],
    right: add(scale(levelRight, Math.cos(roll)), scale(levelUp, Math.sin(roll))),
    up: subtract(scale(levelUp, Math.cos(roll)), scale(levelRight, Math.sin(roll))),
    forward,
    focalPx: (focalLengthMm / sensor.widthMm) * sensor.widthPx,
    widthPx: sensor.widthPx,
    heightPx: sensor.heightPx,
  };
}

/** Coordinates in the camera's own frame, metres: to the right, up, and into the scene along the optical axis. */
export const inCamera = (view: CameraView, point: Vec3): { rightM: number; upM: number; depthM: number } => {
  const ray = subtract(point, view.position);
  return { rightM: dot(ray, view.right), upM: dot(ray, view.up), depthM: dot(ray, view.forward) };
};

/** Where a point of the world appears, also outside of the picture; null where it lies behind the camera. */
export function projectPoint(view: CameraView, point: Vec3): Point | null {
  const { rightM, upM, depthM } = inCamera(view, point);
  if (depthM <= 1e-9) return null;
  const perMetre = view.focalPx / depthM;
  return { x: view.widthPx / 2 + rightM * perMetre, y: view.heightPx / 2 - upM * perMetre };
}

export const isInPicture = (view: CameraView, { x, y }: Point): boolean =>
  x >= 0 && x <= view.widthPx && y >= 0 && y <= view.heightPx;

/** Angle of view from the picture's upper to its lower edge. */
export function verticalFovDeg({ focalLengthMm, sensor }: CameraSpec): number {
  const heightMm = (sensor.widthMm * sensor.heightPx) / sensor.widthPx;
  return degFromRad(2 * Math.atan(heightMm / 2 / focalLengthMm));
}
