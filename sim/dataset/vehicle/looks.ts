/**
 * How vehicles of one body type and one colour differ: shape, trim, and the shade of the paint. The simulator has
 * one of each; what learns from its pictures alone must not take that one for the only one.
 */
import { type Box3, type BufferGeometry, Color, MathUtils, type Mesh, type Object3D, Vector3 } from 'three/webgpu';
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
  red: { hue: [-8, 10], saturation: [0.5, 0.9], lightness: [0.17, 0.42] },
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

/** Gives a vehicle of the scene another shape, trim and shade of its colour. Its plates keep their size. */
export function vary(vehicle: Object3D, color: VehicleColor, rng: Rng): void {
  const meshes = vehicle.children as Mesh[];
  const shell = meshes.find(({ name }) => name === 'body')!;
  const reshape = randomShape(shell.geometry.boundingBox!, rng.fork('shape'));
  shell.geometry = shell.geometry.clone();
  const position = shell.geometry.getAttribute('position');
  const point = new Vector3();
  for (let k = 0; k < position.count; k++) {
    reshape(point.fromBufferAttribute(position, k));
    position.setXYZ(k, point.x, point.y, point.z);
  }
  shell.geometry.computeBoundingBox();
  shell.geometry.computeBoundingSphere();
  retrim(shell.geometry, rng.fork('trim'));
  (shell.userData as SurfaceState).paint.copy(randomShade(color, rng.fork('paint')));
  for (const mesh of meshes) if (mesh.name.endsWith('plate')) reshape(mesh.position);
}

const smooth = (low: number, high: number, value: number): number => MathUtils.smoothstep(value, low, high);

/**
 * Another size, roof and belt line, width of the glasshouse and rake of its ends, and waves along and across; in the
 * vehicle's frame, in place. The ends stay upright up to where plates hang, so that these stay in front of them.
 */
function randomShape({ min, max }: Box3, rng: Rng): (point: Vector3) => void {
  const whole = rng.uniform(0.92, 1.08);
  const [long, high, wide] = [rng.uniform(0.86, 1.12), rng.uniform(0.9, 1.1), rng.uniform(0.94, 1.06)];
  const [roof, glasshouse, rake] = [rng.uniform(-0.1, 0.12), rng.uniform(-0.14, 0.06), rng.uniform(-0.04, 0.04)];
  const wave = () => ({ size: rng.uniform(-0.025, 0.025), rate: rng.uniform(0.5, 1.5), phase: rng.uniform(0, 6) });
  const [along, across] = [wave(), wave()];
  return (point) => {
    const [x, y] = [point.x / max.x, point.y / max.y];
    const upper = smooth(0.55, 1, y);
    const within = 1 - Math.min(1, Math.abs(x)) ** 4;
    point.x +=
      (max.x - min.x) * within * (rake * smooth(0.65, 1, y) + along.size * Math.sin(along.rate * 3 * y + along.phase));
    point.y += max.y * (roof * upper + across.size * y * Math.sin(across.rate * 3 * x + across.phase));
    point.z *= 1 + glasshouse * upper;
    point.set(point.x * long * whole, point.y * high * whole, point.z * wide * whole);
  };
}

/** Each of a body's materials gets lighter or darker; now and then one of them is painted as the body is. */
function retrim(geometry: BufferGeometry, rng: Rng): void {
  const color = geometry.getAttribute('color');
  const finish = geometry.getAttribute('finish');
  const factors = new Map<number, { readonly factor: number; readonly isPainted: boolean }>();
  for (let k = 0; k < color.count; k++) {
    const material = color.getX(k) + 10 * color.getY(k) + 100 * color.getZ(k) + 1000 * finish.getY(k);
    if (finish.getX(k) === 1) continue;
    let change = factors.get(material);
    if (!change) {
      change = { factor: Math.exp(rng.normal(0, 0.6)), isPainted: finish.getY(k) < 0.02 && rng.chance(0.25) };
      factors.set(material, change);
    }
    const { factor, isPainted } = change;
    const changed = (part: number): number => Math.min(0.9, part * factor);
    color.setXYZ(k, changed(color.getX(k)), changed(color.getY(k)), changed(color.getZ(k)));
    if (isPainted) finish.setX(k, 1);
  }
}
