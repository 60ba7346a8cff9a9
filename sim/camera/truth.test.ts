import { describe, expect, it } from 'vitest';
import { mFromInch } from '../../base/units.ts';
import { vehicleShapes } from '../vehicles.ts';
import type { BodyType, CameraSpec, Vehicle, VehiclePose, World } from '../world.ts';
import { passesIn } from './capture-zone.ts';
import { anyVehicleInView } from './in-view.ts';
import { plateCornersWorld } from './plate-face.ts';
import { frameCount, frameTimeS, truthOf } from './truth.ts';

/** Level, 1000 pixels of focal length, at the height of a truck's rear plate and in line with it. */
const camera: CameraSpec = {
  id: 'test',
  position: { xM: 0, yM: 0.78, zM: -0.5 },
  panDeg: 0,
  tiltDeg: 0,
  rollDeg: 0,
  focalLengthMm: 5,
  sensor: { widthMm: 5, widthPx: 1000, heightPx: 500 },
  fNumber: 2,
  exposureS: 0.002,
  gainDb: 0,
  framesPerSecond: 10,
};

const vehicle = (id: string, body: BodyType, hasFrontPlate = true): Vehicle => ({
  id,
  body,
  color: 'white',
  plate: { state: 'CT', design: 'test', text: id, display: id, wear: 0, seed: id },
  hasFrontPlate,
});

const pose = (vehicleId: string, xM: number, change: Partial<VehiclePose> = {}): VehiclePose => ({
  vehicleId,
  lane: 0,
  xM,
  zM: 0,
  headingRad: 0,
  speedMps: 0,
  brakeLights: false,
  ...change,
});

const worldOf = (vehicles: readonly Vehicle[], poses: readonly VehiclePose[]): World => ({
  road: { lanes: [{ zM: 0, direction: 1 }], laneWidthM: 3.6, lengthM: 200 },
  light: { sunElevationDeg: 30, sunAzimuthDeg: 180 },
  vehicles,
  durationS: 10,
  stateAt: (tS) => ({ tS, poses: poses.map((each) => ({ ...each, xM: each.xM + each.speedMps * tS })) }),
});

const rearOffsetM = -vehicleShapes.truck.plates.rear.xM;
/** A truck whose rear plate is 10 m before the camera. */
const truckAt10M = pose('truck', 10 + rearOffsetM);

describe('plateCornersWorld', () => {
  it.each([
    ['rear', 0, -1],
    ['front', 0, 1],
    ['rear', Math.PI, 1],
    ['front', Math.PI, -1],
  ] as const)(
    'goes clockwise from the top left as the reader of the %s plate sees it, heading %f',
    (side, headingRad, outward) => {
      const [topLeft, topRight, bottomRight, bottomLeft] = plateCornersWorld(
        { body: 'truck' },
        { xM: 50, zM: 1, headingRad },
        side,
      );
      const mount = vehicleShapes.truck.plates[side];
      expect(topLeft[0]).toBeCloseTo(50 + Math.cos(headingRad) * mount.xM, 9);
      // Who looks at a face that points to +x looks along −x, and has −z to the right.
      expect(topRight[2] - topLeft[2]).toBeCloseTo(-outward * mFromInch(12), 9);
      expect(bottomRight[2]).toBeCloseTo(topRight[2], 9);
      expect(bottomLeft[2]).toBeCloseTo(topLeft[2], 9);
      expect(topLeft[1] - bottomLeft[1]).toBeCloseTo(mFromInch(6), 9);
      expect((topLeft[2] + topRight[2]) / 2).toBeCloseTo(1 + Math.cos(headingRad) * mount.zM, 9);
    },
  );

  it('leans a tilted plate’s face up', () => {
    const [topLeft, , , bottomLeft] = plateCornersWorld(
      { body: 'motorcycle' },
      { xM: 0, zM: 0, headingRad: 0 },
      'rear',
    );
    expect(topLeft[0]).toBeGreaterThan(bottomLeft[0]);
  });
});

describe('truthOf', () => {
  it('gives corners, width, distance and incidence of a plate straight ahead', () => {
    const { plates } = truthOf(worldOf([vehicle('truck', 'truck')], [truckAt10M]), camera, 3, 0.3);
    expect(plates).toHaveLength(1);
    const [plate] = plates;
    const [halfWidthPx, halfHeightPx] = [15.24, 7.62];
    expect(plate).toMatchObject({
      vehicleId: 'truck',
      side: 'rear',
      text: 'truck',
      state: 'CT',
      visibility: 1,
      motionPx: 0,
    });
    expect(plate!.widthPx).toBeCloseTo(30.48, 6);
    expect(plate!.distanceM).toBeCloseTo(10, 6);
    expect(plate!.incidenceDeg).toBeCloseTo(0, 4);
    const expected = [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const;
    for (const [index, [right, down]] of expected.entries()) {
      expect(plate!.corners[index]!.x).toBeCloseTo(500 + right * halfWidthPx, 6);
      expect(plate!.corners[index]!.y).toBeCloseTo(250 + down * halfHeightPx, 6);
    }
  });

  it('measures the movement of the plate during the exposure', () => {
    const diagonal = pose('bike', 10, { headingRad: Math.PI / 4, speedMps: 30 });
    const [plate] = truthOf(worldOf([vehicle('bike', 'motorcycle')], [diagonal]), camera, 0, 0).plates;
    // 30 m/s are 6 cm in 2 ms: 3 cm before and after the middle, of which √½ along the axis and √½ to the left.
    const { xM, yM } = vehicleShapes.motorcycle.plates.rear;
    const [alongM, acrossM] = [10 + xM * Math.SQRT1_2, -xM * Math.SQRT1_2 + 0.5];
    const [before, after] = [-1, 1].map((end) => {
      const stepM = end * 0.03 * Math.SQRT1_2;
      return [(1000 * (acrossM - stepM)) / (alongM + stepM), (1000 * (0.78 - yM)) / (alongM + stepM)] as const;
    }) as [readonly [number, number], readonly [number, number]];
    expect(plate!.motionPx).toBeCloseTo(Math.hypot(before[0] - after[0], before[1] - after[1]), 9);
  });

  it.each<[string, readonly Vehicle[], readonly VehiclePose[], number[]]>([
    ['a truck right behind hides it', [vehicle('car', 'truck')], [pose('car', 5 - 0.2)], [0, 0]],
    ['a motorcycle to the side hides nothing', [vehicle('bike', 'motorcycle')], [pose('bike', 5, { zM: 1.5 })], [1, 1]],
    [
      'a motorcycle in line hides a part',
      [vehicle('bike', 'motorcycle')],
      [pose('bike', 5, { zM: -0.3 })],
      [0.05, 0.95],
    ],
    ['a car farther away hides nothing', [vehicle('far', 'car')], [pose('far', 30)], [1, 1]],
  ])('sees what is covered: %s', (_, vehicles, poses, [low, high]) => {
    const world = worldOf([vehicle('truck', 'truck'), ...vehicles], [truckAt10M, ...poses]);
    const plate = truthOf(world, camera, 0, 0).plates.find(({ vehicleId }) => vehicleId === 'truck')!;
    expect(plate.visibility).toBeGreaterThanOrEqual(low!);
    expect(plate.visibility).toBeLessThanOrEqual(high!);
  });

  it('counts only the part in the picture, and lists none that lies wholly outside', () => {
    // Half of the picture's width is 5 m at 10 m.
    const at = (zM: number) =>
      truthOf(worldOf([vehicle('truck', 'truck')], [{ ...truckAt10M, zM }]), camera, 0, 0).plates;
    expect(at(5)[0]!.visibility).toBeCloseTo(0.5, 1);
    expect(at(5.5)).toEqual([]);
  });

  it('lists front plates of oncoming vehicles, where there are any', () => {
    const oncoming = pose('car', 20, { headingRad: Math.PI });
    const sides = (hasFrontPlate: boolean) =>
      truthOf(worldOf([vehicle('car', 'car', hasFrontPlate)], [oncoming]), camera, 0, 0).plates.map(({ side }) => side);
    expect(sides(true)).toEqual(['front']);
    expect(sides(false)).toEqual([]);
  });
});

describe('passesIn', () => {
  it('counts a vehicle once it was readable in three frames', () => {
    const world = worldOf([vehicle('truck', 'truck')], [pose('truck', rearOffsetM + 2.6, { speedMps: 4.4 })]);
    const frames = Array.from({ length: frameCount(camera, 10) }, (_, index) =>
      truthOf(world, camera, index, frameTimeS(camera, index)),
    );
    // 70 px at 1000 px of focal length: up to 4.354 m, reached after 0.398 s.
    expect(passesIn(frames)).toEqual([{ vehicleId: 'truck', side: 'rear', fromS: 0, toS: 0.3, frames: [0, 1, 2, 3] }]);
    expect(passesIn(frames.slice(2))).toEqual([]);
  });
});

describe('anyVehicleInView', () => {
  it.each([
    ['before the camera', pose('car', 20), true],
    ['behind it', pose('car', -20), false],
    ['too far away', pose('car', 90), false],
    ['half in the picture at its edge', pose('car', 10, { zM: 5 }), true],
    ['beside the picture', pose('car', 10, { zM: 9 }), false],
  ])('%s', (_, at, expected) => {
    expect(anyVehicleInView(worldOf([vehicle('car', 'car')], [at]), camera, 0, 60)).toBe(expected);
  });
});
