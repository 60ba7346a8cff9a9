import { InputError } from '../base/errors.ts';
import { defaultThreads } from '../recognizer/workers/open.ts';

/** More are refused: each holds the networks. */
const mostThreads = 64;

/** How many threads read, by the option `--workers`. @throws InputError for what is no such number */
export function threadsFrom(text: string | undefined): number {
  if (text === undefined) return defaultThreads();
  if (/^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= mostThreads) return Number(text);
  throw new InputError({
    what: `"${text}" is no number of threads`,
    where: { file: '--workers' },
    expected: `a whole number from 1 to ${mostThreads}`,
  });
}
