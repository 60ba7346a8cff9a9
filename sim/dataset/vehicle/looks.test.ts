import { Group, Mesh, PlaneGeometry } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../base/rng.ts';
import { createBody } from '../../scene/bodies/body.ts';
import { surfaceState } from '../../scene/surface.ts';
import { vehicleShapes } from '../../vehicles.ts';
import { vehicleColors } from '../../world.ts';
import { randomShade, vary } from './looks.ts';

describe('randomShade', () => {
  it.each(vehicleColors)('of %s stays a colour that can be shown, and differs from draw to draw', (name) => {
    const shades = Array.from({ length: 50 }, (_, k) => randomShade(name, createRng(k)));
    for (const { r, g, b } of shades) for (const part of [r, g, b]) expect(part).toBeGreaterThanOrEqual(0);
    expect(new Set(shades.map((shade) => shade.getHexString())).size).toBeGreaterThan(25);
  });

  it('keeps white, silver, gray and black in the order of their lightness', () => {
    const light = (name: 'white' | 'silver' | 'gray' | 'black') =>
      Array.from({ length: 100 }, (_, k) => randomShade(name, createRng(k)).getHSL({ h: 0, s: 0, l: 0 }).l);
    expect(Math.min(...light('white'))).toBeGreaterThan(Math.max(...light('silver')));
    expect(Math.min(...light('silver'))).toBeGreaterThan(Math.max(...light('gray')));
    expect(Math.min(...light('gray'))).toBeGreaterThan(Math.max(...light('black')));
  });
});

describe('vary', () => {
  const body = createBody('car');
  const varied = (seed: number) => {
    const vehicle = new Group();
    const shell = new Mesh(body);
    shell.name = 'body';
    Object.assign(shell.userData, surfaceState());
    const plate = new Mesh(new PlaneGeometry(0.3048, 0.1524));
    plate.name = 'rear plate';
    const { xM, yM, zM } = vehicleShapes.car.plates.rear;
    plate.position.set(xM, yM, zM);
    vehicle.add(shell, plate);
    vary(vehicle, 'red', createRng(seed));
    return { shell, plate };
  };

  it('gives each vehicle a body of its own and leaves the shared one alone', () => {
    const before = [...body.getAttribute('position').array.slice(0, 60)];
    const [one, other] = [varied(1), varied(2)];
    expect([...body.getAttribute('position').array.slice(0, 60)]).toEqual(before);
    expect(one.shell.geometry.boundingBox!.max).not.toEqual(other.shell.geometry.boundingBox!.max);
    expect((one.shell.userData.paint as { r: number }).r).toBeGreaterThan(0.05);
  });

  it('keeps plates in front of the body', () => {
    for (let seed = 0; seed < 10; seed++) {
      const { shell, plate } = varied(seed);
      const position = shell.geometry.getAttribute('position');
      for (let k = 0; k < position.count; k++) {
        const isBehind =
          Math.abs(position.getY(k) - plate.position.y) < 0.07 && Math.abs(position.getZ(k) - plate.position.z) < 0.14;
        if (isBehind) expect(position.getX(k)).toBeGreaterThan(plate.position.x - 0.012);
      }
    }
  });
});
