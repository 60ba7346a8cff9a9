/** The geometry of each body type, made once and shared by all vehicles of the type. */
import type { BufferGeometry } from 'three/webgpu';
import { type PlateMount, type PlateSize, vehicleShapes } from '../../vehicles.ts';
import type { BodyType } from '../../world.ts';
import { motorcycleBody } from './motorcycle.ts';
import { type Finish, join, part } from './parts.ts';
import { passengerBody } from './passenger.ts';
import { box } from './shapes.ts';
import { truckBody } from './truck.ts';
import { vanBody } from './van.ts';

const plateFrame: Finish = { color: '#0e0e0f', reflectance: 0.02 };

/** The bracket behind a plate; its rim shows around the plate. */
function bracket({ xM, yM, zM, tiltRad }: PlateMount, { widthM, heightM }: PlateSize): BufferGeometry {
  const side = Math.sign(xM);
  return box([-0.016, -0.004], [-heightM / 2 - 0.008, heightM / 2 + 0.008], [-widthM / 2 - 0.008, widthM / 2 + 0.008])
    .rotateZ(tiltRad)
    .rotateY(side === 1 ? 0 : Math.PI)
    .translate(xM, yM, zM);
}

export function createBody(type: BodyType): BufferGeometry {
  const { plates, plateSize } = vehicleShapes[type];
  const parts =
    type === 'van'
      ? vanBody()
      : type === 'truck'
        ? truckBody()
        : type === 'motorcycle'
          ? motorcycleBody()
          : passengerBody(type);
  const sides = type === 'motorcycle' ? [plates.rear] : [plates.front, plates.rear];
  return join([...parts, ...sides.map((mount) => part(bracket(mount, plateSize), plateFrame))]);
}
