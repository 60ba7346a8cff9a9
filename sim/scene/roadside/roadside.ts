/** What stands along a road at the edge of a Connecticut town. */
import { type BufferGeometry, Group, Mesh, type MeshBasicNodeMaterial, Vector4 } from 'three/webgpu';
import { createRng, type Rng } from '../../../base/rng.ts';
import type { CameraSpec, Road } from '../../world.ts';
import { join } from '../bodies/parts.ts';
import { edgesOf } from '../ground.ts';
import type { Illumination } from '../radiance.ts';
import { lampLuminance, surfaceState } from '../surface.ts';
import { cameraOnPole } from './camera-pole.ts';
import { house } from './house.ts';
import { townSign } from './town-sign.ts';
import { trees } from './trees.ts';
import { utilityPoles } from './utility-poles.ts';

/** Of a street lamp's glass, cd/m². */
const streetLampLuminance = 8000;

function houses(road: Road, rng: Rng): BufferGeometry[] {
  const { grassLeftM, grassRightM } = edgesOf(road);
  const reachM = road.lengthM / 2 + 60;
  const made: BufferGeometry[] = [];
  for (const [edge, side] of [
    [grassLeftM, -1],
    [grassRightM, 1],
  ] as const)
    for (let x = -reachM + rng.uniform(0, 30); x < reachM; x += rng.uniform(34, 58))
      made.push(...house(x, edge + side * rng.uniform(12, 18), side, rng));
  return made;
}

/** The same along every road of the same size: chance here is the place's, not the run's. */
function sceneryOf(road: Road): BufferGeometry {
  const rng = createRng('roadside');
  return join([
    ...utilityPoles(road),
    ...trees(road, rng.fork('trees')),
    ...houses(road, rng.fork('houses')),
    ...townSign(road),
  ]);
}

/** Kept, since it takes most of a scene's making and scenes of one road are made often. */
let lastScenery: { readonly key: string; readonly geometry: BufferGeometry } | undefined;

export function createRoadside(
  road: Road,
  cameras: readonly CameraSpec[],
  { sky, infrared }: Illumination,
  surface: MeshBasicNodeMaterial,
): Group {
  const key = JSON.stringify(road);
  if (lastScenery?.key !== key) lastScenery = { key, geometry: sceneryOf(road) };
  const lamps =
    sky.streetLamps && !infrared ? new Vector4(streetLampLuminance, 0, 0, lampLuminance.window) : new Vector4();
  const meshes = [lastScenery.geometry, ...cameras.map((camera) => join(cameraOnPole(camera, road)))].map(
    (geometry) => {
      const mesh = new Mesh(geometry, surface);
      Object.assign(mesh.userData, surfaceState(undefined, lamps));
      return mesh;
    },
  );
  return new Group().add(...meshes);
}
