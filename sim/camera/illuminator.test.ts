import { describe, expect, it } from 'vitest';
import type { Illuminator } from '../world.ts';
import { defaultCamera } from './default-camera.ts';
import { defaultIlluminator, illuminatorCandela, illuminatorLux, illuminatorPosition } from './illuminator.ts';

const level = { ...defaultCamera, position: { xM: 0, yM: 4, zM: 0 }, panDeg: 0, tiltDeg: 0 };
const withLamp = (changes: Partial<Illuminator> = {}) => ({
  ...level,
  illuminator: { ...defaultIlluminator, offset: { rightM: 0, upM: 0 }, ...changes },
});

describe('illuminatorLux', () => {
  it('falls with the square of the distance, and in proportion to the level', () => {
    const lux = illuminatorLux(withLamp(), [20, 4, 0]);
    expect(lux).toBeCloseTo(illuminatorCandela(defaultIlluminator) / 400, 9);
    expect(illuminatorLux(withLamp(), [40, 4, 0]) / lux).toBeCloseTo(1 / 4, 9);
    expect(illuminatorLux(withLamp({ level: 0.25 }), [20, 4, 0]) / lux).toBeCloseTo(1 / 4, 9);
    expect(illuminatorLux(withLamp({ level: 0 }), [20, 4, 0])).toBe(0);
    expect(illuminatorLux(level, [20, 4, 0])).toBe(0);
  });
  it('is half of that on the axis at half the beam angle, and turns with the camera', () => {
    const camera = withLamp({ beamDeg: 20 });
    const [x, z] = [20 * Math.cos(Math.PI / 18), 20 * Math.sin(Math.PI / 18)];
    const onAxis = illuminatorLux(camera, [20, 4, 0]);
    expect(illuminatorLux(camera, [x, 4, -z]) / onAxis).toBeCloseTo(0.5, 9);
    expect(illuminatorLux({ ...camera, panDeg: 10 }, [x, 4, -z]) / onAxis).toBeCloseTo(1, 9);
  });
  it('counts 940 nm for less, as the sensor does', () =>
    expect(illuminatorLux(withLamp({ wavelengthNm: 940 }), [20, 4, 0])).toBeLessThan(
      illuminatorLux(withLamp(), [20, 4, 0]) / 2,
    ));
});

it('illuminatorPosition is to the right of and below the lens, whichever way the camera looks', () => {
  const offset = { rightM: 0.1, upM: -0.2 };
  for (const [panDeg, expected] of [
    [0, [0, 3.8, 0.1]],
    [90, [0.1, 3.8, 0]],
  ] as const)
    expect(
      illuminatorPosition({ ...level, panDeg }, { ...defaultIlluminator, offset }).map((value) => value.toFixed(6)),
    ).toEqual(expected.map((value) => value.toFixed(6)));
});
