/**
 * How vehicles of one body type and one colour differ: size and proportions, and the shade of the paint. The simulator has
 * one of each; what learns from its pictures alone must not take that one for the only one.
 */
import { Color, type Mesh, type Object3D } from 'three/webgpu';
import type { Rng } from '../../../base/rng.ts';
import type { SurfaceState } from '../../scene/surface.ts';
import type { VehicleColor } from '../../world.ts';

type Range = readonly [number, number];

/** Hue in degrees, saturation and lightness in parts, sRGB (HSL): what people call by the colour's name. Ours. */
const shades: Readonly<
  Record<VehicleColor, { readonly hue: Range; readonly saturation: Range; readonly lightness: Range }>
> = {
  white: { hue: [20, 230], saturation: [0, 0.12], lightness: [0.8, 0.95] },
  black: { hue: [0, 360], saturation: [0, 0.16], lightness: [0.03, 0.13] },
  gray: { hue: [20, 240], saturation: [0, 0.08], lightness: [0.24, 0.44] },
  silver: { hue: [30, 240], saturation: [0, 0.06], lightness: [0.54, 0.74] },
  blue: { hue: [200, 236], saturation: [0.35, 0.85], lightness: [0.14, 0.5] },
  red: { hue: [-14, 8], saturation: [0.5, 0.9], lightness: [0.17, 0.42] },
  green: { hue: [85, 172], saturation: [0.2, 0.65], lightness: [0.12, 0.4] },
  brown: { hue: [14, 36], saturation: [0.2, 0.5], lightness: [0.13, 0.3] },
  gold: { hue: [34, 48], saturation: [0.16, 0.48], lightness: [0.42, 0.64] },
  yellow: { hue: [43, 56], saturation: [0.68, 1], lightness: [0.42, 0.56] },
};

export function randomShade(name: VehicleColor, rng: Rng): Color {
  const { hue, saturation, lightness } = shades[name];
  const degrees = rng.uniform(...hue);
  return new Color().setHSL(
    (degrees < 0 ? degrees + 360 : degrees) / 360,
    rng.uniform(...saturation),
    rng.uniform(...lightness),
  );
}

/** Gives a vehicle of the scene other proportions and another shade of its colour. Its plates keep their size. */
export function vary(vehicle: Object3D, color: VehicleColor, rng: Rng): void {
  const whole = rng.uniform(0.93, 1.07);
  const [long, high, wide] = [rng.uniform(0.88, 1.1), rng.uniform(0.9, 1.1), rng.uniform(0.95, 1.05)].map(
    (part) => part * whole,
  ) as [number, number, number];
  for (const child of vehicle.children as Mesh[]) {
    if (child.name === 'body') {
      child.geometry = child.geometry.clone().scale(long, high, wide);
      (child.userData as SurfaceState).paint.copy(randomShade(color, rng));
    } else if (child.name.endsWith('plate')) {
      child.position.x *= long;
      child.position.y *= high;
      child.position.z *= wide;
    }
  }
}
