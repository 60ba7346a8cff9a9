import { describe, expect, it } from 'vitest';
import { vehicleShapes } from '../../vehicles.ts';
import { bodyTypes } from '../../world.ts';
import { createBody } from './body.ts';

/** Mirrors stand out on both sides; racks and mirrors of a motorcycle above. */
const mirrorM = 0.36;

describe.each(bodyTypes)('createBody: %s', (type) => {
  const body = createBody(type);
  const { min, max } = body.boundingBox!;
  const shape = vehicleShapes[type];

  it('fills its shape and stays within it', () => {
    expect(max.x).toBeGreaterThan(shape.lengthM / 2 - 0.1);
    expect(max.x).toBeLessThanOrEqual(shape.lengthM / 2 + 0.02);
    expect(min.x).toBeLessThan(-shape.lengthM / 2 + 0.1);
    expect(min.x).toBeGreaterThanOrEqual(-shape.lengthM / 2 - 0.035);
    expect(max.z - min.z).toBeGreaterThanOrEqual(shape.widthM * 0.95);
    expect(max.z - min.z).toBeLessThanOrEqual(shape.widthM + 2 * mirrorM);
    expect(max.y).toBeGreaterThan(shape.heightM - 0.06);
    expect(max.y).toBeLessThan(shape.heightM + 0.06);
  });

  it('stands on the road', () => {
    expect(min.y).toBeCloseTo(0, 2);
  });

  it('has unit normals and few enough triangles for a renderer without a GPU', () => {
    const normal = body.getAttribute('normal');
    for (let i = 0; i < normal.count; i += 7)
      expect(Math.hypot(normal.getX(i), normal.getY(i), normal.getZ(i))).toBeCloseTo(1, 3);
    expect(body.index!.count / 3).toBeLessThan(12_000);
  });

  it('has no part in front of its plates', () => {
    const position = body.getAttribute('position');
    for (const side of ['front', 'rear'] as const) {
      if (type === 'motorcycle' && side === 'front') continue;
      const { xM, yM, zM, tiltRad } = shape.plates[side];
      const facing = Math.sign(xM);
      for (let i = 0; i < position.count; i++) {
        const up = position.getY(i) - yM;
        if (Math.abs(up) > shape.plateSize.heightM / 2) continue;
        if (Math.abs(position.getZ(i) - zM) > shape.plateSize.widthM / 2) continue;
        const plateX = xM - facing * up * Math.tan(tiltRad);
        expect(facing * (position.getX(i) - plateX)).toBeLessThan(-0.003);
      }
    }
  });
});
