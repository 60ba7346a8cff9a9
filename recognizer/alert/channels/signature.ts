/** Signatures of webhooks, as Standard Webhooks 1.0.0 has them (symmetric scheme, `v1`). */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** The three headers of a signed message. */
export interface SignedHeaders {
  /** The idempotency key. */
  readonly 'webhook-id': string;
  /** When this attempt was made, whole seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One or several of `v1,` and the signature in base64, with spaces between. */
  readonly 'webhook-signature': string;
}

/** A message is as good as new within this time of its time stamp, either way; older ones may be replayed. */
export const toleranceS = 300;

const prefix = 'whsec_';

/**
 * The key in a secret, `whsec_` and 24 to 64 bytes in base64.
 *
 * @throws RangeError for any other text; the secret is not in its message
 */
export function keyOf(secret: string): Buffer {
  const base64 = secret.startsWith(prefix) ? secret.slice(prefix.length) : '';
  const key = Buffer.from(base64, 'base64');
  if (key.length < 24 || key.length > 64 || key.toString('base64').replace(/=+$/, '') !== base64.replace(/=+$/, ''))
    throw new RangeError('not a webhook secret: whsec_ and 24 to 64 bytes in base64');
  return key;
}

const signatureOf = (key: Buffer, id: string, timestamp: string, body: string): Buffer =>
  createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();

/** Headers for a body that is sent as it stands, to the byte. */
export function sign(secret: string, id: string, atMs: number, body: string): SignedHeaders {
  const timestamp = String(Math.floor(atMs / 1000));
  const signature = signatureOf(keyOf(secret), id, timestamp, body).toString('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/**
 * Whether a body was signed with one of the secrets, not long before or after `nowMs`; the time that it takes does not tell
 * how much of a signature was right. Several secrets let one be changed for another.
 */
export function isSigned(secrets: readonly string[], headers: SignedHeaders, body: string, nowMs: number): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1000 - Number(timestamp)) > toleranceS) return false;
  const given = signatures
    .split(' ')
    .flatMap((one) => (one.startsWith('v1,') ? [Buffer.from(one.slice(3), 'base64')] : []));
  return secrets
    .map((secret) => signatureOf(keyOf(secret), id, timestamp, body))
    .some((right) => given.some((one) => one.length === right.length && timingSafeEqual(one, right)));
}
