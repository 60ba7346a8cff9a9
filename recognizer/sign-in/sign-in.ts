/** Signing in (V.B.b, V.B.c): by a password, only for those who may use the system, and all of it on record. */
import { localDay } from '../../base/times.ts';
import { overseer, personNamed, RefusedError, refusalsOfPerson } from '../investigate/authority.ts';
import type { Ledger, Person } from '../investigate/ports.ts';
import { hashPassword, isPassword } from './password.ts';
import type { PasswordBook, SignInLog } from './ports.ts';

export interface Door {
  readonly ledger: Ledger;
  readonly passwords: PasswordBook;
  readonly log: SignInLog;
  /** ISO 8601, UTC. */
  readonly now: () => string;
}

/** Who is in, as long as `hash` is the person's newest. */
export interface Admitted {
  readonly id: string;
  readonly person: Person;
  readonly hash: string;
}

export type SignIn =
  | { readonly outcome: 'opened'; readonly admitted: Admitted }
  /** The name or the password is wrong; which, is not said. */
  | { readonly outcome: 'failed' }
  /** The password is right, but the person may not use the system. */
  | { readonly outcome: 'refused'; readonly why: string }
  /** Too many failed in a row: nothing was tried, and is not before then. */
  | { readonly outcome: 'slowed'; readonly waitS: number };

const freeAttempts = 3;
const longestWaitS = 60;

/** How long after so many failures in a row nothing more is tried: 1 s after the third, then twice as long each, a minute at most. */
const waitAfterS = (failures: number): number =>
  failures < freeAttempts ? 0 : Math.min(longestWaitS, 2 ** (failures - freeAttempts));

export async function signIn(door: Door, id: string, password: string): Promise<SignIn> {
  const { passwords, log } = door;
  const at = door.now();
  const { count, lastAt } = await log.failuresOf(id);
  const waitS = lastAt === null ? 0 : waitAfterS(count) - (Date.parse(at) - Date.parse(lastAt)) / 1000;
  if (waitS > 0) return { outcome: 'slowed', waitS: Math.ceil(waitS) };
  const hash = await passwords.hashOf(id);
  if (!(await isPassword(password, hash))) {
    await log.add({ person: id, at, kind: 'failed', why: '' });
    return { outcome: 'failed' };
  }
  const standing = await standingOf(door, id, hash!);
  await log.add(
    'why' in standing
      ? { person: id, at, kind: 'refused', why: standing.why }
      : { person: id, at, kind: 'opened', why: '' },
  );
  return 'why' in standing ? { outcome: 'refused', ...standing } : { outcome: 'opened', admitted: standing };
}

/** Whether somebody who signed in by this password may still use the system; else why not. */
export async function standingOf(
  { ledger, passwords, now }: Pick<Door, 'ledger' | 'passwords' | 'now'>,
  id: string,
  hash: string,
): Promise<Admitted | { readonly why: string }> {
  const person = await personNamed(ledger, id);
  const refusals = refusalsOfPerson(person, localDay(new Date(now())));
  if (refusals.length > 0) return { why: refusals.map(({ why, clause }) => `${why} (${clause})`).join('; ') };
  if ((await passwords.hashOf(id)) !== hash) return { why: 'the password has been changed' };
  return { id, person: person!, hash };
}

/**
 * Sets a person's password.
 *
 * @throws RefusedError for a person who is not in the books, and unless they or an overseer do it
 */
export async function setPassword(
  { ledger, passwords, now }: Pick<Door, 'ledger' | 'passwords' | 'now'>,
  person: string,
  password: string,
  by: string,
): Promise<void> {
  if (!(await personNamed(ledger, person)))
    throw new RefusedError([
      { code: 'unknown-person', why: `nobody called "${person}" is in the department’s books`, clause: 'V.B.b' },
    ]);
  if (by !== person) await overseer(ledger, by, 'V.B.c');
  await passwords.set({ person, by, at: now(), hash: await hashPassword(password) });
}
