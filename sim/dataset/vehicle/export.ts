/**
 * Writes a shard of pictures of vehicles: `node dist/export-vehicles.js SEED WORLDS FOLDER`.
 *
 * A shard is two files in FOLDER, each written whole, and a function of the seed and the number of worlds but for the last
 * bits of the graphics driver:
 *
 * - `vehicle-SEED.u8`: tiles of 128 × 128 one after the other, each as three planes (red, green, blue; sRGB), rows from the
 *   top, no header.
 * - `vehicle-SEED.ndjson`: a line a tile, in the same order: `tile`, `color`, `body` (names of sim/world.ts), `side` (`front`
 *   or `rear`), `corners` of the plate (four [x, y] in the tile's pixels, top left first, in reading direction) and `world`.
 *
 * A tile shows the surroundings of one plate: 12.8 plate widths across, its plate a third from the bottom. Bodies and colours come equally
 * often as vehicles; as tiles, those whose plates are seen more often do. Worlds of different seeds share nothing but the six bodies' shapes.
 */
import { join } from 'node:path';
import { writeWhole } from '../../../base/files.ts';
import { createRng } from '../../../base/rng.ts';
import { shoot, tilePx, type VehicleTile } from './shoot.ts';
import { createStage } from './stage.ts';

const [seed, worldsText, folder] = process.argv.slice(2);
const worlds = Number(worldsText);
if (seed && Number.isInteger(worlds) && worlds > 0 && folder) {
  const rng = createRng(`vehicles/${seed}`);
  const pictures: Uint8Array[] = [];
  const lines: string[] = [];
  const truthOf = ({ color, body, side, corners }: VehicleTile) => ({
    color,
    body,
    side,
    corners: corners.map(({ x, y }) => [Number(x.toFixed(2)), Number(y.toFixed(2))]),
  });
  for (let world = 0; world < worlds; world++) {
    for await (const tile of shoot(createStage(world, rng.fork(world)), rng.fork(world))) {
      lines.push(JSON.stringify({ tile: lines.length, ...truthOf(tile), world }));
      pictures.push(tile.planes);
    }
    process.stderr.write(`vehicle ${seed}: ${world + 1} of ${worlds} worlds, ${lines.length} tiles\n`);
  }
  const pixels = new Uint8Array(pictures.length * 3 * tilePx * tilePx);
  for (const [k, planes] of pictures.entries()) pixels.set(planes, k * planes.length);
  writeWhole(join(folder, `vehicle-${seed}.u8`), pixels);
  writeWhole(join(folder, `vehicle-${seed}.ndjson`), `${lines.join('\n')}\n`);
} else {
  process.stderr.write('usage: export-vehicles SEED WORLDS FOLDER\n');
  process.exitCode = 2;
}
