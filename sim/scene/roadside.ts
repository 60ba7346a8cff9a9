/** What stands along a road at the edge of a Connecticut town: utility poles, street lamps, houses, trees, the town's sign. */
import {
  type BufferGeometry,
  Group,
  IcosahedronGeometry,
  Mesh,
  type MeshBasicNodeMaterial,
  Vector4,
} from 'three/webgpu';
import { createRng, type Rng } from '../../base/rng.ts';
import type { CameraSpec, Road } from '../world.ts';
import { type Finish, join, part } from './bodies/parts.ts';
import { box, cylinder, limb, rod } from './bodies/shapes.ts';
import { cameraOnPole } from './camera-pole.ts';
import { edgesOf } from './ground.ts';
import { house } from './house.ts';
import { createLettering } from './lettering.ts';
import type { Sky } from './sky.ts';
import { poleXs, streetLamps } from './street-lamps.ts';
import { lampLuminance, surfaceState } from './surface.ts';

const wood: Finish = { color: '#4d4338' };
const wire: Finish = { color: '#1a1a1b' };
const steel: Finish = { color: '#70757a', reflectance: 0.05 };
const signGreen: Finish = { color: '#0f5234', reflectance: 0.03 };
const signWhite: Finish = { color: '#dfe3df', reflectance: 0.03 };
const luminaire: Finish = { color: '#ffe2b8', lamp: 'head' };

/** Of a street lamp's glass, cd/m². */
const streetLampLuminance = 8000;
const wireHeightsM = [8.9, 8.4, 7.3];

function utilityPoles(road: Road): BufferGeometry[] {
  const z = edgesOf(road).rightM + 2.1;
  const xs = poleXs(road);
  const lamps = streetLamps(road);
  return [
    ...xs.flatMap((x) => [
      part(cylinder([x, 0, z], 9.6, 0.16, 0.11), wood),
      part(box([x - 0.06, x + 0.06], [8.75, 8.87], [z - 1.1, z + 1.1]), wood),
    ]),
    ...lamps.flatMap(({ xM, yM, zM }) => [
      part(limb([xM, yM + 0.1, z], [xM, yM + 0.35, zM + 0.2], 0.035), steel),
      part(box([xM - 0.14, xM + 0.14], [yM + 0.26, yM + 0.36], [zM - 0.35, zM + 0.35]), steel),
      part(box([xM - 0.11, xM + 0.11], [yM + 0.23, yM + 0.262], [zM - 0.3, zM + 0.25]), luminaire),
    ]),
    ...xs.slice(1).flatMap((x, i) =>
      wireHeightsM.flatMap((y, k) => {
        const offset = k === 0 ? -0.9 : k === 1 ? 0.9 : 0.1;
        const sag = 0.55;
        const at = (t: number): readonly [number, number, number] => [
          xs[i]! + t * (x - xs[i]!),
          y - 4 * sag * t * (1 - t),
          z + offset,
        ];
        return [0, 1, 2, 3, 4, 5].map((s) => part(rod(at(s / 6), at((s + 1) / 6), k === 2 ? 0.03 : 0.015), wire));
      }),
    ),
  ];
}

function tree(x: number, z: number, heightM: number, rng: Rng): BufferGeometry[] {
  const conifer = rng.chance(0.35);
  const base = conifer
    ? rng.pick(['#1d2c1c', '#22321f', '#26351f'])
    : rng.pick(['#39452a', '#424a28', '#4c4a2a', '#35442a']);
  const trunk = part(cylinder([x, 0, z], heightM * 0.5, heightM * 0.028, heightM * 0.014), wood);
  const crown = (radiusX: number, radiusY: number, dx: number, y: number, dz: number): BufferGeometry => {
    const blob = new IcosahedronGeometry(1, 1);
    const position = blob.getAttribute('position');
    const bumps = rng.fork(`${x}/${z}/${y}/${dx}`);
    const known = new Map<string, number>();
    for (let i = 0; i < position.count; i++) {
      const key = [position.getX(i), position.getY(i), position.getZ(i)].map((v) => v.toFixed(3)).join();
      const swell = known.get(key) ?? bumps.uniform(0.78, 1.15);
      known.set(key, swell);
      position.setXYZ(
        i,
        position.getX(i) * swell * radiusX,
        position.getY(i) * swell * radiusY,
        position.getZ(i) * swell * radiusX,
      );
    }
    return part(blob.translate(x + dx, y, z + dz), { color: base });
  };
  const crowns = conifer
    ? [0.3, 0.5, 0.7, 0.88].map((share) =>
        crown(heightM * 0.24 * (1.15 - share), heightM * 0.17, 0, heightM * share, 0),
      )
    : Array.from({ length: 5 }, (_, i) => {
        const angle = i * 2.4;
        const out = i === 0 ? 0 : heightM * 0.16;
        return crown(
          heightM * 0.22,
          heightM * 0.2,
          out * Math.cos(angle),
          heightM * (i === 0 ? 0.8 : 0.6),
          out * Math.sin(angle),
        );
      });
  return [trunk, ...crowns];
}

function trees(road: Road, rng: Rng): BufferGeometry[] {
  const { grassLeftM, grassRightM } = edgesOf(road);
  const reach = road.lengthM / 2 + 220;
  const made: BufferGeometry[] = [];
  for (const [edge, side] of [
    [grassLeftM, -1],
    [grassRightM, 1],
  ] as const) {
    for (let x = -reach; x < reach; x += rng.uniform(9, 22)) {
      made.push(...tree(x, edge + side * rng.uniform(24, 46), rng.uniform(9, 15), rng));
      if (rng.chance(0.16)) made.push(...tree(x + 5, edge + side * rng.uniform(5, 9), rng.uniform(6, 9), rng));
    }
  }
  // The ends of the view: the road bends away behind woods.
  for (const end of [-1, 1])
    for (let z = -60; z < 60; z += 7)
      made.push(...tree(end * (reach + 60 + Math.abs(z) * 0.3), z, rng.uniform(11, 17), rng));
  return made;
}

function houses(road: Road, rng: Rng): BufferGeometry[] {
  const { grassLeftM, grassRightM } = edgesOf(road);
  const reach = road.lengthM / 2 + 60;
  const made: BufferGeometry[] = [];
  for (const [edge, side] of [
    [grassLeftM, -1],
    [grassRightM, 1],
  ] as const)
    for (let x = -reach + rng.uniform(0, 30); x < reach; x += rng.uniform(34, 58))
      made.push(...house(x, edge + side * rng.uniform(12, 18), side, rng));
  return made;
}

/** The town's sign on the right of who drives in along +x, facing them. */
function townSign(road: Road): BufferGeometry[] {
  const z = edgesOf(road).rightM + 2.4;
  const x = 26;
  const turn = (geometry: BufferGeometry, up: number): BufferGeometry =>
    geometry.rotateY(-Math.PI / 2).translate(x - 0.04, up, z);
  return [
    part(box([x, x + 0.06], [0, 2.7], [z - 0.75, z - 0.68]), wood),
    part(box([x, x + 0.06], [0, 2.7], [z + 0.68, z + 0.75]), wood),
    part(box([x - 0.03, x], [1.55, 2.6], [z - 0.85, z + 0.85]), signWhite),
    part(box([x - 0.035, x - 0.029], [1.59, 2.56], [z - 0.81, z + 0.81]), signGreen),
    ...createLettering('CLINTON', 0.3).map((stroke) => part(turn(stroke, 2.28), signWhite)),
    ...createLettering('TOWN LINE', 0.2).map((stroke) => part(turn(stroke, 1.82), signWhite)),
  ];
}

export function createRoadside(
  road: Road,
  cameras: readonly CameraSpec[],
  sky: Sky,
  surface: MeshBasicNodeMaterial,
): Group {
  const rng = createRng('roadside');
  const geometry = join([
    ...utilityPoles(road),
    ...trees(road, rng.fork('trees')),
    ...houses(road, rng.fork('houses')),
    ...townSign(road),
    ...cameras.flatMap((camera) => cameraOnPole(camera, road)),
  ]);
  const mesh = new Mesh(geometry, surface);
  const lamps = sky.streetLamps ? new Vector4(streetLampLuminance, 0, 0, lampLuminance.window) : new Vector4();
  Object.assign(mesh.userData, surfaceState(undefined, lamps));
  return new Group().add(mesh);
}
