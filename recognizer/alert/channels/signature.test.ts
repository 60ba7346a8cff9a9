import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSigned, keyOf, sign, toleranceS } from './signature.ts';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
const atMs = 1_774_000_000_900;
const body = '{"type":"alpr.alert","data":{"plateRead":"ÄB1"}}';
const headers = sign(secret, 'abc', atMs, body);

describe('sign', () => {
  it('signs id, time and body with HMAC-SHA-256, as any other program would', () => {
    const right = createHmac('sha256', Buffer.alloc(32, 7)).update(`abc.1774000000.${body}`, 'utf8').digest('base64');
    expect(headers).toEqual({
      'webhook-id': 'abc',
      'webhook-timestamp': '1774000000',
      'webhook-signature': `v1,${right}`,
    });
  });
});

describe('isSigned', () => {
  it.each<[string, Partial<typeof headers>, string, readonly string[], number, boolean]>([
    ['as it was sent', {}, body, [secret], 0, true],
    ['with a secret that is being replaced', {}, body, [other, secret], 0, true],
    [
      'with another signature in front',
      { 'webhook-signature': `v1a,AAAA v1,AAAA ${headers['webhook-signature']}` },
      body,
      [secret],
      0,
      true,
    ],
    ['a little late', {}, body, [secret], toleranceS - 1, true],
    ['with another body', {}, `${body} `, [secret], 0, false],
    ['with another id', { 'webhook-id': 'abd' }, body, [secret], 0, false],
    ['with another time', { 'webhook-timestamp': '1774000001' }, body, [secret], 0, false],
    ['with another secret', {}, body, [other], 0, false],
    ['with no secret', {}, body, [], 0, false],
    ['too late', {}, body, [secret], toleranceS + 2, false],
    ['too early', {}, body, [secret], -toleranceS - 2, false],
    ['with a time that is none', { 'webhook-timestamp': 'NaN' }, body, [secret], 0, false],
    [
      'with half a signature',
      { 'webhook-signature': headers['webhook-signature'].slice(0, 20) },
      body,
      [secret],
      0,
      false,
    ],
    ['without a signature', { 'webhook-signature': '' }, body, [secret], 0, false],
  ])('%s', (_, given, received, secrets, laterS, signed) =>
    expect(isSigned(secrets, { ...headers, ...given }, received, atMs + laterS * 1000)).toBe(signed),
  );
});

describe('keyOf', () => {
  it('takes 24 to 64 bytes, with or without padding', () => {
    expect(keyOf(`whsec_${Buffer.alloc(24, 1).toString('base64')}`)).toHaveLength(24);
    expect(keyOf(secret.replace(/=+$/, ''))).toHaveLength(32);
  });
  it.each(['', 'whsec_', 'secret', `whsec_${Buffer.alloc(23).toString('base64')}`, `whsec_${'!'.repeat(44)}`])(
    'refuses %j, and does not repeat it',
    (text) => {
      expect(() => keyOf(text)).toThrow(/not a webhook secret/);
      if (text.length > 6) expect(() => keyOf(text)).not.toThrow(text);
    },
  );
});
