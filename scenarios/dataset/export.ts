import { join } from 'node:path';
import { writeWhole } from '../../base/files.ts';
import { writeFolderWhole } from '../../base/folders.ts';
import type { Plan } from '../plan.ts';
import { jpegOf } from '../run/evidence.ts';
import { type DatasetFormat, datasetFormats } from './formats.ts';
import { withComment } from './jpeg-comment.ts';
import { type DatasetSource, type Sample, samplesOf, syntheticMark } from './sample.ts';

/** Writes a scenario's frames and truth into a folder, whole or not at all; gives the number of pictures and plates. */
export async function exportDataset(
  plan: Plan,
  format: DatasetFormat,
  folder: string,
  program: string,
  most = Number.POSITIVE_INFINITY,
): Promise<{ readonly pictures: number; readonly plates: number }> {
  const source: DatasetSource = { scenario: plan.id, seed: plan.seed, program };
  const samples: Sample[] = [];
  await writeFolderWhole(folder, async (partial) => {
    for await (const { sample, frame } of samplesOf(plan, most)) {
      writeWhole(join(partial, sample.image), withComment(jpegOf(frame), syntheticMark(source)));
      samples.push(sample);
    }
    for (const [name, text] of datasetFormats[format](samples, source)) writeWhole(join(partial, name), text);
  });
  return { pictures: samples.length, plates: samples.reduce((sum, { plates }) => sum + plates.length, 0) };
}
