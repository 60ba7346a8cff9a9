import { expect, it } from 'vitest';
import { vehicleShapes } from '../vehicles.ts';
import { lowBeamLux, poolGeometry } from './headlight-pool.ts';

it('a low beam lights the road some metres ahead, symmetrically, and fades afar and aside', () => {
  const near = lowBeamLux(12, 0);
  expect(near).toBeGreaterThan(1);
  expect(near).toBeLessThan(20);
  expect(lowBeamLux(40, 0)).toBeLessThan(near / 5);
  expect(lowBeamLux(12, 4)).toBeCloseTo(lowBeamLux(12, -4), 9);
  expect(lowBeamLux(12, 4)).toBeLessThan(near / 2);
});

it.each(Object.entries(vehicleShapes))('the sheet before a %s lies ahead of it, dark at its rim', (_, shape) => {
  const geometry = poolGeometry(shape);
  const [position, light] = [geometry.getAttribute('position'), geometry.getAttribute('light')];
  const xs = Array.from({ length: position.count }, (_each, i) => position.getX(i));
  const [from, to] = [Math.min(...xs), Math.max(...xs)];
  expect(from).toBeGreaterThan(shape.lengthM / 2);
  let brightest = 0;
  for (let i = 0; i < position.count; i++) {
    if (xs[i] === from || xs[i] === to) expect(light.getX(i)).toBe(0);
    brightest = Math.max(brightest, light.getX(i));
  }
  expect(brightest).toBeGreaterThan(0.05);
});
