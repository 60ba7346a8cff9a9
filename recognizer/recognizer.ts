import { join } from 'node:path';
import { projectRoot } from '../base/files.ts';
import { loadNetwork } from './onnx.ts';
import { createPipeline } from './pipeline.ts';
import type { Recognizer } from './ports.ts';

/** Changes with the code or the weights whenever reads may change. */
export const recognizerName = 'gantry-recognizer 0.1.0';

/** Our recognizer with the weights that the project ships, for one camera. Reads depend on the frames alone. */
export async function createRecognizer(): Promise<Recognizer> {
  const weights = join(projectRoot, 'recognizer', 'weights');
  const [detector, reader] = await Promise.all([
    loadNetwork(join(weights, 'detector.onnx')),
    loadNetwork(join(weights, 'reader.onnx')),
  ]);
  return createPipeline(recognizerName, { detector, reader });
}
