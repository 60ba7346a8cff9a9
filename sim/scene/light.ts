/** The lights of the scene, in lux and candela, and the dome of the sky. */

import { positionLocal } from 'three/tsl';
import {
  BackSide,
  type Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicNodeMaterial,
  PointLight,
  SphereGeometry,
  type Light as ThreeLight,
  Vector3,
} from 'three/webgpu';
import type { Road } from '../world.ts';
import { skyRadiance } from './radiance.ts';
import { streetLamps } from './roadside.ts';
import type { Sky } from './sky.ts';

/** Of the ground round about. */
const albedo = 0.14;
/** After sunset the bright side of the sky still models shapes: this part of its light comes from low over the horizon. */
const twilightGlow = 0.3;
const domeRadiusM = 1300;

export function createLights(sky: Sky, road: Road): ThreeLight[] {
  const { sunDirection, sunLux, skyLux, skyColor } = sky;
  const isTwilight = sunLux === 0;
  const groundLux = skyLux + sunLux * Math.max(0, sunDirection.y);
  const ground = skyColor.clone().multiplyScalar((albedo * groundLux) / skyLux);
  const directional = (color: Color, lux: number, towards: Vector3): DirectionalLight => {
    const light = new DirectionalLight(color, lux);
    light.position.copy(towards);
    return light;
  };
  return [
    new HemisphereLight(skyColor, ground, skyLux * (isTwilight ? 1 - twilightGlow : 1)),
    isTwilight
      ? directional(sky.sunColor, skyLux * twilightGlow, new Vector3(sunDirection.x, 0.35, sunDirection.z).normalize())
      : directional(sky.sunColor, sunLux, sunDirection),
    ...(sky.streetLamps
      ? streetLamps(road).map(({ xM, yM, zM, candela }) => {
          const lamp = new PointLight('#ffd9a8', candela, 60, 2);
          lamp.position.set(xM, yM, zM);
          return lamp;
        })
      : []),
  ];
}

export function createDome(sky: Sky): Mesh {
  const material = new MeshBasicNodeMaterial({ side: BackSide, fog: false, depthWrite: false });
  material.colorNode = skyRadiance(sky, positionLocal.normalize());
  const dome = new Mesh(new SphereGeometry(domeRadiusM, 32, 24), material);
  dome.renderOrder = -1;
  return dome;
}
