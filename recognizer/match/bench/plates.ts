/** Plates and queries for timing; made up, of forms that plates of the north-east have. */
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

export const queryKinds = ['exact', 'confusable', 'partial'] as const;
export type QueryKind = (typeof queryKinds)[number];

/** Queries of a kind: every second of a plate that is listed, the others of one that is not; none twice. */
export function drawQueries(kind: QueryKind, count: number, index: PlateIndex, plates: readonly string[], rng: Rng) {
  const queries = new Set<string>();
  while (queries.size < count) {
    const plate = queries.size % 2 === 0 ? rng.pick(plates) : drawMissing(index, rng);
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
