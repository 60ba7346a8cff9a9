/**
 * Cuts the reader's training crops out of exported tiles: `node dist/cut-tiles.js SEED OUT SHARD…`.
 *
 * A SHARD is the path of a tile file without its extension. Shards of plates give crops of plates, with corners that err
 * as the detector's do; shards of scenes give crops of what is no plate, to be read as nothing. Writes `OUT.u8`, crops of
 * 64 × 160 gray bytes one after the other, and `OUT.ndjson`, a line a crop: `text`, `state`, and `spans`, the left and
 * right end of each character as a part of the crop's width.
 */
import { basename } from 'node:path';
import { writeWhole } from '../../base/files.ts';
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { applyHomography, homographyFromUnitSquare, invert } from '../../base/homography.ts';
import { createRng, type Rng } from '../../base/rng.ts';
import { boxOverlap, isConvex } from '../detect/quad.ts';
import { cropHeightPx, cropWidthPx, cutCrop, withMargin } from '../read/crop.ts';
import { jitterCorners, refinerErrors } from './jitter.ts';
import { readShard, type Tile } from './shard.ts';

interface Crop {
  readonly image: GrayImage;
  readonly text: string;
  readonly state: string;
  readonly spans: readonly (readonly [number, number])[];
}

/** Crops with other errors of the corners that each plate gives. */
const cropsPerPlate = 2;

const [seed, out, ...stems] = process.argv.slice(2);
if (!seed || !out || stems.length === 0) {
  process.stderr.write('usage: cut-tiles SEED OUT SHARD…\n');
  process.exit(2);
}
const rng = createRng(seed);
const crops: Crop[] = [];
for (const stem of stems)
  for (const tile of readShard(stem))
    crops.push(...(basename(stem).startsWith('scene') ? cutBackground(tile, rng) : cutPlates(tile, rng)));

const pixels = new Uint8Array(crops.length * cropWidthPx * cropHeightPx);
for (const [index, { image }] of crops.entries()) pixels.set(image.data, index * cropWidthPx * cropHeightPx);
writeWhole(`${out}.u8`, pixels);
writeWhole(
  `${out}.ndjson`,
  crops.map(({ text, state, spans }) => `${JSON.stringify({ text, state, spans })}\n`).join(''),
);
process.stdout.write(`${crops.length} crops\n`);

function cutPlates({ image, plates }: Tile, rng: Rng): Crop[] {
  return plates.flatMap(({ corners, text, state, characters }) =>
    Array.from({ length: cropsPerPlate }, () => {
      const seen = jitterCorners(corners, refinerErrors, rng);
      const toCrop = invert(homographyFromUnitSquare(withMargin(seen)));
      const toTile = homographyFromUnitSquare(corners);
      const across = (u: number, v: number): number =>
        applyHomography(toCrop, applyHomography(toTile, { x: u, y: v })).x;
      const spans = characters.map(
        ([u, v, width]) => [round(across(u - width / 2, v)), round(across(u + width / 2, v))] as const,
      );
      return { image: cutCrop(image, seen), text, state: text ? state : 'other', spans };
    }),
  );
}

/** One crop of the size of a plate that holds no plate, if a place for it is found. */
function cutBackground({ image, plates }: Tile, rng: Rng): Crop[] {
  const width = rng.uniform(25, 110);
  const [x, y] = [rng.uniform(0, image.widthPx - width), rng.uniform(0, image.heightPx - width / 2)];
  const upright: Corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + width / 2 },
    { x, y: y + width / 2 },
  ];
  const seen = jitterCorners(upright, refinerErrors, rng);
  if (!isConvex(seen) || plates.some(({ corners }) => boxOverlap(corners, seen) > 0)) return [];
  return [{ image: cutCrop(image, seen), text: '', state: 'other', spans: [] }];
}

function round(part: number): number {
  return Math.round(part * 1e4) / 1e4;
}
