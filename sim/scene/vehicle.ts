/** A vehicle of the scene: its body, its plates, and its shadow on the road. */

import { texture } from 'three/tsl';
import {
  type BufferGeometry,
  Group,
  Mesh,
  MeshBasicNodeMaterial,
  type Node,
  PlaneGeometry,
  type Texture,
  type Vector4,
} from 'three/webgpu';
import { type PlateMount, type PlateSide, shapeOf } from '../vehicles.ts';
import type { BodyType, Plate, Vehicle, VehiclePose } from '../world.ts';
import { paintOf } from './paint.ts';
import { type Illumination, illuminanceOn, worldNormal } from './radiance.ts';
import { lampLuminance, surfaceState } from './surface.ts';

/** By the lamp over a rear plate, on its face; FMVSS 108 asks for at least 8 lx at each test point. */
const plateLampLux = 25;

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

  const face = new PlaneGeometry(shape.plateSize.widthM, shape.plateSize.heightM);
  const map = parts.plateTexture(vehicle.plate);
  const materials: MeshBasicNodeMaterial[] = [];
  const hang = (side: PlateSide): void => {
    const material = new MeshBasicNodeMaterial({ fog: false });
    materials.push(material);
    const lamp = side === 'rear' && sky.headlights ? plateLampLux : 0;
    material.colorNode = (texture(map) as unknown as Node<'vec4'>).rgb
      .mul(illuminanceOn(worldNormal, illumination).add(lamp))
      .mul(1 / Math.PI);
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
      setLamps(state.lamps, sky.headlights, pose.brakeLights);
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

function setLamps(lamps: Vector4, headlights: boolean, brake: boolean): void {
  lamps.set(
    lampLuminance.head * (headlights ? 1 : 0.25),
    headlights ? lampLuminance.tail : 0,
    brake ? lampLuminance.brake : 0,
    0,
  );
}
