import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readText } from '../../base/files.ts';
import type { Corners, GrayImage } from '../../base/geometry.ts';

const pair = z.tuple([z.number(), z.number()]);

const place = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const tileLine = z.object({
  widthPx: z.number().int().positive(),
  heightPx: z.number().int().positive(),
  plates: z.array(
    z.object({
      corners: z.tuple([pair, pair, pair, pair]),
      text: z.string().regex(/^[0-9A-Z]*$/),
      state: z.string(),
      /** Middle and size of each character, parts of the plate's width and height. */
      characters: z.array(place),
      /** The printed lines: capitals and digits, and where they are. */
      legends: z.array(z.object({ text: z.string().regex(/^[0-9A-Z]*$/), characters: z.array(place) })).default([]),
    }),
  ),
});

/** A training picture and the plates in it. */
export interface Tile {
  readonly image: GrayImage;
  readonly plates: readonly (Omit<z.infer<typeof tileLine>['plates'][number], 'corners'> & {
    readonly corners: Corners;
  })[];
}

/** Reads a shard of tiles, `STEM.u8` and `STEM.ndjson`, as the simulator's exporter documents them. */
export function* readShard(stem: string): Generator<Tile> {
  const pixels = readFileSync(`${stem}.u8`);
  let offset = 0;
  for (const line of readText(`${stem}.ndjson`).trimEnd().split('\n')) {
    const { widthPx, heightPx, plates } = tileLine.parse(JSON.parse(line));
    const data = pixels.subarray(offset, offset + widthPx * heightPx);
    offset += widthPx * heightPx;
    yield {
      image: { widthPx, heightPx, data },
      plates: plates.map((plate) => ({ ...plate, corners: cornersFrom(plate.corners) })),
    };
  }
  if (offset !== pixels.length) throw new Error(`${stem}: ${pixels.length} bytes of pixels, but labels for ${offset}`);
}

const cornersFrom = ([a, b, c, d]: readonly (readonly [number, number])[] & { length: 4 }): Corners => {
  const point = (p: readonly [number, number] | undefined) => ({ x: p![0], y: p![1] });
  return [point(a), point(b), point(c), point(d)];
};
