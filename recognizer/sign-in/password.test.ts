import { expect, it } from 'vitest';
import { hashPassword, isPassword, passwordFault } from './password.ts';

it('is known again, in either coding of its characters, and no other is', { timeout: 60_000 }, async () => {
  const hash = await hashPassword('four w\u00f6rds together');
  expect(hash).toMatch(/^scrypt\$14\$8\$5\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(await isPassword('four wo\u0308rds together', hash)).toBe(true);
  expect(await isPassword('four words together', hash)).toBe(false);
  expect(await hashPassword('four w\u00f6rds together')).not.toBe(hash);
  expect(await isPassword('', null)).toBe(false);
});

it.each([
  ['14 characters!', /has 14 characters/],
  ['', /has 0 characters/],
  ['🔑'.repeat(14), /has 14 characters/],
  ['x'.repeat(1001), /has 1001 characters/],
])('refuses %j', (password, why) => expect(passwordFault(password)?.what).toMatch(why));

it.each(['fifteen letters', '🔑'.repeat(15), 'x'.repeat(1000)])('takes %j', (password) =>
  expect(passwordFault(password)).toBeNull(),
);
