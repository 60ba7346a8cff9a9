/** A camera as it stands: a pole beside the road, an arm where the camera hangs over the lanes, and its housing. */
import type { BufferGeometry } from 'three/webgpu';
import { radFromDeg } from '../../../base/units.ts';
import type { CameraSpec, Road } from '../../world.ts';
import { type Finish, glass, part } from '../bodies/parts.ts';
import { box, cylinder, limb } from '../bodies/shapes.ts';
import { edgesOf } from '../ground.ts';

const galvanised: Finish = { color: '#84898c', reflectance: 0.08 };
const housing: Finish = { color: '#c8cacb', reflectance: 0.04 };

export function cameraOnPole({ position, panDeg, tiltDeg }: CameraSpec, road: Road): BufferGeometry[] {
  const { xM, yM, zM } = position;
  const { leftM, rightM } = edgesOf(road);
  const overRoad = zM > leftM - 1 && zM < rightM + 1;
  const poleZ = overRoad ? (zM < (leftM + rightM) / 2 ? leftM - 1.6 : rightM + 1.8) : zM;
  const mounted = (geometry: BufferGeometry): BufferGeometry =>
    geometry.rotateZ(radFromDeg(tiltDeg)).rotateY(radFromDeg(panDeg)).translate(xM, yM, zM);
  // Behind the lens, and behind the pole's face, so that the camera does not see itself.
  const behind = radFromDeg(panDeg);
  const [poleX, foot] = [xM - 0.5 * Math.cos(behind), poleZ + (overRoad ? 0 : 0.5 * Math.sin(behind))];
  return [
    part(cylinder([poleX, 0, foot], yM + 0.4, 0.11, 0.08), galvanised),
    part(limb([poleX, yM + 0.2, foot], [poleX, yM + 0.2, zM + 0.5 * Math.sin(behind)], 0.05), galvanised),
    part(
      limb(
        [poleX, yM + 0.2, zM + 0.5 * Math.sin(behind)],
        [xM - 0.2 * Math.cos(behind), yM, zM + 0.2 * Math.sin(behind)],
        0.03,
      ),
      galvanised,
    ),
    part(mounted(box([-0.42, -0.04], [-0.07, 0.07], [-0.08, 0.08])), housing),
    part(mounted(box([-0.045, -0.03], [-0.045, 0.045], [-0.045, 0.045])), glass),
  ];
}
