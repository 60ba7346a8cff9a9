/** Who is in the department's books, with training and access (IV.B.c, V.B.b), and who enters them. */
import { notOverseer, oversees, RefusedError } from './authority.ts';
import type { Ledger, LedgerEntry, Person } from './ports.ts';

/**
 * Enters people, or how they stand now, all or none.
 *
 * @throws RefusedError unless an overseer enters them (into empty books, one who enters themselves), and one is left after it
 */
export async function enterPeople(
  ledger: Ledger,
  at: string,
  people: Readonly<Record<string, Person>>,
  by: string,
): Promise<readonly LedgerEntry<'person'>[]> {
  const given = Object.entries(people);
  const entries = given.map(([subject, body]) => ({ kind: 'person' as const, subject, at, by, body }));
  await ledger.enter(entries, (books) => {
    const after = new Map([...books, ...given]);
    const person = (books.size === 0 ? after : books).get(by);
    if (!person || !oversees(person)) throw notOverseer(by, 'V.B.b');
    if (![...after.values()].some(oversees)) throw new RefusedError([nobodyLeft]);
  });
  return entries;
}

const nobodyLeft = {
  code: 'no-overseer-left',
  why: 'no Chief of Police, ALPR Administrator or designee would be left, and nobody could enter one: enter the successor with this',
  clause: 'IV.A.a',
};
