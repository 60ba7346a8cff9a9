/** A camera's optics as a three.js camera, with the axes and the pinhole of sim/camera/pinhole.ts. */
import { PerspectiveCamera } from 'three/webgpu';
import { radFromDeg } from '../../base/units.ts';
import { verticalFovDeg } from '../camera/pinhole.ts';
import type { CameraSpec } from '../world.ts';

/** Near and far planes, metres: nothing of a road comes closer to a camera on a pole, or matters farther away. */
const nearM = 0.8;
const farM = 1500;

export function createCamera(spec: CameraSpec): PerspectiveCamera {
  const { widthPx, heightPx } = spec.sensor;
  const camera = new PerspectiveCamera(verticalFovDeg(spec), widthPx / heightPx, nearM, farM);
  camera.position.set(spec.position.xM, spec.position.yM, spec.position.zM);
  camera.rotation.set(radFromDeg(spec.tiltDeg), radFromDeg(spec.panDeg) - Math.PI / 2, radFromDeg(spec.rollDeg), 'YXZ');
  camera.updateMatrixWorld();
  return camera;
}
