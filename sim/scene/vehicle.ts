/** A vehicle of the scene: its body, its plates, and its shadow on the road. */

import {
  type BufferGeometry,
  Group,
  Mesh,
  type MeshBasicNodeMaterial,
  PlaneGeometry,
  type Texture,
  type Vector4,
} from 'three/webgpu';
import { createRng } from '../../base/rng.ts';
import { type PlateMount, type PlateSide, shapeOf } from '../vehicles.ts';
import type { BodyType, Plate, Vehicle, VehiclePose } from '../world.ts';
import { bulbShare } from './infrared.ts';
import { paintOf } from './paint.ts';
import { createPlateMaterial } from './plate.ts';
import type { Illumination } from './radiance.ts';
import { lampLuminance, surfaceState } from './surface.ts';

export interface VehicleObject {
  readonly object: Group;
  place(pose: VehiclePose): void;
  dispose(): void;
}

export interface VehicleParts {
  readonly illumination: Illumination;
  readonly body: BufferGeometry;
  readonly surface: MeshBasicNodeMaterial;
  readonly shadowMaterial: MeshBasicNodeMaterial;
  shadowOf(body: BodyType, headingRad: number): BufferGeometry;
  plateTexture(plate: Plate): Texture;
}

export function createVehicle(vehicle: Vehicle, parts: VehicleParts): VehicleObject {
  const { illumination, body, surface } = parts;
  const { sky } = illumination;
  const shape = shapeOf(vehicle);
  const object = new Group();
  object.name = vehicle.id;
  const shell = new Mesh(body, surface);
  shell.name = 'body';
  const state = surfaceState(paintOf(vehicle.color));
  Object.assign(shell.userData, state);
  const shadow = new Mesh(parts.shadowOf(vehicle.body, 0), parts.shadowMaterial);
  object.add(shell, shadow);

  const passed = illumination.infrared ? infraredShares(vehicle) : { head: 1, tail: 1, brake: 1 };
  const face = new PlaneGeometry(shape.plateSize.widthM, shape.plateSize.heightM);
  const map = parts.plateTexture(vehicle.plate);
  const materials: MeshBasicNodeMaterial[] = [];
  const hang = (side: PlateSide): void => {
    const lampShare = side === 'rear' && sky.headlights ? passed.head : 0;
    const material = createPlateMaterial(map, shape.plateSize, lampShare, illumination);
    materials.push(material);
    const mesh = new Mesh(face, material);
    mesh.name = `${side} plate`;
    hangPlate(mesh, shape.plates[side], side);
    object.add(mesh);
  };
  hang('rear');
  if (vehicle.hasFrontPlate) hang('front');

  return {
    object,
    place: (pose) => {
      object.position.set(pose.xM, 0, pose.zM);
      object.rotation.y = pose.headingRad;
      shadow.geometry = parts.shadowOf(vehicle.body, pose.headingRad);
      setLamps(state.lamps, passed, sky.headlights, pose.brakeLights);
    },
    dispose: () => {
      face.dispose();
      for (const material of materials) material.dispose();
    },
  };
}

/** Turns a plane that faces +z so that it hangs as `PlateMount` says. */
function hangPlate(mesh: Mesh, { xM, yM, zM, tiltRad }: PlateMount, side: PlateSide): void {
  mesh.position.set(xM, yM, zM);
  mesh.rotation.set(-tiltRad, side === 'front' ? Math.PI / 2 : -Math.PI / 2, 0, 'YXZ');
}

/** Every second vehicle has bulbs, the others LEDs; ours, to be replaced by a count where there is one. */
const infraredShares = ({ plate }: Vehicle): typeof bulbShare =>
  createRng(plate.seed).fork('bulbs').chance(0.5) ? bulbShare : { head: 0, tail: 0, brake: 0 };

function setLamps(lamps: Vector4, passed: typeof bulbShare, headlights: boolean, brake: boolean): void {
  lamps.set(
    passed.head * lampLuminance.head * (headlights ? 1 : 0.25),
    headlights ? passed.tail * lampLuminance.tail : 0,
    brake ? passed.brake * lampLuminance.brake : 0,
    0,
  );
}
