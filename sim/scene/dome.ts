/** The dome of the sky. */

import { positionLocal } from 'three/tsl';
import { BackSide, Mesh, MeshBasicNodeMaterial, SphereGeometry } from 'three/webgpu';
import { skyRadiance } from './radiance.ts';
import type { Sky } from './sky.ts';

const domeRadiusM = 1300;

export function createDome(sky: Sky): Mesh {
  const material = new MeshBasicNodeMaterial({ side: BackSide, fog: false, depthWrite: false });
  material.colorNode = skyRadiance(sky, positionLocal.normalize());
  const dome = new Mesh(new SphereGeometry(domeRadiusM, 32, 24), material);
  dome.renderOrder = -1;
  return dome;
}
