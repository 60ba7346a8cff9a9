import { formatFault, InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { localTime } from '../../base/times.ts';
import { addressFault } from '../../recognizer/alert/address.ts';
import { personNamed } from '../../recognizer/investigate/authority.ts';
import { type CustomEntries, openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { removalNotice } from '../../recognizer/match/custom/notice.ts';
import type { Person } from '../../recognizer/match/custom/ports.ts';
import type { Refusal } from '../../recognizer/match/custom/refusals.ts';
import type { CustomEntry } from '../../recognizer/match/custom/register.ts';
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import { importHotList } from '../../recognizer/match/import.ts';
import { archiveOn } from '../../store/archive.ts';
import { historyOn } from '../../store/custom-entries.ts';
import { inStore, parameterOf } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';
import { dayOf } from '../lists/read-lists.ts';

export type Options = DeskOptions & { readonly as: string };

export const say = (text: string): boolean => process.stdout.write(`${text}\n`);
export const now = (): string => localTime(new Date());

/** Makes an entry of each custom row of a list that the system takes; each other is told of. */
export const importEntries = (list: string, options: Options & { readonly purpose: string }): Promise<void> =>
  atRegister(options, async (entries, by) => {
    const { entries: rows, setAside } = importHotList(readText(list, 'a hot list'), list);
    for (const fault of setAside) process.stderr.write(`${formatFault(fault)}\n`);
    if (setAside.length > 0) process.exitCode = exitCode.badInput;
    let made = 0;
    for (const row of rows.filter(({ source }) => source === 'Custom')) {
      const outcome = await entries.enter(by, now(), draftOf(row, options.purpose));
      if (tell(outcome, row.id)) made++;
    }
    const badRows = new Set(setAside.map(({ where }) => where.line)).size;
    say(`${made} entries made; ${rows.length - made} rows of other sources or refused; ${badRows} set aside`);
  });

function draftOf({ id: _, source: __, entered: ___, ...row }: HotListEntry, purpose: string) {
  return { ...row, narrative: row.narrative ?? row.synopsis, purpose };
}

/** Shows entries. */
export const list = (options: DeskOptions & { readonly due?: true; readonly date?: string }): Promise<void> =>
  atRegister(options, async (entries) => {
    const day = dayOf(options.date);
    const shown = options.due ? entries.dueForReview(day) : entries.inForce(day);
    for (const entry of shown) say(lineOf(entry));
    say(`${shown.length} entries ${options.due ? 'to be reviewed' : 'in force'} on ${day}`);
  });

const lineOf = ({ id, draft: { plate, state, reason, caseNumber, instructions }, lookedAt }: CustomEntry): string =>
  `${id}: ${plate} ${state ?? '??'}: ${reason}, case ${caseNumber}, looked at on ${lookedAt}${instructions && `. INSTRUCTIONS: ${instructions}`}`;

/** Keeps that entries were gone through and still hold. */
export const review = (ids: readonly string[], options: Options): Promise<void> =>
  atRegister(options, async (entries, by) => {
    if (tell(await entries.review(by, now(), ids), ids.join(', '))) say(`${ids.length} entries reviewed`);
  });

/** Removes an entry, and prints what the administrator is owed. */
export const remove = (id: string, options: Options & { readonly why: string }): Promise<void> =>
  atRegister(options, async (entries, by) => {
    if (tell(await entries.remove(by, now(), id, options.why), id)) printOwed(entries);
  });

/** Prints the e-mails that are owed, and keeps that they were sent: by whom, and where to. */
export function notices(options: Options & { readonly mailedTo?: string }): Promise<void> {
  const { mailedTo, pack } = options;
  if (mailedTo !== undefined) {
    const workDomains = parameterOf(pack, 'work-email-domains') as readonly string[];
    const fault = addressFault('email', mailedTo, { workDomains });
    if (fault) throw new InputError({ ...fault, where: { file: '--mailed-to' } });
  }
  return atRegister(options, async (entries, by) => {
    printOwed(entries);
    if (mailedTo === undefined) return;
    const outcome = await entries.sendNotices(by, now());
    if (tell(outcome, 'notices')) say(`${outcome.done.length} kept as sent`);
  });
}

function printOwed(entries: CustomEntries): void {
  for (const entry of entries.register().values())
    if (entry.removed && !entry.isNotified) {
      const { subject, text } = removalNotice(entry, entry.removed);
      say(`Subject: ${subject}\n\n${text}\n`);
    }
}

/** Works on the entries in the store as somebody of the department's books. */
export function atRegister(
  options: DeskOptions & { readonly as?: string; readonly mailedTo?: string },
  work: (entries: CustomEntries, by: Person) => Promise<void>,
): Promise<void> {
  const { store, as: id = '', mailedTo } = options;
  return inStore(store, async (database) => {
    const { ledger } = archiveOn(database);
    const person = await personNamed(ledger, id);
    if (!person && options.as !== undefined)
      throw new InputError({
        what: `nobody called "${id}" is in the department’s books`,
        where: { file: '--as' },
        expected: 'somebody whom gantry personnel has entered',
      });
    const entries = await openCustomEntries({
      history: historyOn(database),
      ledger,
      notifyAdministrator: () =>
        mailedTo === undefined ? Promise.reject(new Error('nothing was sent')) : Promise.resolve([mailedTo]),
    });
    await work(entries, { id, role: person?.role ?? '', designeeFor: person?.designeeFor ?? [] });
  });
}

/** Tells why something was refused; whether it was done. */
export function tell<Done extends { readonly done: unknown }>(
  outcome: Done | { readonly refused: readonly Refusal[] },
  what: string,
): outcome is Done {
  if ('done' in outcome) return true;
  for (const { words } of outcome.refused) process.stderr.write(`${what}: refused: ${words}\n`);
  process.exitCode ??= exitCode.otherwise;
  return false;
}
