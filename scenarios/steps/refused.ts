/** What the desk refuses, and what a system does that refuses it not. */
import { RefusedError } from '../../recognizer/investigate/authority.ts';
import type { LedgerEntry, LedgerKind, Refusal } from '../../recognizer/investigate/ports.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import type { Taken } from './play.ts';
import type { StepRefusal } from './schema.ts';
import type { Refused, Town } from './town.ts';

/** The refusals that the system under test makes. */
export const refusedBy = (town: Town, refusals: readonly Refusal[]): Refused[] =>
  refusals.map(({ code, why }) => ({ code: code as StepRefusal, words: why })).filter(town.holds);

/**
 * Has the desk make an entry in the department's books. Where the system under test does not make the desk's refusal, it
 * writes the entry into the books all the same.
 */
export async function entered<K extends LedgerKind>(
  town: Town,
  act: () => Promise<LedgerEntry<K>>,
  entry: Omit<LedgerEntry<K>, 'at'>,
  eventsOf: (entry: LedgerEntry<K>) => UnnumberedEvent[] | Promise<UnnumberedEvent[]>,
): Promise<Taken> {
  try {
    return { events: await eventsOf(await act()) };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    const refused = refusedBy(town, error.refusals);
    if (refused.length > 0) return { events: [], refused };
    const forced = { ...entry, at: town.now() };
    await town.archive.ledger.append(forced);
    return { events: await eventsOf(forced) };
  }
}
