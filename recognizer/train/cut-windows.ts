/**
 * Cuts the refiner's training windows out of exported plate tiles: `node dist/cut-windows.js SEED OUT SHARD…`.
 *
 * Writes `OUT.u8`, windows of 64 × 128 gray bytes one after the other, cut around corners that err as the detector's do,
 * and `OUT.ndjson`, a line a window: `corners`, the plate's four corners in it, each [x, y] from 0 to 1 across and down.
 */
import { writeWhole } from '../../base/files.ts';
import { applyHomography, homographyFromUnitSquare, invert } from '../../base/homography.ts';
import { createRng } from '../../base/rng.ts';
import { warpGray } from '../../base/warp.ts';
import { isConvex } from '../detect/quad.ts';
import { refineHeightPx, refineWidthPx, windowAround } from '../detect/refine.ts';
import { detectorErrors, jitterCorners } from './jitter.ts';
import { readShard } from './shard.ts';

/** Windows with other errors of the corners that each plate gives. */
const windowsPerPlate = 3;

const [seed, out, ...stems] = process.argv.slice(2);
if (!seed || !out || stems.length === 0) {
  process.stderr.write('usage: cut-windows SEED OUT SHARD…\n');
  process.exit(2);
}
const rng = createRng(seed);
const windows: Uint8Array[] = [];
const lines: string[] = [];
for (const stem of stems)
  for (const { image, plates } of readShard(stem))
    for (const { corners, text } of plates)
      for (let k = 0; k < windowsPerPlate && text; k++) {
        const seen = jitterCorners(corners, detectorErrors, rng);
        if (!isConvex(seen)) continue;
        const window = windowAround(seen);
        const toWindow = invert(homographyFromUnitSquare(window));
        windows.push(warpGray(image, window, refineWidthPx, refineHeightPx).data);
        const inWindow = corners.map((corner) => applyHomography(toWindow, corner));
        lines.push(`${JSON.stringify({ corners: inWindow.map(({ x, y }) => [round(x), round(y)]) })}\n`);
      }

const pixels = new Uint8Array(windows.length * refineWidthPx * refineHeightPx);
for (const [index, window] of windows.entries()) pixels.set(window, index * refineWidthPx * refineHeightPx);
writeWhole(`${out}.u8`, pixels);
writeWhole(`${out}.ndjson`, lines.join(''));
process.stdout.write(`${windows.length} windows\n`);

function round(part: number): number {
  return Math.round(part * 1e4) / 1e4;
}
