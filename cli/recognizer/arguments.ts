import { InputError } from '../../base/errors.ts';

/** @throws InputError for what is no port */
export function portFrom(text: string): number {
  if (/^\d+$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new InputError({
    what: `"${text}" is no port`,
    where: { file: '--port' },
    expected: 'a whole number from 0 (any free one) to 65535',
  });
}

/** @throws InputError for what is no time; undefined for none */
export function secondsFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (seconds > 0 && seconds < 2 ** 31 / 1000) return seconds;
  throw new InputError({
    what: `"${text}" is no time`,
    where: { file: '--seconds' },
    expected: 'seconds, more than 0',
  });
}
