import type { PlateRead, StateRead, VehicleRead } from '../ports.ts';
import { type HotListEntry, traits, type VehicleDescription } from './entry.ts';
import { partial } from './index/partial.ts';
import { buildPlateIndex, type PlateIndex } from './index/plates.ts';
import { type Edit, search } from './search.ts';

/** How something that was read stands to what the list says of it; unknown where one of them says nothing. */
export type Outcome = 'agrees' | 'differs' | 'unknown';

/** A read that may be a hot list's entry (III.N). */
export interface Hit {
  readonly id: string;
  readonly read: PlateRead;
  readonly entry: HotListEntry;
  readonly kind: 'exact' | 'confusable';
  /** In what the entry's plate differs from the read; none for an exact hit. */
  readonly edits: readonly Edit[];
  /**
   * P(read | a vehicle with the entry's plate passed) / P(read | a random other plate passed): characters and state of the
   * random one are any of 36 and of 51 alike. Of a list of N random plates a read meets N / ratio by chance, at most.
   */
  readonly likelihoodRatio: number;
  readonly state: Outcome;
  /** Whether the vehicle looks as the entry describes it, in all that both say; it has no part in the ratio. */
  readonly vehicle: Outcome;
  /** Other states in which the lists have the same plate: the read alone may not tell which vehicle it is. */
  readonly otherStates: readonly string[];
}

/** A hot list made ready for matching; it does not change. */
export interface HotListIndex {
  readonly size: number;
  /** Entries that had ended before the day of matching; they never hit. */
  readonly expired: readonly HotListEntry[];
  /** Hits of a read, likeliest first. */
  match(read: PlateRead): readonly Hit[];
  /** Entries whose plate fits a partial one: characters, `?` for one unknown, `*` for any number of them. */
  partial(pattern: string): readonly HotListEntry[];
  /** Entries of a vehicle that fits the description in all that both say of it. */
  described(vehicle: VehicleDescription): readonly HotListEntry[];
}

/**
 * Least ratio of the characters for a confusable hit; exact ones are hits whatever it is. Chosen on reads with errors:
 * docs/matching.md has the curve.
 */
export const defaultThreshold = 1e7;

/** The chance that a list names the wrong state for a plate; keeps a surely read other state from ruling a hit out. */
const wrongStateProbability = 0.01;
/** Of a state that was read: a reader that gives it no chance is not to make a ratio of zero. */
const leastProbability = 1e-6;
const jurisdictionCount = 51;

/** What an index is made of, wherever its entries are kept. */
export interface IndexParts {
  readonly size: number;
  readonly plates: PlateIndex;
  /** The entry of a row of `plates`. */
  entryOf(row: number): HotListEntry;
  /** Entries that describe their vehicle. */
  described(): readonly HotListEntry[];
  expired(): readonly HotListEntry[];
}

/**
 * @param onDate day of matching, YYYY-MM-DD; an entry holds through the day on which it expires
 * @param threshold least ratio of the characters for a confusable hit
 */
export function buildIndex(given: readonly HotListEntry[], onDate: string, threshold = defaultThreshold): HotListIndex {
  const inForce = given.filter((entry) => !hasExpired(entry, onDate));
  const { index: plates, places } = buildPlateIndex(inForce.length, (place) => inForce[place]!.plate);
  const entries = Array.from(places, (place) => inForce[place]!);
  return indexOver(
    {
      size: given.length,
      plates,
      entryOf: (row) => entries[row]!,
      described: () => entries.filter(({ vehicle }) => vehicle),
      expired: () => given.filter((entry) => hasExpired(entry, onDate)),
    },
    threshold,
  );
}

/** Whether an entry had ended before a day, YYYY-MM-DD. */
export const hasExpired = ({ expires }: HotListEntry, onDate: string): boolean => expires !== null && expires < onDate;

export function indexOver({ size, plates, entryOf, described, expired }: IndexParts, threshold: number): HotListIndex {
  return {
    size,
    get expired() {
      return expired();
    },
    match(read) {
      const seen = read.vehicle ? descriptionOf(read.vehicle) : {};
      const found = search(plates, read, threshold).map((one) => ({ ...one, entry: entryOf(one.row) }));
      return found
        .map(({ entry, edits, likelihoodRatio }) => ({
          read,
          entry,
          kind: edits.length === 0 ? ('exact' as const) : ('confusable' as const),
          edits,
          likelihoodRatio: likelihoodRatio * stateRatio(read.state, entry.state),
          state: stateOutcome(read.state, entry.state),
          vehicle: vehicleOutcome(entry.vehicle ?? {}, seen),
          otherStates: otherStatesOf(
            entry,
            found.map((other) => other.entry),
          ),
        }))
        .sort((a, b) => b.likelihoodRatio - a.likelihoodRatio)
        .map((hit, at) => ({ id: `${read.id}-hit-${at + 1}`, ...hit }));
    },
    partial: (pattern) => partial(plates, pattern).map(entryOf),
    described: (vehicle) => described().filter((entry) => vehicleOutcome(entry.vehicle ?? {}, vehicle) === 'agrees'),
  };
}

function otherStatesOf({ plate, state }: HotListEntry, entries: readonly HotListEntry[]): string[] {
  const states = entries.flatMap((other) => (other.plate === plate && other.state !== state ? [other.state] : []));
  return [...new Set(states.filter((other) => other !== null))].sort();
}

/** What a read says of its vehicle, as lists say it: look up by it with {@link HotListIndex.described}. */
export const descriptionOf = ({ color, body }: VehicleRead): VehicleDescription => ({
  ...(color && { colour: color.name }),
  ...(body && { body: body.name }),
});

/** Whether two descriptions agree in all that both say. */
function vehicleOutcome(one: VehicleDescription, other: VehicleDescription): Outcome {
  const both = traits.filter((trait) => one[trait] !== undefined && other[trait] !== undefined);
  if (both.length === 0) return 'unknown';
  return both.every((trait) => one[trait] === other[trait]) ? 'agrees' : 'differs';
}

function stateOutcome(read: StateRead | null, entry: string | null): Outcome {
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
