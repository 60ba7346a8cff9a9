/**
 * Writes a shard of training tiles: `node dist/export-tiles.js KIND SEED COUNT FOLDER [LOOK]`, KIND `scene`, `plate` or
 * `name`,
 * LOOK `day` (when left out), `rain`, `night` (visible light) or `infrared` (night, by the camera's own lamp).
 *
 * A shard is two files in FOLDER, each written whole, and a function of kind, seed, count and look; by another look than `day`
 * they are called KIND-LOOK-SEED:
 *
 * - `KIND-SEED.u8`: COUNT tiles one after the other, a byte a pixel (gray, sRGB luma), rows from the top, no header;
 *   `scene` tiles are 320 × 192, `plate` and `name` tiles 288 × 176.
 * - `KIND-SEED.ndjson`: a line a tile, in the same order: `{"tile": 0, "widthPx": 320, "heightPx": 192, "plates": […]}`.
 *   A plate has `corners` (four [x, y] in the tile's pixels: top left, top right, bottom right, bottom left in reading
 *   direction; may lie outside of the tile), `text` (A–Z, 0–9; empty for a blank face), `state` (USPS code, or `other` for
 *   a plate of no state), `design`, and `characters`: for each of the text's characters `[u, v, width, height]`, its middle
 *   and size in plate coordinates (0 to 1 across the plate and down), and `legends`, the printed lines: `text` in capitals
 *   without spaces, and `characters` likewise.
 *
 * Each seed draws its own dies and designs for plates of no state, so shards of different seeds share none.
 */
import { join } from 'node:path';
import { createCanvas } from 'canvas';
import { writeWhole } from '../../base/files.ts';
import { type Look, looks } from './look.ts';
import { drawTiles, truthOf } from './shard.ts';
import { tileKinds } from './tile.ts';

const isKind = (name: string | undefined): name is keyof typeof tileKinds => name !== undefined && name in tileKinds;

const isLook = (name: string): name is Look => looks.some((look) => look === name);

const [kind, seed, countText, folder, look = 'day'] = process.argv.slice(2);
const count = Number(countText);
if (isKind(kind) && seed && Number.isInteger(count) && count > 0 && folder && isLook(look)) {
  const context = createCanvas(400, 240).getContext('2d', { alpha: false });
  const { widthPx, heightPx } = tileKinds[kind];
  const pixels = new Uint8Array(count * widthPx * heightPx);
  const lines: string[] = [];
  for (const tile of drawTiles(kind, { context }, seed, count, look)) {
    pixels.set(tile.image.data, lines.length * widthPx * heightPx);
    lines.push(JSON.stringify(truthOf(tile, lines.length)));
    if (lines.length % 1000 === 0) process.stderr.write(`${kind} ${seed}: ${lines.length} of ${count}\n`);
  }
  const name = look === 'day' ? `${kind}-${seed}` : `${kind}-${look}-${seed}`;
  writeWhole(join(folder, `${name}.u8`), pixels);
  writeWhole(join(folder, `${name}.ndjson`), `${lines.join('\n')}\n`);
} else {
  process.stderr.write('usage: export-tiles scene|plate|name SEED COUNT FOLDER [day|rain|night|infrared]\n');
  process.exitCode = 2;
}
