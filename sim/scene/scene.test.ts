import { type Mesh, Texture, Vector3 } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { plateCornersWorld } from '../camera/plate-face.ts';
import { bodyTypes, type Plate, type Vehicle, type VehiclePose, type World } from '../world.ts';
import { createScene } from './scene.ts';

const plate: Plate = { state: 'CT', design: 'ct-passenger', text: 'AB12345', display: 'AB·12345', wear: 0, seed: '1' };
const vehicles: Vehicle[] = bodyTypes.map((body) => ({
  id: body,
  body,
  color: 'blue',
  plate,
  hasFrontPlate: body !== 'motorcycle',
}));
const poseOf = (vehicleId: string, headingRad: number): VehiclePose => ({
  vehicleId,
  lane: 0,
  xM: 12,
  zM: 1.8,
  headingRad,
  speedMps: 10,
  brakeLights: false,
});
const world: World = {
  road: {
    lanes: [
      { zM: 1.8, direction: 1 },
      { zM: -1.8, direction: -1 },
    ],
    laneWidthM: 3.6,
    lengthM: 120,
  },
  light: { sunElevationDeg: -2, sunAzimuthDeg: 265 },
  vehicles,
  durationS: 1,
  stateAt: (tS) => ({ tS, poses: [] }),
};

describe('createScene', () => {
  const asked: Plate[] = [];
  const made = createScene(world, (each) => {
    asked.push(each);
    return new Texture();
  });

  it("asks for each vehicle's plate once", () => {
    expect(asked).toHaveLength(vehicles.length);
  });

  it('shows the vehicles of the moment and hides the others', () => {
    made.update({ tS: 0, poses: [poseOf('van', 0)] });
    expect(vehicles.filter(({ id }) => made.vehicleObject(id)!.visible).map(({ id }) => id)).toEqual(['van']);
  });

  it.each(
    vehicles.flatMap((vehicle) => [0, Math.PI, 0.3].map((headingRad) => ({ vehicle, body: vehicle.body, headingRad }))),
  )('hangs the plates of a $body heading $headingRad where the truth has them', ({ vehicle, headingRad }) => {
    const pose = poseOf(vehicle.id, headingRad);
    made.update({ tS: 0, poses: [pose] });
    const object = made.vehicleObject(vehicle.id)!;
    object.updateMatrixWorld(true);
    const sides = vehicle.hasFrontPlate ? (['front', 'rear'] as const) : (['rear'] as const);
    for (const side of sides) {
      const mesh = object.getObjectByName(`${side} plate`) as Mesh;
      mesh.geometry.computeBoundingBox();
      const { min, max } = mesh.geometry.boundingBox!;
      const corners = [
        [min.x, max.y],
        [max.x, max.y],
        [max.x, min.y],
        [min.x, min.y],
      ] as const;
      const expected = plateCornersWorld(vehicle, pose, side);
      corners.forEach(([x, y], i) => {
        const seen = mesh.localToWorld(new Vector3(x, y, 0)).toArray();
        seen.forEach((value, axis) => {
          expect(value).toBeCloseTo(expected[i]![axis]!, 6);
        });
      });
    }
  });

  it('lights the brake lamps of who brakes', () => {
    const lampsOf = (brakeLights: boolean): number[] => {
      made.update({ tS: 0, poses: [{ ...poseOf('car', 0), brakeLights }] });
      const state = made.vehicleObject('car')!.getObjectByName('body')!.userData as { lamps: Iterable<number> };
      return [...state.lamps];
    };
    expect(lampsOf(true)[2]).toBeGreaterThan(lampsOf(true)[1]!);
    expect(lampsOf(false)[2]).toBe(0);
  });
});
