/** What the desk refuses, and what a system does that refuses it not. */
import { RefusedError } from '../../recognizer/investigate/authority.ts';
import { type InvestigationDesk, openDesk } from '../../recognizer/investigate/desk.ts';
import type { Archive, Ledger, LedgerEntry, LedgerKind, Refusal } from '../../recognizer/investigate/ports.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import type { Taken } from './play.ts';
import type { StepRefusal } from './schema.ts';
import type { Refused, Town } from './town.ts';

/** The refusals that the system under test makes. */
export const refusedBy = (town: Town, refusals: readonly Refusal[]): Refused[] =>
  refusals.map(({ code, why }) => ({ code: code as StepRefusal, words: why })).filter(town.holds);

interface Otherwise<K extends LedgerKind> {
  /** What the desk works on, where that is not all that the department keeps. */
  readonly archive?: Archive;
  /** What a system writes into the books that does not ask whether it may. */
  readonly forced?: Omit<LedgerEntry<K>, 'at'>;
}

/**
 * Has the desk make an entry in the department's books. A system under test that does not ask who it is takes everybody for
 * the administrator's designee; one that makes no other of the desk's refusals writes the entry all the same.
 */
export async function entered<K extends LedgerKind>(
  town: Town,
  act: (desk: InvestigationDesk) => Promise<LedgerEntry<K>>,
  eventsOf: (entry: LedgerEntry<K>) => UnnumberedEvent[],
  { archive = town.archive, forced }: Otherwise<K> = {},
): Promise<Taken> {
  const tried = async (at: Archive): Promise<LedgerEntry<K> | RefusedError> => {
    try {
      return await act(openDesk(at, town.now, 0));
    } catch (error) {
      if (error instanceof RefusedError) return error;
      throw error;
    }
  };
  let made = await tried(archive);
  if (made instanceof RefusedError && refusedBy(town, made.refusals).length === 0)
    made = await tried({ ...archive, ledger: trusting(archive.ledger) });
  if (!(made instanceof RefusedError)) return { events: eventsOf(made) };
  const refused = refusedBy(town, made.refusals);
  if (refused.length > 0 || !forced) return { events: [], refused };
  const entry = { ...forced, at: town.now() };
  await town.archive.ledger.append(entry);
  return { events: eventsOf(entry) };
}

/** Books in which everybody acts for the administrator. */
const trusting = (ledger: Ledger): Ledger => ({
  ...ledger,
  entries: async (kind, subject) => (await ledger.entries(kind, subject)).map(trusted),
});

function trusted<K extends LedgerKind>(entry: LedgerEntry<K>): LedgerEntry<K> {
  if (entry.kind !== 'person') return entry;
  return { ...entry, body: { ...entry.body, designeeFor: ['alpr-administrator'] } };
}
