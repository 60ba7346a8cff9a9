/** Plates and queries for timing; made up, of forms that plates of the north-east have. */
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Rng } from '../../../base/rng.ts';
import { exact, type PlateIndex } from '../index/plates.ts';
import { lookAlikesOf } from '../look-alike.ts';

/** Forms with their share: A a letter, 1 a digit, # either. */
const forms = { AA11111: 45, AAA1111: 25, '1AAA11': 10, A11AAA: 5, '111AAA': 5, '#######': 10 } as const;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const digits = '0123456789';

export function drawPlate(rng: Rng): string {
  return rng.weighted(forms).replace(/[A1#]/g, (kind) => {
    const from = kind === 'A' ? letters : kind === '1' ? digits : digits + letters;
    return from[rng.integer(0, from.length - 1)]!;
  });
}

/** Many plates, held as bytes: a heap of millions of strings would be gone through by the collector in what is timed. */
export interface Plates {
  readonly count: number;
  /** @param row from 0 to below `count` */
  at(row: number): string;
}

const slotBytes = 8;

export function drawPlates(count: number, rng: Rng): Plates {
  const bytes = Buffer.alloc(count * slotBytes, ' ');
  for (let row = 0; row < count; row++) bytes.write(drawPlate(rng), row * slotBytes, 'latin1');
  return { count, at: (row) => bytes.toString('latin1', row * slotBytes, (row + 1) * slotBytes).trimEnd() };
}

/** The first of them. */
export const firstOf = ({ at }: Plates, count: number): Plates => ({ count, at });

/** Writes a line for each plate. */
export function writeLines(file: string, { count, at }: Plates, head: string, lineOf: (plate: string) => string): void {
  writeFileSync(file, head);
  for (let from = 0; from < count; from += 10_000) {
    const lines = Array.from({ length: Math.min(10_000, count - from) }, (_, n) => lineOf(at(from + n)));
    appendFileSync(file, lines.join(''));
  }
}

export const queryKinds = ['exact', 'confusable', 'partial'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Queries of a kind: every second of a plate that is listed, the others of one that is not; none twice. */
export function drawQueries(kind: QueryKind, count: number, index: PlateIndex, plates: Plates, rng: Rng) {
  const queries = new Set<string>();
  while (queries.size < count) {
    const plate = queries.size % 2 === 0 ? plates.at(rng.integer(0, plates.count - 1)) : drawMissing(index, rng);
    queries.add(kind === 'exact' ? plate : kind === 'confusable' ? misread(plate, rng) : blot(plate, rng));
  }
  return [...queries];
}

function drawMissing(index: PlateIndex, rng: Rng): string {
  for (;;) {
    const plate = drawPlate(rng);
    if (exact(index, plate).length === 0) return plate;
  }
}

/** One character for a look-alike; every fourth time, the first or last is lost. */
function misread(plate: string, rng: Rng): string {
  if (rng.chance(0.25)) return rng.chance(0.5) ? plate.slice(1) : plate.slice(0, -1);
  const place = rng.integer(0, plate.length - 1);
  const others = lookAlikesOf(plate[place]!);
  return others === '' ? plate : plate.slice(0, place) + rng.pick([...others]) + plate.slice(place + 1);
}

/** Three characters known, at any places. */
function blot(plate: string, rng: Rng): string {
  const known = new Set<number>();
  while (known.size < 3) known.add(rng.integer(0, plate.length - 1));
  return [...plate].map((character, place) => (known.has(place) ? character : '?')).join('');
}
