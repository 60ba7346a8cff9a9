import { text } from 'node:stream/consumers';
import { read } from 'read';
import { InputError } from '../../base/errors.ts';
import { passwordFault } from '../../recognizer/sign-in/password.ts';
import { setPassword } from '../../recognizer/sign-in/sign-in.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { passwordsOn } from '../../store/sign-in.ts';
import { inStore } from '../desk.ts';

interface Options {
  readonly store: string;
  readonly as?: string;
}

/** Sets a person's password. */
export async function password(person: string, options: Options): Promise<void> {
  const given = await (process.stdin.isTTY ? askTwice(person) : firstLine());
  const fault = passwordFault(given);
  if (fault) throw new InputError({ ...fault, where: { file: 'password' } });
  await inStore(options.store, async (database) => {
    const books = { ledger: ledgerOn(database), passwords: passwordsOn(database) };
    await setPassword({ ...books, now: () => new Date().toISOString() }, person, given, options.as ?? person);
    process.stdout.write(`${person} signs in with the new password from now on\n`);
  });
}

async function askTwice(person: string): Promise<string> {
  const ask = (prompt: string) =>
    read({ prompt, silent: true, output: process.stderr }).catch(() => {
      throw new InputError({ what: 'was not entered', where: { file: 'password' }, expected: 'the password twice' });
    });
  const [first, second] = [await ask(`New password of ${person}: `), await ask('Again: ')];
  if (first === second) return first;
  throw new InputError({
    what: 'the two are not the same',
    where: { file: 'password' },
    expected: 'the password twice',
  });
}

const firstLine = async (): Promise<string> => (await text(process.stdin)).split(/\r?\n/, 1)[0]!;
