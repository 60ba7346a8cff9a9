/**
 * Cuts what the reader of states' names is trained on out of exported tiles: `node dist/cut-strips.js SEED OUT SHARD…`.
 *
 * Writes `OUT.u8`, strips of 40 × 240 gray bytes one after the other, the upper and the lower one of each plate, with
 * corners that err as the refiner's do, and `OUT.ndjson`, a line a strip: `text` as printed (A–Z, 0–9), `spans`, the left
 * and right end of each character as a part of the strip's width, and `state`, a USPS code or `other`.
 */
import { writeWhole } from '../../base/files.ts';
import type { Corners } from '../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare, invert } from '../../base/homography.ts';
import { createRng } from '../../base/rng.ts';
import { isConvex } from '../detect/quad.ts';
import { cutStrip, stripHeightPx, stripOf, strips, stripWidthPx } from '../read/strips.ts';
import { jitterCorners, refinerErrors } from './jitter.ts';
import { readShard } from './shard.ts';

const [seed, out, ...stems] = process.argv.slice(2);
if (!seed || !out || stems.length === 0) {
  process.stderr.write('usage: cut-strips SEED OUT SHARD…\n');
  process.exit(2);
}
const rng = createRng(seed);
const pictures: Uint8Array[] = [];
const lines: string[] = [];
for (const stem of stems)
  for (const { image, plates } of readShard(stem))
    for (const { corners, state, legends } of plates) {
      const seen = jitterCorners(corners, refinerErrors, rng);
      if (!isConvex(seen)) continue;
      const toTile = homographyFromUnitSquare(corners);
      for (const strip of strips) {
        const toStrip = invert(homographyFromUnitSquare(stripOf(seen, strip)));
        const inStrip = (u: number, v: number) => applyHomography(toStrip, applyHomography(toTile, { x: u, y: v }));
        const line = legends.find(({ characters }) => characters.every(([u, v]) => isInside(inStrip(u, v))));
        const spans = (line?.characters ?? []).map(
          ([u, v, width]) => [round(inStrip(u - width / 2, v).x), round(inStrip(u + width / 2, v).x)] as const,
        );
        pictures.push(cutStrip(image, seen, strip).data);
        lines.push(`${JSON.stringify({ text: line?.text ?? '', spans, state })}\n`);
      }
    }

const pixels = new Uint8Array(pictures.length * stripWidthPx * stripHeightPx);
for (const [index, picture] of pictures.entries()) pixels.set(picture, index * stripWidthPx * stripHeightPx);
writeWhole(`${out}.u8`, pixels);
writeWhole(`${out}.ndjson`, lines.join(''));
process.stdout.write(`${pictures.length} strips\n`);

function isInside({ x, y }: Corners[0]): boolean {
  return x > 0 && x < 1 && y > 0 && y < 1;
}

function round(part: number): number {
  return Math.round(part * 1e4) / 1e4;
}
