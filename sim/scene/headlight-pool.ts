/**
 * What a vehicle's low beams throw on the road before it, as a sheet that adds light. A low beam in round figures (FMVSS 108 tables
 * XIX allow it): 20,000 cd a lamp where it is brightest, 1.5° down, half of that 8° aside and 3° farther down, nearly nothing above the
 * horizon. On bodies of other vehicles and on plates it is left out: at the height of plates the beam is cut off.
 */
import { attribute, vec3 } from 'three/tsl';
import {
  AdditiveBlending,
  BufferAttribute,
  BufferGeometry,
  DoubleSide,
  MeshBasicNodeMaterial,
  type Node,
} from 'three/webgpu';
import { degFromRad } from '../../base/units.ts';
import type { VehicleShape } from '../vehicles.ts';
import type { Air } from './air.ts';

const brightestCd = 20_000;
const brightestDownDeg = 1.5;
const halfAsideDeg = 8;
const halfDownDeg = 3;
const lampHeightM = 0.7;
/** Of asphalt, whatever it really falls on. */
const albedo = 0.07;
/** Above the road and the vehicles' shadows. */
const liftM = 0.02;
const alongM = [1.5, 3, 5, 7, 9, 12, 15, 19, 24, 30, 38, 48];
const aside = [-0.5, -0.3, -0.18, -0.09, 0, 0.09, 0.18, 0.3, 0.5];

/** Horizontal illuminance by one lamp, lux. */
export function lowBeamLux(aheadM: number, asideM: number): number {
  const distanceM = Math.hypot(aheadM, asideM, lampHeightM);
  const downDeg = degFromRad(Math.asin(lampHeightM / distanceM));
  const asideDeg = degFromRad(Math.atan2(asideM, aheadM));
  const down = Math.max(0, downDeg - brightestDownDeg) / halfDownDeg;
  const candela = brightestCd * 2 ** -((asideDeg / halfAsideDeg) ** 2) * 2 ** -down;
  return (candela * lampHeightM) / distanceM ** 3;
}

/** In the vehicle's frame, the sheet with the light that it adds at each point, cd/m². */
export function poolGeometry({ lengthM, widthM }: VehicleShape): BufferGeometry {
  const lampsM = [-0.35, 0.35].map((side) => side * widthM);
  const corner = (row: number, column: number): readonly [number, number, number, number] => {
    const x = alongM[row]!;
    const z = aside[column]! * (2 * x + 2);
    const isRim = row === 0 || row === alongM.length - 1 || column === 0 || column === aside.length - 1;
    const lux = isRim ? 0 : lampsM.reduce((sum, lampM) => sum + lowBeamLux(x, z - lampM), 0);
    return [lengthM / 2 + x, liftM, z, (albedo * lux) / Math.PI];
  };
  const positions: number[] = [];
  const light: number[] = [];
  for (let row = 0; row + 1 < alongM.length; row++)
    for (let column = 0; column + 1 < aside.length; column++)
      for (const [dr, dc] of [
        [0, 0],
        [0, 1],
        [1, 1],
        [0, 0],
        [1, 1],
        [1, 0],
      ] as const) {
        const [x, y, z, added] = corner(row + dr, column + dc);
        positions.push(x, y, z);
        light.push(added);
      }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('light', new BufferAttribute(new Float32Array(light), 1));
  return geometry;
}

export function createPoolMaterial(air: Air | undefined): MeshBasicNodeMaterial {
  const material = new MeshBasicNodeMaterial({
    transparent: true,
    depthWrite: false,
    fog: false,
    blending: AdditiveBlending,
    side: DoubleSide,
  });
  const light = attribute<'float'>('light', 'float') as Node<'float'>;
  const arriving = air ? light.mul(air.transmitted) : light;
  material.colorNode = vec3(1, 0.94, 0.84).mul(arriving);
  return material;
}
