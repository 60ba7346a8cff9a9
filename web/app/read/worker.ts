/** Reads pictures beside the page, so that the page stays live: the same pipeline as in Node, from the same weights. */

import { createTurns } from '../../../base/turns.ts';
import { grayFromRgba } from '../../../base/warp.ts';
import { loadAll } from '../../../recognizer/networks.ts';
import { loadNetworkInBrowser, type Processor } from '../../../recognizer/onnx-web.ts';
import { createPictureReader } from '../../../recognizer/pipeline.ts';
import { cutCrop } from '../../../recognizer/read/crop.ts';
import { weightsPath } from '../../api.ts';
import { ask } from '../data/ask.ts';
import { decodeInBrowser, previewOf } from './decode.ts';
import type { PictureRead, ReadAnswer, ReadRequest } from './messages.ts';
import { timed } from './timed.ts';

const tell = (answer: ReadAnswer): void => self.postMessage(answer);
const turns = createTurns(1);
self.addEventListener('message', ({ data }: MessageEvent<ReadRequest>) => turns.run(() => answer(data)));

async function answer({ id, file, name, processor }: ReadRequest): Promise<void> {
  try {
    tell({ id, state: ready.has(processor) ? 'reading' : 'loading' });
    tell({ id, state: 'read', read: await read(file, name, processor, () => tell({ id, state: 'reading' })) });
  } catch (error) {
    tell({ id, state: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
}

async function read(file: Blob, name: string, processor: Processor, loaded: () => void): Promise<PictureRead> {
  const startedMs = performance.now();
  const isReady = ready.has(processor);
  const { reader, takeMs } = await readerOn(processor);
  const loadedMs = performance.now();
  if (!isReady) loaded();
  const picture = await decodeInBrowser(file, name);
  const decodedMs = performance.now();
  const sightings = await reader.read(picture);
  const readMs = performance.now() - decodedMs;
  const gray = sightings.length > 0 && grayFromRgba(picture.rgba, picture.widthPx, picture.heightPx);
  return {
    widthPx: picture.widthPx,
    heightPx: picture.heightPx,
    preview: await previewOf(picture),
    plates: gray ? sightings.map((sighting) => ({ sighting, crop: cutCrop(gray, sighting.corners) })) : [],
    timings: {
      loadMs: isReady ? null : loadedMs - startedMs,
      decodeMs: decodedMs - loadedMs,
      readMs,
      networksMs: takeMs(),
    },
  };
}

const ready = new Map<Processor, ReturnType<typeof loadReader>>();

async function readerOn(processor: Processor) {
  const reader = ready.get(processor) ?? loadReader(processor);
  ready.set(processor, reader);
  // What failed for want of a server may work the next time.
  reader.catch(() => ready.delete(processor));
  return reader;
}

async function loadReader(processor: Processor) {
  const { networks, takeMs } = timed(
    await loadAll(async (name) => loadNetworkInBrowser(await fetchBytes(weightsPath(name)), processor)),
  );
  return { reader: createPictureReader('browser', networks), takeMs };
}

async function fetchBytes(path: string): Promise<Uint8Array> {
  const response = await ask(path);
  if (!response.ok) throw new Error(`The studio's server answered ${path} with status ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
