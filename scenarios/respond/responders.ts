import { InputError } from '../../base/errors.ts';
import { byTheBook } from './habits/by-the-book.ts';
import { ignoresCallOff } from './habits/ignores-call-off.ts';
import { ignoresInstructions } from './habits/ignores-instructions.ts';
import { noBroadcast } from './habits/no-broadcast.ts';
import { skipsVerification } from './habits/skips-verification.ts';
import { stopsWrongDriver } from './habits/stops-wrong-driver.ts';
import { trustsTheRead } from './habits/trusts-the-read.ts';
import type { Responder } from './port.ts';
import { createModelledResponder } from './respond.ts';

/** Who can respond to alerts; the first does what the order says, each other departs from it in one named way. */
export const responders: readonly Responder[] = [
  byTheBook,
  skipsVerification,
  ignoresInstructions,
  noBroadcast,
  stopsWrongDriver,
  trustsTheRead,
  ignoresCallOff,
].map(createModelledResponder);

/** @throws InputError that lists the names, for a name that none has */
export function responderNamed(name: string): Responder {
  const responder = responders.find((one) => one.name === name);
  if (responder) return responder;
  throw new InputError({
    what: `unknown responder "${name}"`,
    where: { file: '--responder' },
    expected: responders.map((one) => `${one.name} (${one.description})`).join('; '),
  });
}
