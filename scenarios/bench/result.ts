/** What a bench comes to: a function of items and reads, the same whenever and wherever these are. */

import type { Fault } from '../../base/errors.ts';
import { createRng } from '../../base/rng.ts';
import { type Cases, casesOf, type FalsePlates } from './cases.ts';
import type { BenchItem } from './item.ts';
import type { Measured } from './measure.ts';
import type { Case, Comparison } from './metrics/case.ts';
import { type PairedScore, scorePair } from './metrics/pair.ts';
import {
  type CaseScore,
  type Confusion,
  confusionsOf,
  errorKind,
  type Slice,
  scoreCases,
  slicesOf,
} from './metrics/score.ts';

export type Level = 'frame' | 'track';

export interface LevelResult {
  readonly score: CaseScore;
  readonly slices: readonly Slice[];
  readonly confusions: readonly Confusion[];
  /** Plates that were not read right (strict), by what is wrong. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface RecognizerResult {
  /** As given on the command line. */
  readonly spec: string;
  readonly name: string;
  readonly frame: LevelResult;
  /** Null where no frames follow one another. */
  readonly track: LevelResult | null;
  readonly falsePlates: FalsePlates & {
    readonly per1000Vehicles: number | null;
    readonly per1000FramesWithoutPlates: number | null;
  };
}

export interface PairResult {
  readonly first: string;
  readonly second: string;
  readonly level: Level;
  readonly comparison: Comparison;
  readonly score: PairedScore;
}

/** What a bench ran on. */
export interface BenchSettings {
  readonly id: string;
  readonly title: string;
  readonly kind: 'photographs' | 'matrix';
  readonly seed: string;
  /** Name and version of this program. */
  readonly program: string;
}

export interface BenchResult {
  readonly settings: BenchSettings;
  readonly items: number;
  readonly recognizers: readonly RecognizerResult[];
  readonly pairs: readonly PairResult[];
  /** Entries of an index, and pictures, that could not be used. */
  readonly setAside: readonly Fault[];
}

/** A recognizer's work on all items, by their ids. */
export interface RecognizerWork {
  readonly spec: string;
  readonly name: string;
  /** How many pictures it read at once. */
  readonly atOnce: number;
  readonly measured: ReadonlyMap<string, Measured>;
}

export function benchResult(
  settings: BenchSettings,
  items: readonly BenchItem[],
  work: readonly RecognizerWork[],
  setAside: readonly Fault[],
): { readonly result: BenchResult; readonly cases: ReadonlyMap<string, Cases> } {
  const cases = new Map(work.map(({ spec, measured }) => [spec, casesOf(items, measured)]));
  const recognizers = work.map(({ spec, name }): RecognizerResult => {
    const { frame, track, falsePlates } = cases.get(spec)!;
    const per1000 = (count: number, of: number) => (of === 0 ? null : (1000 * count) / of);
    return {
      spec,
      name,
      frame: levelResult(frame),
      track: track.length > 0 ? levelResult(track) : null,
      falsePlates: {
        ...falsePlates,
        per1000Vehicles: per1000(falsePlates.reads, falsePlates.vehicles),
        per1000FramesWithoutPlates: per1000(falsePlates.sightings, falsePlates.framesWithoutPlates),
      },
    };
  });
  return { result: { settings, items: items.length, recognizers, pairs: pairsOf(settings, cases), setAside }, cases };
}

function levelResult(cases: readonly Case[]): LevelResult {
  const score = scoreCases(cases);
  const errors: Record<string, number> = {};
  for (const each of cases)
    if (each.read?.text !== each.truth.text) errors[errorKind(each)] = (errors[errorKind(each)] ?? 0) + 1;
  return { score, slices: slicesOf(cases), confusions: confusionsOf(cases), errors };
}

function pairsOf(settings: BenchSettings, cases: ReadonlyMap<string, Cases>): PairResult[] {
  const specs = [...cases.keys()];
  return specs.flatMap((first, index) =>
    specs.slice(index + 1).flatMap((second) =>
      (['frame', 'track'] as const).flatMap((level) => {
        const [a, b] = [cases.get(first)![level], cases.get(second)![level]];
        if (a.length === 0) return [];
        return (['strict', 'folded'] as const).map((comparison) => ({
          first,
          second,
          level,
          comparison,
          score: scorePair(a, b, createRng(`${settings.seed}/bootstrap/${level}/${comparison}`), comparison),
        }));
      }),
    ),
  );
}
