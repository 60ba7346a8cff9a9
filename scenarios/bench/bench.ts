/** One bench: items × recognizers, resumable. */
import { join } from 'node:path';
import { type Fault, InputError } from '../../base/errors.ts';
import { createTurns } from '../../base/turns.ts';
import { PictureError, type PictureReader } from '../../recognizer/ports.ts';
import { type Progress, silent } from '../run/progress.ts';
import type { BenchItem } from './item.ts';
import { openKept } from './keep.ts';
import { type Contestant, type Measured, measureItem } from './measure.ts';
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
 * item that cannot be read is a fault, and the bench goes on. As many pictures are read at once as the recognizer takes
 * that takes most; what comes out does not depend on it.
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
  const { contestants, room } = startContest(opened, nowMs);
  let broken: { readonly error: unknown } | undefined;
  let doneCount = 0;

  const start = async (item: BenchItem): Promise<{ readonly measured: Promise<readonly Measured[]> }> => {
    const key = item.key();
    const known = opened.map((each) => kept.get(key, identityOf(each)));
    const missing = contestants.filter((_, at) => known[at] === undefined);
    const shown = missing.length > 0 ? await measureItem(item, missing, room) : { measured: Promise.resolve([]) };
    const whole = async (): Promise<readonly Measured[]> => {
      const fresh = [...(await shown.measured)];
      return known.map((own, at) => {
        if (own) return own;
        kept.put(key, identityOf(opened[at]!), fresh[0]!);
        return fresh.shift()!;
      });
    };
    return { measured: whole() };
  };
  const faultsIn = (item: BenchItem, error: unknown): readonly Fault[] => {
    if (error instanceof InputError) return error.faults;
    if (error instanceof PictureError) return [{ what: error.message, where: { file: item.id } }];
    broken ??= { error };
    return [];
  };

  const outcomes: Promise<Outcome>[] = [];
  for (const item of items) {
    const begun = start(item);
    outcomes.push(
      begun
        .then(({ measured }) => measured)
        .then(
          (measured) => ({ item, measured }),
          (error: unknown) => ({ item, faults: faultsIn(item, error) }),
        )
        .finally(() => progress.update(++doneCount, items.length)),
    );
    await begun.catch(() => undefined);
    if (broken) break;
  }
  const settled = await Promise.all(outcomes);
  if (broken) throw broken.error;
  progress.end();
  const usable = settled.flatMap((outcome) => ('measured' in outcome ? [outcome] : []));
  return {
    items: usable.map(({ item }) => item),
    work: opened.map(({ spec, reader }, at) => ({
      spec,
      name: reader.name,
      atOnce: reader.atOnce ?? 1,
      measured: new Map(usable.map(({ item, measured }) => [item.id, measured[at]!])),
    })),
    faults: settled.flatMap((outcome) => ('faults' in outcome ? outcome.faults : [])),
  };
}

type Outcome = { readonly item: BenchItem } & (
  | { readonly measured: readonly Measured[] }
  | { readonly faults: readonly Fault[] }
);

/** Lets recognizers read at once as many pictures as the most able of them takes, and each no more than it takes itself. */
function startContest(opened: readonly OpenedRecognizer[], nowMs: () => number) {
  const all = createTurns(Math.max(...opened.map(({ reader }) => reader.atOnce ?? 1)));
  const each = opened.map(({ reader }) => ({ reader, own: createTurns(reader.atOnce ?? 1) }));
  const contestants = each.map(
    ({ reader, own }): Contestant => ({
      read: (picture) =>
        own.run(() =>
          all.run(async () => {
            const startedMs = nowMs();
            return { sightings: await reader.read(picture), tookMs: nowMs() - startedMs };
          }),
        ),
    }),
  );
  const room = async (): Promise<void> => {
    for (const turns of [all, ...each.map(({ own }) => own)]) await turns.room();
  };
  return { contestants, room };
}

const identityOf = ({ spec, reader }: OpenedRecognizer): string => `${spec} ${reader.name}`;
