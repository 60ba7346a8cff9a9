/** The shipped describer before the simulator's vehicles, and the names that both go by. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../base/rng.ts';
import type { VehicleRead } from '../recognizer/ports.ts';
import { loadNetworks } from '../recognizer/recognizer.ts';
import { createDescriber, type Describer } from '../recognizer/vehicle/describer.ts';
import * as names from '../recognizer/vehicle/names.ts';
import { defaultCamera } from '../sim/camera/default-camera.ts';
import { autoExposed } from '../sim/camera/exposure.ts';
import { issuePlate } from '../sim/plates/issue.ts';
import { createSimulatedCamera } from '../sim/render/frame-source.ts';
import { bodyTypes, type Vehicle, vehicleColors, type World } from '../sim/world.ts';

it('recognizer and simulator name the same colours and bodies, in the same order', () => {
  expect(names.vehicleColors).toEqual(vehicleColors);
  expect(names.bodyTypes).toEqual(bodyTypes);
});

describe('the shipped describer', () => {
  const shown = [
    ['suv', 'red'],
    ['pickup', 'yellow'],
    ['car', 'white'],
    ['van', 'blue'],
  ] as const;
  const rng = createRng('vehicle test');
  const vehicles = shown.map(
    ([body, color]): Vehicle => ({
      id: `${color}-${body}`,
      body,
      color,
      plate: issuePlate('CT', body, rng.fork(body)),
      hasFrontPlate: true,
    }),
  );
  /** One after the other in the same place, leaving. */
  const world: World = {
    road: { lanes: [{ zM: 1.8, direction: 1 }], laneWidthM: 3.6, lengthM: 120 },
    light: { sunElevationDeg: 40, sunAzimuthDeg: 200 },
    vehicles,
    durationS: vehicles.length - 1,
    stateAt: (tS) => ({
      tS,
      poses: [
        {
          vehicleId: vehicles[Math.round(tS)]!.id,
          lane: 0,
          xM: 24,
          zM: 1.8,
          headingRad: 0,
          speedMps: 0,
          brakeLights: false,
        },
      ],
    }),
  };
  const camera = {
    ...autoExposed(defaultCamera, world.light, { maxExposureS: 0.001, maxGainDb: 20 }),
    sensor: { widthMm: 4.8, widthPx: 640, heightPx: 360 },
    framesPerSecond: 1,
  };

  let describer: Describer;
  beforeAll(async () => {
    describer = createDescriber((await loadNetworks()).describer);
  });

  it('tells most colours and some bodies of vehicles by day, none of them wrong', async () => {
    const simulated = createSimulatedCamera({ world, camera, rng, keeps: () => true });
    const told: VehicleRead[] = [];
    for await (const { frame, truth } of simulated.frames()) {
      told.push(await describer.describe(frame, truth.plates[0]!.corners));
    }
    simulated.dispose();
    for (const [k, [body, color]] of shown.entries()) {
      expect([color, undefined]).toContain(told[k]!.color?.name);
      expect([body, undefined]).toContain(told[k]!.body?.name);
    }
    expect(told.filter((each) => each.color).length).toBeGreaterThanOrEqual(3);
    expect(told.filter((each) => each.body).length).toBeGreaterThanOrEqual(1);
  });
}, 60_000);
