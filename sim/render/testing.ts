/** A few vehicles on a short road, for tests that render. */
import { createRng } from '../../base/rng.ts';
import { defaultCamera } from '../camera/default-camera.ts';
import { issuePlate } from '../plates/issue.ts';
import type { BodyType, CameraSpec, Light, VehiclePose, World } from '../world.ts';

export const smallCamera: CameraSpec = { ...defaultCamera, sensor: { widthMm: 4.8, widthPx: 480, heightPx: 270 } };

export interface Actor {
  readonly body: BodyType;
  readonly xM: number;
  readonly zM: number;
  readonly headingRad: number;
  readonly speedMps: number;
}

export const suvLeaving: Actor = { body: 'suv', xM: 22, zM: 1.8, headingRad: 0, speedMps: 15 };
export const carComing: Actor = { body: 'car', xM: 33, zM: -1.8, headingRad: Math.PI, speedMps: 15 };

export function worldOf(
  actors: readonly Actor[],
  sunElevationDeg: number,
  durationS = 0,
  weather?: Light['weather'],
): World {
  const rng = createRng('render test');
  return {
    road: {
      lanes: [
        { zM: 1.8, direction: 1 },
        { zM: -1.8, direction: -1 },
      ],
      laneWidthM: 3.6,
      lengthM: 120,
    },
    light: { sunElevationDeg, sunAzimuthDeg: 230, weather },
    vehicles: actors.map(({ body }, i) => ({
      id: `${body}-${i}`,
      body,
      color: 'blue',
      plate: issuePlate('CT', body, rng.fork(i)),
      hasFrontPlate: body !== 'motorcycle',
    })),
    durationS,
    stateAt: (tS) => ({
      tS,
      poses: actors.map(
        ({ body, ...actor }, i): VehiclePose => ({
          ...actor,
          vehicleId: `${body}-${i}`,
          lane: 0,
          xM: actor.xM + Math.cos(actor.headingRad) * actor.speedMps * tS,
          zM: actor.zM - Math.sin(actor.headingRad) * actor.speedMps * tS,
          brakeLights: false,
        }),
      ),
    }),
  };
}
