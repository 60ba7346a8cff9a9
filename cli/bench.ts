import { basename, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { formatFault, InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';
import { version } from '../package.json';
import { openRecognizer } from '../recognizer/adapters/open.ts';
import { benchFolder, measureAll, type OpenedRecognizer } from '../scenarios/bench/bench.ts';
import { readsText, resultJson, writeBench } from '../scenarios/bench/folder.ts';
import { pictureItems, readIndex } from '../scenarios/bench/pictures/pictures.ts';
import { benchResult } from '../scenarios/bench/result.ts';
import { progressOn, silent } from '../scenarios/run/progress.ts';
import { exitCode } from './exit-code.ts';

interface Options {
  readonly images?: string;
  readonly recognizer: readonly string[];
  readonly reads?: string;
  readonly out: string;
  readonly json?: true;
}

/** Measures recognizers, side by side, on photographs or on a matrix of rendered conditions. */
export async function bench(suite: string | undefined, options: Options): Promise<void> {
  const { images } = options;
  if (!images)
    throw new InputError({ what: 'nothing to measure on', where: { file: 'gantry bench' }, expected: '--images' });
  const index = readIndex(images);
  const settings = {
    id: basename(resolve(images)),
    title: `Photographs of ${basename(resolve(images))}`,
    kind: 'photographs',
    seed: '1',
    program: `gantry ${version}`,
  } as const;
  const opened: OpenedRecognizer[] = [];
  for (const spec of options.recognizer) opened.push({ spec, reader: await openRecognizer(spec) });
  const folder = benchFolder(options.out, settings, opened);
  const progress = options.json ? silent : progressOn(settings.id);
  const { items, work, faults } = await measureAll(
    folder,
    settings,
    pictureItems(images, index),
    opened,
    () => performance.now(),
    progress,
  );
  const { result, cases } = benchResult(settings, items, work, [...index.setAside, ...faults]);
  const latencies = writeBench(folder, result, cases, work);
  if (options.reads) writeWhole(options.reads, readsText(work));
  for (const fault of result.setAside) process.stderr.write(`${formatFault(fault)}\n`);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ...resultJson(result), timings: latencies, folder }, null, 2)}\n`);
  else process.stdout.write(`report: ${relative('.', folder)}\n`);
  if (result.setAside.length > 0) process.exitCode = exitCode.badInput;
}
