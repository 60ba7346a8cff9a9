import { join } from 'node:path';
import { projectRoot } from '../base/files.ts';
import { loadNetwork } from './onnx.ts';
import { createPictureReader, followPlates, type Networks } from './pipeline.ts';
import type { PictureReader, Recognizer } from './ports.ts';

/** Changes with the code or the weights whenever reads may change. */
export const recognizerName = 'gantry-recognizer 0.3.0';

/** Our recognizer with the weights that the project ships, for one camera. Reads depend on the frames alone. */
export const createRecognizer = async (): Promise<Recognizer> => followPlates(await createBuiltInReader());

/** The same for single pictures. */
export const createBuiltInReader = async (): Promise<PictureReader> =>
  createPictureReader(recognizerName, await loadNetworks());

/** The shipped weights, ready to run. */
export async function loadNetworks(): Promise<Networks> {
  const load = (name: string) => loadNetwork(join(projectRoot, 'recognizer', 'weights', `${name}.onnx`));
  const [detector, refiner, reader, describer] = await Promise.all([
    load('detector'),
    load('refiner'),
    load('reader'),
    load('describer'),
  ]);
  return { detector, refiner, reader, describer };
}
