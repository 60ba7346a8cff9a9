/** One bench: items × recognizers, resumable. */
import { join } from 'node:path';
import { type Fault, InputError } from '../../base/errors.ts';
import type { PictureReader } from '../../recognizer/ports.ts';
import { type Progress, silent } from '../run/progress.ts';
import type { BenchItem } from './item.ts';
import { openKept } from './keep.ts';
import { type Measured, measureItem } from './measure.ts';
import type { BenchSettings, RecognizerWork } from './result.ts';

/** A recognizer with the specification that it was opened by. */
export interface OpenedRecognizer {
  readonly spec: string;
  readonly reader: PictureReader;
}

/** All that was measured; `items` are those that could be. */
export interface BenchWork {
  readonly items: readonly BenchItem[];
  readonly work: readonly RecognizerWork[];
  readonly faults: readonly Fault[];
}

/** The folder of a bench: the same source, seed and recognizers take the same place. */
export const benchFolder = (parent: string, { id, seed }: BenchSettings, opened: readonly OpenedRecognizer[]): string =>
  join(
    parent,
    ['bench', id, seed, ...opened.map(({ reader }) => reader.name)]
      .map((part) => part.replace(/[^A-Za-z0-9.-]+/g, '_'))
      .join('-')
      .slice(0, 120),
  );

/**
 * Measures all items by all recognizers; what the folder holds of an unfinished bench already is not measured again. An
 * item that cannot be read is a fault, and the bench goes on.
 */
export async function measureAll(
  folder: string,
  settings: BenchSettings,
  items: readonly BenchItem[],
  opened: readonly OpenedRecognizer[],
  nowMs: () => number,
  progress: Progress = silent,
): Promise<BenchWork> {
  const kept = openKept(folder, settings.program);
  const done = opened.map(({ spec, reader }) => ({ spec, name: reader.name, measured: new Map<string, Measured>() }));
  const usable: BenchItem[] = [];
  const faults: Fault[] = [];
  for (const [index, item] of items.entries()) {
    try {
      const key = item.key();
      const known = opened.map((each) => kept.get(key, identityOf(each)));
      const missing = opened.filter((_, at) => known[at] === undefined);
      const readers = missing.map(({ reader }) => reader);
      const measured = missing.length > 0 ? [...(await measureItem(item, readers, nowMs))] : [];
      for (const [at, each] of missing.entries()) kept.put(key, identityOf(each), measured[at]!);
      for (const [at, own] of known.entries()) done[at]!.measured.set(item.id, own ?? measured.shift()!);
      usable.push(item);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      faults.push(...error.faults);
    }
    progress.update(index + 1, items.length);
  }
  progress.end();
  return { items: usable, work: done, faults };
}

const identityOf = ({ spec, reader }: OpenedRecognizer): string => `${spec} ${reader.name}`;
