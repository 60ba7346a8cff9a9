/** What is wrong with usable rows of hot lists; they stay in use, and whoever keeps the lists is told. */
import type { HotListEntry } from './entry.ts';
import { lookAlikesOf } from './look-alike.ts';

export const findingKinds = [
  'garbled',
  'early',
  'expired',
  'stale',
  'duplicate',
  'contradictory',
  'look-alike',
] as const;

export interface Finding {
  readonly kind: (typeof findingKinds)[number];
  readonly entry: HotListEntry;
  readonly what: string;
}

/** Days after which an entry without an end asks to be reviewed (IV.F.e, "regularly"; the order names no number). */
export const staleAfterDays = 365;

/** @param onDate day of the check, YYYY-MM-DD */
export function checkEntries(entries: readonly HotListEntry[], onDate: string): Finding[] {
  const byPlate = new Map<string, HotListEntry[]>();
  /** The first of each plate and state. */
  const firsts = new Map<string, HotListEntry>();
  for (const entry of entries) {
    const same = byPlate.get(entry.plate);
    if (same) same.push(entry);
    else byPlate.set(entry.plate, [entry]);
    if (!firsts.has(issueOf(entry))) firsts.set(issueOf(entry), entry);
  }
  return entries.flatMap((entry) => {
    const findings: Finding[] = [];
    const tell = (kind: Finding['kind'], what: string): void => void findings.push({ kind, entry, what });
    // What stands for bytes that are no UTF-8.
    if (JSON.stringify(entry).includes('\uFFFD')) tell('garbled', 'has characters that are no UTF-8');
    if (entry.expires !== null && entry.expires < onDate) tell('expired', `ended on ${entry.expires}`);
    if (entry.entered > onDate) tell('early', `entered on ${entry.entered}, which is yet to come`);
    const age = (Date.parse(onDate) - Date.parse(entry.entered)) / 86_400_000;
    if (entry.expires === null && age > staleAfterDays) tell('stale', `entered on ${entry.entered}, and has no end`);
    const earlier = firsts.get(issueOf(entry))!;
    if (earlier !== entry) {
      const differs = (['reason', 'instructions'] as const).filter((field) => earlier[field] !== entry[field]);
      if (differs.length === 0) tell('duplicate', `says the same as ${earlier.id}`);
      else tell('contradictory', `${differs.join(' and ')} other than ${earlier.id} has`);
    }
    for (const other of lookAlikePlates(entry.plate))
      for (const { id, state } of byPlate.get(other) ?? [])
        if (state === entry.state && other < entry.plate) tell('look-alike', `${id} has ${other}: one may be a slip`);
    return findings;
  });
}

const issueOf = ({ plate, state }: HotListEntry): string => `${plate} ${state}`;

const lookAlikePlates = (plate: string): string[] =>
  [...plate].flatMap((character, place) =>
    [...lookAlikesOf(character)].map((other) => plate.slice(0, place) + other + plate.slice(place + 1)),
  );
