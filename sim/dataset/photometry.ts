/** What light, optics, sensor and compression do to a picture, at random within what roadside cameras show. */
import { createRng, type Rng } from '../../base/rng.ts';
import { clamp } from '../../base/units.ts';
import { blockify } from './blockify.ts';
import { convolve, gaussian, type Raster } from './raster.ts';

/** How hard on the picture: 0 easy, 1 as bad as it gets. */
export function disturb(raster: Raster, rng: Rng, hardness: number): void {
  if (rng.chance(0.35)) castShadow(raster, rng);
  if (rng.chance(0.12)) addGlare(raster, rng);
  if (rng.chance(0.45 * hardness + 0.1)) smear(raster, rng.uniform(0, Math.PI), 1 + rng.exponential(2.2) * hardness);
  if (rng.chance(0.75)) convolve(raster, gaussian(rng.uniform(0.35, 0.5 + 0.9 * hardness)));
  if (rng.chance(0.25)) sharpen(raster, rng.uniform(0.3, 1.4));
  expose(raster, rng, hardness);
  addNoise(raster, rng, hardness);
  if (rng.chance(0.35)) blockify(raster, rng.uniform(0.3, 1 + 1.6 * hardness));
}

/** One side of a soft edge lies in the shade. */
function castShadow({ widthPx, heightPx, data }: Raster, rng: Rng): void {
  const angle = rng.uniform(0, 2 * Math.PI);
  const [nx, ny] = [Math.cos(angle), Math.sin(angle)];
  const offset = nx * widthPx * rng.uniform(0.25, 0.75) + ny * heightPx * rng.uniform(0.25, 0.75);
  const softness = rng.uniform(0.5, 12);
  const depth = rng.uniform(0.15, 0.65);
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at++)
      data[at]! *= 1 - depth * clamp((nx * x + ny * y - offset) / softness + 0.5, 0, 1);
}

/** A lamp or the sun's reflection: a bright spot with a wide halo. */
function addGlare({ widthPx, heightPx, data }: Raster, rng: Rng): void {
  const [cx, cy] = [rng.uniform(0, widthPx), rng.uniform(0, heightPx)];
  const strength = rng.uniform(40, 260);
  const size = rng.uniform(6, 60) ** 2;
  for (let y = 0, at = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++, at++) data[at]! += strength / (1 + ((x - cx) ** 2 + (y - cy) ** 2) / size);
}

/** Motion along a line during the exposure. */
export function smear(raster: Raster, angleRad: number, lengthPx: number): void {
  const { widthPx, heightPx, data } = raster;
  const taps = motionTaps(angleRad, lengthPx);
  const source = data.slice();
  data.fill(0);
  for (const { dx, dy, weight } of taps)
    for (let y = 0; y < heightPx; y++) {
      const from = clamp(y + dy, 0, heightPx - 1) * widthPx;
      for (let x = 0; x < widthPx; x++) {
        const column = x + dx < 0 ? 0 : x + dx >= widthPx ? widthPx - 1 : x + dx;
        data[y * widthPx + x]! += weight * source[from + column]!;
      }
    }
}

/** The line's weight on the pixels around its middle, each of its points shared among four pixels. */
function motionTaps(angleRad: number, lengthPx: number): { dx: number; dy: number; weight: number }[] {
  const count = Math.ceil(2 * lengthPx) + 1;
  const weights = new Map<string, { dx: number; dy: number; weight: number }>();
  for (let k = 0; k < count; k++) {
    const along = lengthPx * ((k + 0.5) / count - 0.5);
    const [x, y] = [along * Math.cos(angleRad), along * Math.sin(angleRad)];
    const [left, top] = [Math.floor(x), Math.floor(y)];
    for (const [dx, dy, weight] of [
      [left, top, (1 - x + left) * (1 - y + top)],
      [left + 1, top, (x - left) * (1 - y + top)],
      [left, top + 1, (1 - x + left) * (y - top)],
      [left + 1, top + 1, (x - left) * (y - top)],
    ] as const) {
      const tap = weights.get(`${dx},${dy}`) ?? { dx, dy, weight: 0 };
      tap.weight += weight / count;
      weights.set(`${dx},${dy}`, tap);
    }
  }
  return [...weights.values()].filter(({ weight }) => weight > 1e-3);
}

/** Unsharp masking, as cameras do. */
function sharpen(raster: Raster, amount: number): void {
  const soft = { ...raster, data: raster.data.slice() };
  convolve(soft, gaussian(0.8));
  for (let at = 0; at < raster.data.length; at++) raster.data[at]! += amount * (raster.data[at]! - soft.data[at]!);
}

/** Gamma, exposure and black level, together one curve; dark where it is hard. */
function expose({ data }: Raster, rng: Rng, hardness: number): void {
  const gamma = Math.exp(rng.normal(0, 0.3));
  const gain = rng.chance(0.3 * hardness) ? rng.uniform(0.15, 0.5) : rng.uniform(0.65, 1.4);
  const black = rng.chance(0.4) ? rng.uniform(0, 45) : 0;
  const curve = Float32Array.from({ length: 512 }, (_, k) => black + (255 - black) * gain * (k / 2 / 255) ** gamma);
  for (let at = 0; at < data.length; at++) data[at] = curve[clamp(2 * data[at]! + 0.5, 0, 511) | 0]!;
}

/** Normal numbers to read from at random places: drawing each anew costs more than all the rest. */
const normals = ((rng) => Float32Array.from({ length: 1 << 16 }, () => rng.normal(0, 1)))(createRng('sensor noise'));

/** Shot and read noise of a sensor at some gain; sometimes spread over neighbours, as after demosaicing. */
function addNoise(raster: Raster, rng: Rng, hardness: number): void {
  const level = rng.uniform(0.2, 1) * (rng.chance(0.25 * hardness) ? 16 : 5);
  const shot = rng.uniform(0, 0.8);
  const { widthPx, heightPx, data } = raster;
  const noise = { widthPx, heightPx, data: new Float32Array(data.length) };
  for (let row = 0, at = 0; row < heightPx; row++) {
    const start = rng.integer(0, normals.length - 1);
    for (let k = 0; k < widthPx; k++, at++) noise.data[at] = normals[(start + k) & 0xffff]!;
  }
  if (rng.chance(0.3)) convolve(noise, Float32Array.of(0.3, 0.9, 0.3));
  for (let at = 0; at < data.length; at++)
    data[at]! += noise.data[at]! * level * (1 - shot + shot * Math.sqrt(Math.max(0, data[at]!) / 128));
}
