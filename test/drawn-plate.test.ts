/** The shipped weights on plates drawn flat into a plain picture, without camera, scene or traffic. */
import { createCanvas } from 'canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../base/rng.ts';
import type { Networks } from '../recognizer/networks.ts';
import { createPictureReader, followPlates } from '../recognizer/pipeline.ts';
import type { PlateRead } from '../recognizer/ports.ts';
import { loadNetworks } from '../recognizer/recognizer.ts';
import { drawBlankFace, drawPlateFace } from '../sim/plates/face.ts';
import { plateFromText } from '../sim/plates/issue.ts';
import type { Plate } from '../sim/world.ts';

const [widthPx, heightPx] = [640, 360];
const [plateWidthPx, plateHeightPx] = [120, 60];

/** Five frames in which a plate on a dark bumper moves to the right. */
async function readsOf(networks: Networks, plate: Plate, draw: typeof drawPlateFace | typeof drawBlankFace) {
  const context = createCanvas(widthPx, heightPx).getContext('2d', { alpha: false });
  const pipeline = followPlates(createPictureReader('test', networks));
  const reads: PlateRead[] = [];
  for (let index = 0; index < 5; index++) {
    const x = 60 + 90 * index;
    context.fillStyle = '#707070';
    context.fillRect(0, 0, widthPx, heightPx);
    context.fillStyle = '#202428';
    context.fillRect(x - 100, 120, 320, 150);
    context.save();
    context.translate(x, 165);
    draw(context, plate, plateWidthPx, plateHeightPx);
    context.restore();
    const rgba = new Uint8Array(context.getImageData(0, 0, widthPx, heightPx).data.buffer);
    reads.push(...(await pipeline.process({ cameraId: 'desk', index, tS: index / 10, widthPx, heightPx, rgba })));
  }
  return [...reads, ...(await pipeline.finish())];
}

describe('the shipped recognizer', () => {
  let networks: Networks;
  beforeAll(async () => {
    networks = await loadNetworks();
  });

  it.each([
    ['CT', 'BF48213'],
    ['NY', 'KTA4071'],
    ['MA', '7PZV29'],
  ])('reads a drawn plate of %s with its state, and nothing where it is blank', async (state, text) => {
    const plate = plateFromText(state, text, 'car', createRng('drawn'))!;
    const reads = await readsOf(networks, plate, drawPlateFace);
    expect(reads.map((read) => [read.id, read.text, read.state?.code])).toEqual([['desk-1', text, state]]);
    expect(reads[0]!.observations.length).toBeGreaterThanOrEqual(4);
    expect(reads[0]!.confidence).toBeGreaterThan(0.8);
    expect(reads[0]!.characters.map(({ character }) => character).join('')).toBe(text);
    expect(await readsOf(networks, plate, drawBlankFace)).toEqual([]);
  });
});
