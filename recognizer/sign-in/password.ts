/**
 * What is kept instead of passwords: scrypt (RFC 7914) with a salt of its own for each, at a cost that the OWASP Password
 * Storage Cheat Sheet asks for: N = 2^14, r = 8, p = 5, which takes 16 MiB and some tenths of a second.
 */
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

export interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}
const owasp: Cost = { log2N: 14, r: 8, p: 5 };
const saltBytes = 16;
const keyBytes = 32;

/** What NIST SP 800-63B-4 (3.1.1.2) asks of a password that is all that somebody signs in with. */
export const leastCharacters = 15;
/** Nobody needs more; it bounds what is hashed. */
const mostCharacters = 1000;

/** Why a password cannot be taken, and what would do; null where it can. */
export function passwordFault(password: string): { readonly what: string; readonly expected: string } | null {
  const { length } = [...password];
  if (length >= leastCharacters && length <= mostCharacters) return null;
  return {
    what: `the password has ${length} characters`,
    expected: `${leastCharacters} or more, for example four words; any characters`,
  };
}

/**
 * `scrypt$log2N$r$p$salt$key`, the last two in base64.
 *
 * @param cost lower for tests alone, which try many passwords that guard nothing
 */
export async function hashPassword(password: string, cost = owasp): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Whether a password is the one that a hash was made of. Without a hash it is not, and that takes as long to find. */
export async function isPassword(password: string, hash: string | null): Promise<boolean> {
  const [, log2N, r, p, salt = '', key = ''] = (hash ?? (await nobodys())).split('$');
  const given = await derive(password, Buffer.from(salt, 'base64'), {
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(given, Buffer.from(key, 'base64')) && hash !== null;
}

let made: Promise<string> | undefined;
function nobodys(): Promise<string> {
  made ??= hashPassword(randomBytes(saltBytes).toString('hex'));
  return made;
}

const scryptAsync = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/** The same character can be coded in two ways; NFC makes them one (SP 800-63B-4, 3.1.1.2). */
const derive = (password: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> =>
  scryptAsync(password.normalize('NFC'), salt, keyBytes, { N: 2 ** log2N, r, p, maxmem: 2 * 128 * r * 2 ** log2N });
