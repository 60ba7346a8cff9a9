import { InputError } from '../../base/errors.ts';
import type { EntryDraft } from '../../recognizer/match/custom/ports.ts';
import { reasonIds, reasonOf } from '../../recognizer/match/reasons.ts';
import { atRegister, now, type Options, say, tell } from './entries.ts';

interface UpdateOptions extends Options {
  readonly state?: string;
  readonly reason?: string;
  readonly expires?: string;
  readonly case?: string;
  readonly cfs?: string;
  readonly officer?: string;
  readonly synopsis?: string;
  readonly narrative?: string;
  readonly instructions?: string;
}

/** Changes what an entry says (IV.F.e). */
export async function update(id: string, options: UpdateOptions): Promise<void> {
  const to = changesOf(options);
  if (Object.keys(to).length === 0)
    throw new InputError({
      what: 'nothing is to be changed',
      where: { file: 'entries update' },
      expected: 'one of the options that gantry entries update --help names',
    });
  await atRegister(options, async (entries, by) => {
    if (tell(await entries.update(by, now(), id, to), id)) say(`${id}: ${Object.keys(to).join(', ')} updated`);
  });
}

function changesOf(options: UpdateOptions): Partial<EntryDraft> {
  const { state, reason, expires, case: caseNumber, cfs: cfsNumber, officer: enteringOfficer } = options;
  const { synopsis, narrative, instructions } = options;
  const given = {
    state: state?.toUpperCase(),
    reason: reason === undefined ? undefined : reasonNamed(reason),
    expires,
    caseNumber,
    cfsNumber,
    enteringOfficer,
    synopsis,
    narrative,
    instructions,
  };
  const changes = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    changes.map(([field, value]) => [field, value === '' && ['state', 'expires'].includes(field) ? null : value]),
  );
}

function reasonNamed(name: string): EntryDraft['reason'] {
  const reason = reasonOf(name);
  if (reason) return reason;
  throw new InputError({
    what: `unknown notification reason "${name}"`,
    where: { file: '--reason' },
    expected: reasonIds.join(', '),
  });
}
