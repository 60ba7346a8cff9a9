import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { aimUs, type Calibration, readCalibration, strangeParts, writeCalibration, zoomForFov } from './file.ts';
import { degOf, fitServo, isMonotonic, pulseUsOf, type ServoFit } from './fit.ts';

const pulses = [900, 1200, 1500, 1800, 2100];
const pointsOf = (fit: ServoFit) => pulses.map((pulseUs) => ({ pulseUs, deg: degOf(fit, pulseUs) }));
const number = (low: number, high: number) => fc.double({ min: low, max: high, noNaN: true });
const anyFit: fc.Arbitrary<ServoFit> = fc.record({
  offsetDeg: number(-10, 10),
  slopeDegPerMs: number(60, 120),
  bendDegPerMs2: number(-20, 20),
});

describe('the curve of a servo', () => {
  it('is found again from its points', () =>
    fc.assert(
      fc.property(anyFit, (fit) => {
        const found = fitServo(pointsOf(fit));
        for (const key of Object.keys(fit) as (keyof ServoFit)[]) expect(found[key]).toBeCloseTo(fit[key], 6);
      }),
    ));
  it('is gone back on: the pulse of an angle turns it there', () =>
    fc.assert(
      fc.property(anyFit, fc.boolean(), number(900, 2100), (fit, isReversed, pulseUs) => {
        const turned = isReversed ? { ...fit, slopeDegPerMs: -fit.slopeDegPerMs } : fit;
        expect(pulseUsOf(turned, degOf(turned, pulseUs), 900, 2100)).toBeCloseTo(pulseUs, 3);
      }),
    ));
  it('ends where it was measured', () =>
    expect(pulseUsOf({ offsetDeg: 0, slopeDegPerMs: 90, bendDegPerMs2: 0 }, 60, 900, 2100)).toBeUndefined());
  it.each([
    [90, 0, true],
    [90, 60, true],
    [90, 80, false],
  ])('of slope %d and bend %d turns one way: %s', (slopeDegPerMs, bendDegPerMs2, isOneWay) =>
    expect(isMonotonic({ offsetDeg: 0, slopeDegPerMs, bendDegPerMs2 }, 900, 2100)).toBe(isOneWay),
  );
});

describe('the file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-calibration-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'rig.json');
  const fit = { offsetDeg: 1, slopeDegPerMs: 92, bendDegPerMs2: 2 };
  const points = pointsOf(fit);
  const of = { name: 'GantryRig 1.0', port: '/dev/serial/by-id/a', date: '2026-11-25T09:00:00.000Z' };
  const good: Calibration = {
    format: 'gantry-rig-calibration/2',
    pan: { of, points, fit: fitServo(points) },
    zoom: {
      of: { ...of, name: 'a camera' },
      steps: [
        { zoom: 0, fovDeg: 60 },
        { zoom: 1, fovDeg: 6 },
      ],
    },
  };
  it('is read as it was written, and aims', () => {
    writeCalibration(file, good);
    const read = readCalibration(file);
    expect(read).toEqual(good);
    expect(degOf(fit, aimUs(read, 'pan', 20, file))).toBeCloseTo(20, 6);
    expect(() => aimUs(read, 'pan', 70, file)).toThrow(/pan of 70° is outside of what was measured/);
    expect(() => aimUs(read, 'tilt', 0, file)).toThrow(/tilt is not calibrated/);
  });

  it('says which of its parts were measured on something else', () => {
    expect(strangeParts(good, ['pan', 'tilt'], of)).toEqual([]);
    expect(strangeParts(good, ['pan', 'zoom'], { ...of, port: 'emulated' })).toEqual([
      'pan was measured at GantryRig 1.0, /dev/serial/by-id/a, on 2026-11-25; this is GantryRig 1.0, emulated',
      'zoom was measured at a camera, /dev/serial/by-id/a, on 2026-11-25; this is GantryRig 1.0, emulated',
    ]);
  });

  const shifted = points.map((point, index) => (index === 2 ? { ...point, deg: point.deg + 3 } : point));
  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{', /is no JSON/],
    ['something else', {}, /format: /],
    [
      'a point changed by hand',
      { ...good, pan: { ...good.pan, points: shifted } },
      /pan: the curve is not that of the points/,
    ],
    [
      'a point far off',
      { ...good, pan: { of, points: shifted, fit: fitServo(shifted) } },
      /pan: a point is \d\.\d+° off its curve/,
    ],
    ['too few points', { ...good, pan: { ...good.pan, points: points.slice(2) } }, /pan\.points: /],
    [
      'a zoom that widens',
      {
        ...good,
        zoom: {
          of,
          steps: [
            { zoom: 0, fovDeg: 6 },
            { zoom: 1, fovDeg: 60 },
          ],
        },
      },
      /zoom: the field of view/,
    ],
  ])('with %s is refused', (_, content, message) => {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    expect(() => readCalibration(file)).toThrow(message);
  });
});

it.each([
  [60, 0],
  [6, 1],
  [Math.sqrt(360), 0.5],
  [90, undefined],
  [1, undefined],
])('a field of view of %d° is at zoom %d', (fovDeg, zoom) => {
  const table = [
    { zoom: 0, fovDeg: 60 },
    { zoom: 1, fovDeg: 6 },
  ];
  const found = zoomForFov(table, fovDeg);
  if (zoom === undefined) expect(found).toBeUndefined();
  else expect(found).toBeCloseTo(zoom, 6);
});
