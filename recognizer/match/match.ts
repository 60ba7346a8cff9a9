import type { PlateRead, StateRead } from '../ports.ts';
import type { HotListEntry } from './entry.ts';
import { lookAlikeProbability, lookAlikesOf } from './look-alike.ts';

/** A read that may be a hot list's entry (III.N). */
export interface Hit {
  readonly id: string;
  readonly read: PlateRead;
  readonly entry: HotListEntry;
  readonly kind: 'exact' | 'confusable';
  /**
   * How much likelier the read is from a vehicle with the entry's plate than from a random one: each of 36 characters
   * and of 51 jurisdictions alike. It ranks hits; it is no probability.
   */
  readonly likelihoodRatio: number;
  readonly state: 'agrees' | 'differs' | 'unknown';
}

/** A hot list made ready for matching; it does not change. */
export interface HotListIndex {
  readonly size: number;
  /** Entries that had ended before the day of matching; they never hit. */
  readonly expired: readonly HotListEntry[];
  /** Hits of a read, likeliest first. */
  match(read: PlateRead): readonly Hit[];
}

/**
 * Least probability of the entry's character, where it differs from the one read, for a confusable hit. Look-alikes
 * reach it even when the reader is sure; any other character only when the reader itself doubts. One character may
 * differ, never two.
 */
export const confusableThreshold = 0.02;

/** The chance that a list names the wrong state for a plate; keeps a surely read other state from ruling a hit out. */
const wrongStateProbability = 0.01;
/** Of a character or state that was read: a reader that gives it no chance is not to make a ratio of zero. */
const leastProbability = 1e-6;
const alphabetSize = 36;
const jurisdictionCount = 51;

/** @param onDate day of matching, YYYY-MM-DD; an entry holds through the day on which it expires */
export function buildIndex(entries: readonly HotListEntry[], onDate: string): HotListIndex {
  const isExpired = ({ expires }: HotListEntry): boolean => expires !== null && expires < onDate;
  const byPlate = new Map<string, HotListEntry[]>();
  for (const entry of entries) {
    if (isExpired(entry)) continue;
    const others = byPlate.get(entry.plate);
    if (others) others.push(entry);
    else byPlate.set(entry.plate, [entry]);
  }
  return {
    size: entries.length,
    expired: entries.filter(isExpired),
    match: (read) =>
      candidates(read)
        .flatMap(({ text, kind }) =>
          (byPlate.get(text) ?? []).map((entry) => ({
            read,
            entry,
            kind,
            likelihoodRatio: textRatio(read, text) * stateRatio(read.state, entry.state),
            state: stateOutcome(read.state, entry.state),
          })),
        )
        .sort((a, b) => b.likelihoodRatio - a.likelihoodRatio)
        .map((hit, index) => ({ id: `${read.id}-hit-${index + 1}`, ...hit })),
  };
}

/** The read's own text, and each text that differs from it by one character that may be meant. */
function candidates(read: PlateRead): readonly { readonly text: string; readonly kind: Hit['kind'] }[] {
  const confusable = [...read.text].flatMap((character, position) => {
    const rivals = posteriorsOf(read)?.[position]?.rivals.map((rival) => rival.character) ?? [];
    return [...new Set([...lookAlikesOf(character), ...rivals])]
      .filter((other) => other !== character && probabilityOf(read, position, other) >= confusableThreshold)
      .map((other) => ({
        text: read.text.slice(0, position) + other + read.text.slice(position + 1),
        kind: 'confusable' as const,
      }));
  });
  return [{ text: read.text, kind: 'exact' }, ...confusable];
}

const posteriorsOf = ({ text, characters }: PlateRead): PlateRead['characters'] | undefined =>
  characters.length === text.length ? characters : undefined;

/** Probability that the plate, or the list, has `character` at a position of the read. */
function probabilityOf(read: PlateRead, position: number, character: string): number {
  const isRead = read.text[position] === character;
  const posterior = posteriorsOf(read)?.[position];
  const rival = posterior?.rivals.find((other) => other.character === character)?.probability ?? 0;
  if (isRead) return Math.max(posterior?.probability ?? 1, leastProbability);
  return Math.max(rival, lookAlikesOf(read.text[position]!).includes(character) ? lookAlikeProbability : 0);
}

const textRatio = (read: PlateRead, text: string): number =>
  [...text].reduce((ratio, character, position) => ratio * alphabetSize * probabilityOf(read, position, character), 1);

function stateOutcome(read: StateRead | null, entry: string | null): Hit['state'] {
  if (read === null || entry === null) return 'unknown';
  return read.code === entry ? 'agrees' : 'differs';
}

function stateRatio(read: StateRead | null, entry: string | null): number {
  switch (stateOutcome(read, entry)) {
    case 'unknown':
      return 1;
    case 'agrees':
      return jurisdictionCount * Math.max(read!.confidence, leastProbability);
    case 'differs':
      return (jurisdictionCount / (jurisdictionCount - 1)) * Math.max(1 - read!.confidence, wrongStateProbability);
  }
}
