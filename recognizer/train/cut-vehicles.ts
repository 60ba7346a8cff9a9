/**
 * Cuts the describer's training windows out of exported pictures of vehicles: `node dist/cut-vehicles.js SEED OUT SHARD…`.
 *
 * A SHARD is the path of a `vehicle` file without its extension, as the simulator's exporter documents it. Writes `OUT.u8`,
 * windows of three planes of 72 × 72 bytes (red, green, blue) one after the other, cut by corners that err as the refiner's do
 * and worse, and `OUT.ndjson`, a line a window: `color`, `body`, `side`. Some pictures end close to the plate, as they do where a vehicle
 * is half out of a camera's picture.
 */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readText, writeWhole } from '../../base/files.ts';
import type { ColorImage, Corners } from '../../base/geometry.ts';
import { createRng, type Rng } from '../../base/rng.ts';
import { boxOf, mapCorners, widthOf } from '../detect/quad.ts';
import { bodyTypes, vehicleColors } from '../vehicle/names.ts';
import { cutVehicle, windowPx } from '../vehicle/window.ts';
import { type CornerErrors, jitterCorners } from './jitter.ts';

/** Windows with other errors of the corners that each plate gives. */
const windowsPerPlate = 2;
/** Cameras' plates are not all of the width that the simulator's are, and what is taken for one ends where its frame does. */
const errors: CornerErrors = { place: 0.06, size: 0.09, corner: 0.02 };
const tilePx = 128;

const pair = z.tuple([z.number(), z.number()]);
const tileLine = z.object({
  color: z.enum(vehicleColors),
  body: z.enum(bodyTypes),
  side: z.enum(['front', 'rear']),
  corners: z.tuple([pair, pair, pair, pair]),
});

const [seed, out, ...stems] = process.argv.slice(2);
if (!seed || !out || stems.length === 0) {
  process.stderr.write('usage: cut-vehicles SEED OUT SHARD…\n');
  process.exit(2);
}
const rng = createRng(seed);
const windows: Uint8Array[] = [];
const lines: string[] = [];
for (const stem of stems) {
  const pixels = readFileSync(`${stem}.u8`);
  const tiles = readText(`${stem}.ndjson`).trimEnd().split('\n');
  const tileBytes = 3 * tilePx * tilePx;
  if (pixels.length !== tiles.length * tileBytes)
    throw new Error(`${stem}: ${pixels.length} bytes of pixels, but labels for ${tiles.length * tileBytes}`);
  for (const [index, line] of tiles.entries()) {
    const { corners: told, ...truth } = tileLine.parse(JSON.parse(line));
    const picture = colorImage(pixels.subarray(index * tileBytes, (index + 1) * tileBytes));
    const [a, b, c, d] = told.map(([x, y]) => ({ x, y })) as unknown as Corners;
    for (let k = 0; k < windowsPerPlate; k++) {
      const corners = jitterCorners([a, b, c, d], errors, rng);
      windows.push(rng.chance(0.35) ? cutAtEdge(picture, corners, rng) : cutVehicle(picture, corners));
      lines.push(`${JSON.stringify(truth)}\n`);
    }
  }
}

const pixels = new Uint8Array(windows.length * 3 * windowPx * windowPx);
for (const [index, window] of windows.entries()) pixels.set(window, index * window.length);
writeWhole(`${out}.u8`, pixels);
writeWhole(`${out}.ndjson`, lines.join(''));
process.stdout.write(`${windows.length} windows\n`);

function colorImage(planes: Uint8Array): ColorImage {
  const plane = tilePx * tilePx;
  const rgba = new Uint8Array(4 * plane);
  for (let k = 0; k < plane; k++)
    for (let channel = 0; channel < 3; channel++) rgba[4 * k + channel] = planes[channel * plane + k]!;
  return { widthPx: tilePx, heightPx: tilePx, rgba };
}

/** The window that is cut where the picture ends a little beyond the plate, on one side or two. */
function cutAtEdge(picture: ColorImage, corners: Corners, rng: Rng): Uint8Array {
  const plate = boxOf(corners);
  const unit = widthOf(corners);
  const reach = () => (rng.chance(0.5) ? rng.uniform(0.3, 3.5) * unit : tilePx);
  const left = Math.max(0, Math.floor(plate.left - reach()));
  const top = Math.max(0, Math.floor(plate.top - (rng.chance(0.5) ? rng.uniform(0.3, 5) * unit : tilePx)));
  const right = Math.min(tilePx, Math.ceil(plate.right + reach()));
  const bottom = Math.min(tilePx, Math.ceil(plate.bottom + reach()));
  const [widthPx, heightPx] = [right - left, bottom - top];
  const rgba = new Uint8Array(4 * widthPx * heightPx);
  for (let row = 0; row < heightPx; row++) {
    const from = 4 * ((top + row) * tilePx + left);
    rgba.set(picture.rgba.subarray(from, from + 4 * widthPx), 4 * row * widthPx);
  }
  return cutVehicle(
    { widthPx, heightPx, rgba },
    mapCorners(corners, ({ x, y }) => ({ x: x - left, y: y - top })),
  );
}
