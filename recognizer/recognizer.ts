import { join } from 'node:path';
import { projectRoot } from '../base/files.ts';
import { loadAll, type Networks } from './networks.ts';
import { loadNetwork } from './onnx.ts';
import { createPictureReader, followPlates } from './pipeline.ts';
import type { PictureReader, Recognizer } from './ports.ts';

/** Changes with the code or the weights whenever reads may change. */
export const recognizerName = 'gantry-recognizer 0.3.0';

/** Where the weights are that the project ships. */
export const weightsFolder = join(projectRoot, 'recognizer', 'weights');

/** Our recognizer with the weights that the project ships, for one camera. Reads depend on the frames alone. */
export const createRecognizer = async (): Promise<Recognizer> => followPlates(await createBuiltInReader());

/** The same for single pictures. */
export const createBuiltInReader = async (): Promise<PictureReader> =>
  createPictureReader(recognizerName, await loadNetworks());

let shared: Promise<Networks> | undefined;

/** The shipped weights, ready to run; loaded once, as they remember nothing of what they are run on. */
export const loadNetworks = (): Promise<Networks> => {
  shared ??= loadAll((name) => loadNetwork(join(weightsFolder, `${name}.onnx`)));
  return shared;
};
