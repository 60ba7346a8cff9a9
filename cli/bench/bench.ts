import { basename, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type Fault, formatFault, InputError } from '../../base/errors.ts';
import { writeWhole } from '../../base/files.ts';
import { version } from '../../package.json';
import { openRecognizer } from '../../recognizer/adapters/open.ts';
import { benchFolder, measureAll, type OpenedRecognizer } from '../../scenarios/bench/bench.ts';
import { readsText, resultJson, writeBench } from '../../scenarios/bench/folder.ts';
import type { BenchItem } from '../../scenarios/bench/item.ts';
import { checkLimits } from '../../scenarios/bench/limits.ts';
import { pictureItems, readIndex } from '../../scenarios/bench/pictures/pictures.ts';
import { benchSummary } from '../../scenarios/bench/report/summary.ts';
import { type BenchSettings, benchResult } from '../../scenarios/bench/result.ts';
import { cellsOf, readSuite } from '../../scenarios/bench/suite/cells.ts';
import { suiteItems } from '../../scenarios/bench/suite/items.ts';
import { suiteFile } from '../../scenarios/bench/suite/named.ts';
import { progressOn, silent } from '../../scenarios/run/progress.ts';
import { formatRate } from '../../scenarios/score/rate.ts';
import { exitCode } from '../exit-code.ts';
import { threadsFrom } from '../threads.ts';

interface Options {
  readonly images?: string;
  readonly recognizer?: readonly string[];
  readonly reads?: string;
  readonly workers?: string;
  readonly out: string;
  readonly json?: true;
}

/** Measures recognizers, side by side, on photographs or on a matrix of rendered conditions. */
export async function bench(suite: string | undefined, options: Options): Promise<void> {
  const { settings, items: asked, setAside, limits: owed } = sourceOf(suite, options.images);
  const threads = threadsFrom(options.workers);
  const opened: OpenedRecognizer[] = [];
  for (const spec of new Set(options.recognizer ?? ['builtin']))
    opened.push({ spec, reader: await openRecognizer(spec, threads) });
  const folder = benchFolder(options.out, settings, opened);
  const progress = options.json ? silent : progressOn(settings.id);
  const { items, work, faults } = await measureAll(folder, settings, asked, opened, () => performance.now(), progress);
  const { result, cases } = benchResult(settings, items, work, [...setAside, ...faults]);
  const limits = checkLimits(owed, cases);
  const latencies = writeBench(folder, result, cases, work, limits);
  if (options.reads) writeWhole(options.reads, readsText(work));
  for (const fault of result.setAside) process.stderr.write(`${formatFault(fault)}\n`);
  if (options.json)
    process.stdout.write(`${JSON.stringify({ ...resultJson(result), timings: latencies, folder }, null, 2)}\n`);
  else {
    process.stdout.write(benchSummary(result, latencies));
    for (const { spec, cell, rate, atLeast } of limits.filter(({ isMet }) => !isMet))
      process.stdout.write(`\nnot met: ${spec}, ${cell}: at least ${atLeast} of the passes, got ${formatRate(rate)}\n`);
    process.stdout.write(`\nreport: ${relative('.', folder)}/report.html\n`);
  }
  if (limits.some(({ isMet }) => !isMet)) process.exitCode = exitCode.otherwise;
  if (result.setAside.length > 0) process.exitCode = exitCode.badInput;
}

interface Source {
  readonly settings: BenchSettings;
  readonly items: readonly BenchItem[];
  readonly setAside: readonly Fault[];
  /** By a cell's name. */
  readonly limits: ReadonlyMap<string, number>;
}

function sourceOf(suite: string | undefined, images: string | undefined): Source {
  if (suite !== undefined && images !== undefined)
    throw new InputError({
      what: 'both a suite and --images',
      where: { file: 'gantry bench' },
      expected: 'one of them: each is a bench of its own',
    });
  const program = `gantry ${version}`;
  if (images !== undefined) {
    const index = readIndex(images);
    const id = basename(resolve(images));
    return {
      settings: { id, title: `Photographs: ${id}`, kind: 'photographs', seed: '1', program },
      items: pictureItems(images, index),
      setAside: index.setAside,
      limits: new Map(),
    };
  }
  const file = suiteFile(suite ?? 'standard');
  const read = readSuite(file);
  const seed = String(read.seed);
  return {
    settings: { id: basename(file).replace(/\.ya?ml$/, ''), title: read.title, kind: 'matrix', seed, program },
    items: suiteItems(read, seed),
    setAside: [],
    limits: new Map(cellsOf(read).flatMap(({ id, atLeast }) => (atLeast === null ? [] : [[id, atLeast]]))),
  };
}
