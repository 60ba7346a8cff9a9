import { alphabet } from '../read/alphabet.ts';
import { confusion } from './confusion.ts';
import { base, longestPlate, powers, textOf } from './index/key.ts';
import type { PlateIndex } from './index/plates.ts';
import { find, keysWithMoreBehind, keysWithMoreInFront, type Run, rowsOf } from './index/run.ts';
import { modelOf, type ReadModel, type ReadText } from './likelihood.ts';

/** In what a plate differs from the read: a character exchanged, lost by the read, or in the read and not on the plate. */
export interface Edit {
  readonly kind: 'exchanged' | 'lost' | 'extra';
  /** Place in the read, from 0; a lost character stood in front of it. */
  readonly place: number;
}

/** A plate of the index that may be meant by a read. */
export interface Found {
  readonly row: number;
  readonly plate: string;
  readonly edits: readonly Edit[];
  /** Of the characters; see {@link modelOf}. */
  readonly likelihoodRatio: number;
}

/**
 * Exchanges that explain a read worse than this part of its own text's ratio are not looked for, whatever the threshold:
 * two slips in a read that is sure of both. They find next to nothing but false hits (docs/matching.md).
 */
export const leastOfBest = 1e-3;

/** A way to take the read, before it is known whether such a plate is there. */
interface Candidate {
  readonly run: Run;
  readonly key: number;
  readonly likelihoodRatio: number;
  readonly edits: readonly Edit[];
}

/**
 * The plates that a read may mean: its own text, whatever its ratio, and those that one or two exchanged characters, or one
 * lost or extra character, lead to with at least the threshold's ratio; exchanges with at least {@link leastOfBest} of the
 * own text's besides.
 */
export function search(index: PlateIndex, read: ReadText, threshold: number): Found[] {
  const { text } = read;
  if (text.length === 0 || text.length > longestPlate) return [];
  const model = modelOf(read);
  const digits = Array.from(text, (character) => alphabet.indexOf(character));
  const key = digits.reduce((sum, digit) => sum * base + digit, 0);
  const own = model.reduce((ratio, chances, place) => ratio * chances[digits[place]!]!, 1);
  const asked: Asked = { model, digits, key, own, least: threshold };
  const candidates = new Map<string, Candidate>();
  const offer = (run: Run, candidateKey: number, likelihoodRatio: number, edits: readonly Edit[]): void => {
    const id = `${run.length}:${candidateKey}`;
    if ((candidates.get(id)?.likelihoodRatio ?? 0) < likelihoodRatio)
      candidates.set(id, { run, key: candidateKey, likelihoodRatio, edits });
  };
  const probe: Probe = (run, candidateKey, likelihoodRatio, edits) => {
    if (find(run, candidateKey) >= 0) offer(run, candidateKey, likelihoodRatio, edits());
  };
  const run = index.runs[text.length];
  if (run) {
    probe(run, key, own, () => []);
    probeExchanged(run, { ...asked, least: Math.max(threshold, own * leastOfBest) }, probe);
  }
  probeExtra(index.runs[text.length - 1], asked, probe);
  probeLost(index.runs[text.length + 1], asked, probe, offer);
  return [...candidates.values()]
    .sort((a, b) => b.likelihoodRatio - a.likelihoodRatio)
    .flatMap(({ run: of, key: found, likelihoodRatio, edits }) =>
      rowsOf(of, found).map((row) => ({ row, plate: textOf(found, of.length), edits, likelihoodRatio })),
    );
}

type Offer = (run: Run, key: number, likelihoodRatio: number, edits: readonly Edit[]) => void;
type Probe = (run: Run, key: number, likelihoodRatio: number, edits: () => readonly Edit[]) => void;

interface Asked {
  readonly model: ReadModel;
  readonly digits: readonly number[];
  readonly key: number;
  /** Ratio of the read's own text, and the least that a candidate needs. */
  readonly own: number;
  readonly least: number;
}

function probeExchanged(run: Run, { model, digits, key, own, least }: Asked, probe: Probe): void {
  const factorsOf = model.map((chances, place) => {
    const read = digits[place]!;
    return chances.map((chance, digit) => (digit === read ? 0 : chance / chances[read]!));
  });
  const most = Math.max(1, ...factorsOf.map((factors) => Math.max(...factors)));
  const singles: { place: number; step: number; factor: number }[] = [];
  for (const [place, factors] of factorsOf.entries())
    for (let digit = 0; digit < base; digit++) {
      const factor = factors[digit]!;
      // With the likeliest other exchange it would not do: so most are left out before they are sorted.
      if (factor > 0 && own * factor * most >= least)
        singles.push({ place, step: (digit - digits[place]!) * powers[digits.length - 1 - place]!, factor });
    }
  singles.sort((a, b) => b.factor - a.factor);
  for (const [i, one] of singles.entries()) {
    if (own * one.factor >= least)
      probe(run, key + one.step, own * one.factor, () => [{ kind: 'exchanged', place: one.place }]);
    for (let j = i + 1; j < singles.length && own * one.factor * singles[j]!.factor >= least; j++) {
      const other = singles[j]!;
      if (other.place !== one.place)
        probe(run, key + one.step + other.step, own * one.factor * other.factor, () =>
          [one.place, other.place].sort((a, b) => a - b).map((place) => ({ kind: 'exchanged', place })),
        );
    }
  }
}

/** The plate lacks one of the read's characters; which one tells nothing, so its chance has no part in the ratio. */
function probeExtra(run: Run | undefined, { model, digits, key, own, least }: Asked, probe: Probe): void {
  if (!run) return;
  for (const [place, chances] of model.entries()) {
    const rate = rateAt(confusion.extra, place, digits.length);
    const ratio = (rate * own) / chances[digits[place]!]!;
    if (ratio < least) continue;
    const behind = powers[digits.length - 1 - place]!;
    probe(run, Math.floor(key / (behind * base)) * behind + (key % behind), ratio, () => [{ kind: 'extra', place }]);
  }
}

/** The plate has a character that the read lacks: at the ends any may follow, within each of 36 is asked for. */
function probeLost(run: Run | undefined, { digits, key, own, least }: Asked, probe: Probe, offer: Offer): void {
  if (!run) return;
  const count = digits.length;
  const ratioAt = (place: number): number => rateAt(confusion.lost, place, count + 1) * own;
  if (ratioAt(0) >= least) {
    for (const found of keysWithMoreInFront(run, key)) offer(run, found, ratioAt(0), [{ kind: 'lost', place: 0 }]);
    for (const found of keysWithMoreBehind(run, key)) offer(run, found, ratioAt(0), [{ kind: 'lost', place: count }]);
  }
  for (let place = 1; place < count && ratioAt(place) >= least; place++) {
    const behind = powers[count - place]!;
    const start = Math.floor(key / behind) * behind * base + (key % behind);
    for (let digit = 0; digit < base; digit++)
      probe(run, start + digit * behind, ratioAt(place), () => [{ kind: 'lost', place }]);
  }
}

/** Share of reads that err so at this one of `places`: the ends have a half each, those between an equal part. */
const rateAt = ({ atEdge, within }: { atEdge: number; within: number }, place: number, places: number): number =>
  place === 0 || place === places - 1 ? atEdge / 2 : within / Math.max(1, places - 2);
