import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { mpsFromMph } from '../../base/units.ts';
import { shapeOf } from '../vehicles.ts';
import { bodyTypes, type World } from '../world.ts';
import { createWorld } from './create-world.ts';
import { CastError, type CastVehicle, type IssuePlate, type WorldSpec } from './spec.ts';

const issuePlate: IssuePlate = (state, _body, rng) => {
  const code = typeof state === 'string' ? state : rng.weighted(state);
  const text = `${rng.pick(['AB', 'CD', 'XY'])}${rng.integer(10000, 99999)}`;
  return { state: code, design: 'test', text, display: text, wear: 0, seed: text };
};

const spec = (change: Partial<WorldSpec> = {}): WorldSpec => ({
  durationS: 60,
  road: { lengthM: 240, speedLimitMph: 35 },
  light: { sunElevationDeg: 10, sunAzimuthDeg: 200 },
  traffic: { vehiclesPerHour: 500 },
  cast: [],
  ...change,
});
const cast = (change: Partial<CastVehicle> = {}): CastVehicle => ({
  id: 'suspect',
  lane: 0,
  entersAtS: 20,
  speedMph: 35,
  ...change,
});
const world = (seed: number, change: Partial<WorldSpec> = {}): World =>
  createWorld(spec(change), createRng(seed), issuePlate);

/** Smallest gap, bumper to bumper, between vehicles of one lane over the run; negative where two overlap. */
function smallestGapM(of: World): number {
  const bodies = new Map(of.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  let smallest = Number.POSITIVE_INFINITY;
  for (let tS = 0; tS <= of.durationS; tS += 0.1) {
    const { poses } = of.stateAt(tS);
    for (const a of poses)
      for (const b of poses) {
        if (a === b || a.lane !== b.lane) continue;
        const lengths = (shapeOf(bodies.get(a.vehicleId)!).lengthM + shapeOf(bodies.get(b.vehicleId)!).lengthM) / 2;
        smallest = Math.min(smallest, Math.abs(a.xM - b.xM) - lengths);
      }
  }
  return smallest;
}

describe('createWorld', () => {
  it('never lets a vehicle touch another, whatever the seed, flow and slow cast vehicle', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 100, max: 1800 }), fc.integer({ min: 5, max: 70 }), (seed, flow, mph) => {
        const made = world(seed, {
          durationS: 40,
          traffic: { vehiclesPerHour: flow },
          cast: [cast({ entersAtS: 10.03, speedMph: mph })],
        });
        expect(smallestGapM(made)).toBeGreaterThan(0.5);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for the same seed and another for another', () => {
    const picture = (seed: number) => JSON.stringify([world(seed).vehicles, world(seed).stateAt(31.23)]);
    expect(picture(5)).toBe(picture(5));
    expect(picture(5)).not.toBe(picture(6));
  });

  it('keeps every ordinary vehicle what it is when a cast one joins', () => {
    const before = new Map(world(3).vehicles.map((vehicle) => [vehicle.id, vehicle]));
    const after = world(3, { cast: [cast()] }).vehicles.filter(({ id }) => before.has(id));
    expect(after.length).toBeGreaterThan(8);
    for (const vehicle of after) expect(vehicle).toEqual(before.get(vehicle.id));
  });

  it.each([20, 20.02, 37.5])('lets a cast vehicle in exactly when it is due (%s s) and at its speed', (entersAtS) => {
    for (let seed = 0; seed < 20; seed++) {
      const made = world(seed, { traffic: { vehiclesPerHour: 1200 }, cast: [cast({ entersAtS, lane: 1 })] });
      const find = (tS: number) => made.stateAt(tS).poses.find(({ vehicleId }) => vehicleId === 'suspect');
      expect(find(entersAtS - 0.02)).toBeUndefined();
      const entering = find(entersAtS)!;
      expect(entering.xM).toBeCloseTo(120, 2);
      expect(entering.headingRad).toBe(Math.PI);
      expect(entering.speedMps / mpsFromMph(35)).toBeGreaterThan(0.95);
      // At most a second late at the pole, in heavy traffic.
      const atPoleS = entersAtS + 120 / mpsFromMph(35);
      expect(Math.abs(find(atPoleS)!.xM)).toBeLessThan(mpsFromMph(35));
    }
  });

  it.each([
    [0, 0, 1.8, 0],
    [1, Math.PI, -1.8, 0],
  ])('drives lane %i on the right of its way', (lane, headingRad, zM) => {
    const made = world(1, { traffic: { vehiclesPerHour: 0 }, cast: [cast({ lane })] });
    const [early, late] = [made.stateAt(22), made.stateAt(24)].map(({ poses }) => poses[0]!);
    expect(early).toMatchObject({ headingRad, zM, lane });
    expect(late!.xM - early!.xM).toBeCloseTo((headingRad === 0 ? 2 : -2) * mpsFromMph(35), 6);
  });

  it('brings at least as many vehicles past the pole as asked', () => {
    for (let seed = 0; seed < 10; seed++) {
      const made = world(seed, {
        durationS: 36,
        traffic: { vehiclesPerHour: 60, atLeast: 9 },
        cast: [cast({ entersAtS: 4 }), cast({ id: 'second', entersAtS: 12 })],
      });
      const sides = new Map<string, Set<number>>();
      for (let tS = 0; tS <= 36; tS += 0.05)
        for (const { vehicleId, xM } of made.stateAt(tS).poses)
          sides.set(vehicleId, (sides.get(vehicleId) ?? new Set()).add(Math.sign(xM)));
      const passing = [...sides.values()].filter((signs) => signs.has(1) && signs.has(-1)).length;
      expect(passing).toBeGreaterThanOrEqual(9);
    }
  });

  it('has the flow that was asked for', () => {
    const made = world(8, { durationS: 3600, traffic: { vehiclesPerHour: 500 } });
    expect(made.vehicles.length / 2).toBeGreaterThan(430);
    expect(made.vehicles.length / 2).toBeLessThan(570);
    expect(new Set(made.vehicles.map(({ body }) => body))).toEqual(new Set(bodyTypes));
    expect(new Set(made.vehicles.map(({ plate }) => plate.text)).size).toBe(made.vehicles.length);
  });

  it('hangs front plates where the state issues them, and never on a motorcycle', () => {
    const made = world(8, { durationS: 1800, traffic: { vehiclesPerHour: 500, states: { CT: 1, PA: 1 } } });
    for (const { body, plate, hasFrontPlate } of made.vehicles)
      expect(hasFrontPlate).toBe(body !== 'motorcycle' && plate.state === 'CT');
  });

  it.each<[string, Partial<WorldSpec>, typeof CastError | typeof RangeError, RegExp]>([
    ['a lane that is not there', { cast: [cast({ lane: 2 })] }, CastError, /"suspect" is in lane 2.*0 to 1/],
    ['two vehicles at once', { cast: [cast(), cast({ id: 'other', entersAtS: 20.1 })] }, CastError, /"other".*20\.1 s/],
    ['a flow that no lane takes', { traffic: { vehiclesPerHour: 3000 } }, RangeError, /2400/],
    [
      'more vehicles than there is time for',
      { durationS: 5, traffic: { vehiclesPerHour: 0, atLeast: 50 } },
      RangeError,
      /50/,
    ],
  ])('refuses %s', (_, change, kind, message) => {
    expect(() => world(1, change)).toThrow(kind);
    expect(() => world(1, change)).toThrow(message);
  });
});
