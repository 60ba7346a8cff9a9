/** The built-in recognizer, and the same behind HTTP: what a bench measures of one it measures of the other. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../../base/files.ts';
import type { PlateSighting } from '../../ports.ts';
import { createBuiltInReader } from '../../recognizer.ts';
import { decodePicture } from '../picture/decode.ts';
import { openHttpReader, services } from './client.ts';
import { startRecognizerServer } from './server.ts';

const frame = readFileSync(join(projectRoot, 'docs', 'images', 'frame.jpg'));

it('sees the same', async () => {
  const picture = await decodePicture(frame, 'frame.jpg');
  const builtIn = await createBuiltInReader();
  const here = await builtIn.read(picture);
  expect(here.length).toBeGreaterThan(0);
  const server = await startRecognizerServer(builtIn, { host: '127.0.0.1', port: 0 });
  try {
    for (const service of Object.values(services)) {
      const client = await openHttpReader(service, new URL(service.path, server.listeningOrigin));
      const there = await client.read(picture);
      expect(there.map(reading)).toEqual(
        here.map((sighting) => ({ ...reading(sighting), confidence: expect.closeTo(sighting.confidence, 12) })),
      );
      for (const [i, { corners }] of there.entries()) expect(boxOf(corners)).toEqual(boxOf(here[i]!.corners));
    }
  } finally {
    await server.close();
  }
});

const reading = ({ text, state, confidence }: PlateSighting) => ({
  text,
  state: state?.code,
  confidence,
});
/** The box around the corners in whole pixels, as both services round. */
const boxOf = (corners: PlateSighting['corners']) => {
  const xs = corners.map(({ x }) => Math.round(x));
  const ys = corners.map(({ y }) => Math.round(y));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
