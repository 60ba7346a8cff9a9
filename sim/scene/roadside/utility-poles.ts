/** Utility poles with their wires, and the street lamps on them. */
import type { BufferGeometry } from 'three/webgpu';
import type { Road } from '../../world.ts';
import { type Finish, part } from '../bodies/parts.ts';
import { box, cylinder, limb, rod } from '../bodies/shapes.ts';
import { edgesOf } from '../ground.ts';
import { poleXs, streetLamps } from './street-lamps.ts';

const wood: Finish = { color: '#4d4338' };
const wire: Finish = { color: '#1a1a1b' };
const steel: Finish = { color: '#70757a', reflectance: 0.05 };
const luminaire: Finish = { color: '#ffe2b8', lamp: 'head' };

/** Two conductors on the crossarm, and the telephone cable below. */
const wires = [
  { heightM: 8.9, offsetM: -0.9, radiusM: 0.015 },
  { heightM: 8.9, offsetM: 0.9, radiusM: 0.015 },
  { heightM: 7.3, offsetM: 0.1, radiusM: 0.03 },
];
const sagM = 0.55;
const spans = 6;

export function utilityPoles(road: Road): BufferGeometry[] {
  const z = edgesOf(road).rightM + 2.1;
  const xs = poleXs(road);
  return [
    ...xs.flatMap((x) => [
      part(cylinder([x, 0, z], 9.6, 0.16, 0.11), wood),
      part(box([x - 0.06, x + 0.06], [8.75, 8.87], [z - 1.1, z + 1.1]), wood),
    ]),
    ...streetLamps(road).flatMap(({ xM, yM, zM }) => [
      part(limb([xM, yM + 0.1, z], [xM, yM + 0.35, zM + 0.2], 0.035), steel),
      part(box([xM - 0.14, xM + 0.14], [yM + 0.26, yM + 0.36], [zM - 0.35, zM + 0.35]), steel),
      part(box([xM - 0.11, xM + 0.11], [yM + 0.23, yM + 0.262], [zM - 0.3, zM + 0.25]), luminaire),
    ]),
    ...xs.slice(1).flatMap((x, i) =>
      wires.flatMap(({ heightM, offsetM, radiusM }) => {
        const at = (t: number): readonly [number, number, number] => [
          xs[i]! + t * (x - xs[i]!),
          heightM - 4 * sagM * t * (1 - t),
          z + offsetM,
        ];
        return Array.from({ length: spans }, (_, s) => part(rod(at(s / spans), at((s + 1) / spans), radiusM), wire));
      }),
    ),
  ];
}
