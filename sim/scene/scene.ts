/**
 * The world as three.js objects, for the browser and for Node's headless renderer alike. Light is in lux and radiance in
 * cd/m²: whoever renders chooses the exposure.
 */

import { densityFogFactor, fog, vec3 } from 'three/tsl';
import { type BufferGeometry, Group, type Object3D, Scene, type Texture } from 'three/webgpu';
import { degFromRad, radFromDeg } from '../../base/units.ts';
import { vehicleShapes } from '../vehicles.ts';
import type { BodyType, CameraFilter, CameraSpec, Plate, World, WorldState } from '../world.ts';
import { createBody } from './bodies/body.ts';
import { createDome } from './dome.ts';
import { createGround } from './ground.ts';
import { createInfraredBeam, infraredSky } from './infrared.ts';
import type { Illumination } from './radiance.ts';
import { createRoadside } from './roadside/roadside.ts';
import { streetLamps } from './roadside/street-lamps.ts';
import { createShadowMaterial, shadowGeometry } from './shadow.ts';
import { type Sky, skyOf } from './sky.ts';
import { createSurfaceMaterial } from './surface.ts';
import { createVehicle, type VehicleObject } from './vehicle.ts';

export interface WorldScene {
  readonly scene: Scene;
  readonly sky: Sky;
  /** All that never moves or changes. */
  readonly surroundings: Group;
  /** All that moves, with what it throws on the road. */
  readonly traffic: Group;
  /** Places the vehicles of a moment; the others are hidden. */
  update(state: WorldState): void;
  /** Points the camera's own lamp where it now looks, at its present level; nothing to do for an infrared-cut camera. */
  followCamera(camera: CameraSpec): void;
  vehicleObject(id: string): Object3D | undefined;
  dispose(): void;
}

const bodyOf = remembered(createBody);

/** Haze takes half of a thing's contrast in about 900 m. */
const hazeDensityPerM = 0.0009;

/**
 * @param plateTexture the face of a plate, sRGB, upright; made and disposed of by the caller
 * @param cameras drawn on their poles, for those who look at the scene from elsewhere
 * @param filter of the camera that looks at it
 */
export function createScene(
  world: World,
  plateTexture: (plate: Plate) => Texture,
  cameras: readonly CameraSpec[] = [],
  filter: CameraFilter = 'infrared-cut',
): WorldScene {
  const infrared = filter === 'infrared-pass' ? createInfraredBeam() : undefined;
  const sky = infrared ? infraredSky(skyOf(world.light)) : skyOf(world.light);
  const scene = new Scene();
  const surroundings = new Group();
  const traffic = new Group();
  scene.add(surroundings, traffic);
  const lamps = sky.streetLamps && !infrared ? streetLamps(world.road) : [];
  const illumination: Illumination = { sky, lamps, infrared };
  const { r, g, b } = sky.horizon.clone().multiplyScalar(0.6);
  scene.fogNode = fog(vec3(r, g, b), densityFogFactor(hazeDensityPerM));

  surroundings.add(
    createDome(sky),
    createGround(world.road, illumination),
    createRoadside(world.road, cameras, illumination, createSurfaceMaterial(illumination, true)),
  );

  const surface = createSurfaceMaterial(illumination, false);
  const shadowOf = remembered((key: string): BufferGeometry => {
    const [body, headingDeg] = key.split(' ') as [BodyType, string];
    return shadowGeometry(vehicleShapes[body], sky, radFromDeg(Number(headingDeg)));
  });
  const shadowMaterial = createShadowMaterial();
  const vehicles = new Map<string, VehicleObject>();
  for (const vehicle of world.vehicles) {
    const made = createVehicle(vehicle, {
      illumination,
      body: bodyOf(vehicle.body),
      surface,
      shadowMaterial,
      shadowOf: (body, headingRad) => shadowOf(`${body} ${Math.round(degFromRad(headingRad))}`),
      plateTexture,
    });
    made.object.visible = false;
    vehicles.set(vehicle.id, made);
    traffic.add(made.object);
  }

  return {
    scene,
    sky,
    surroundings,
    traffic,
    update: ({ poses }) => {
      for (const { object } of vehicles.values()) object.visible = false;
      for (const pose of poses) {
        const vehicle = vehicles.get(pose.vehicleId);
        if (!vehicle) continue;
        vehicle.object.visible = true;
        vehicle.place(pose);
      }
    },
    followCamera: (camera) => infrared?.follow(camera),
    vehicleObject: (id) => vehicles.get(id)?.object,
    dispose: () => {
      scene.traverse((object) => {
        const mesh = object as Partial<{ geometry: BufferGeometry; material: { dispose(): void } }>;
        mesh.geometry?.dispose();
        mesh.material?.dispose();
      });
    },
  };
}

function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = make(key);
      known.set(key, value);
    }
    return value;
  };
}
