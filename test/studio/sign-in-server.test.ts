/** The studio's door: who gets in, by what, for how long, and what is kept of it. */
import { describe, expect, it } from 'vitest';
import { ledgerOn } from '../../store/ledger.ts';
import { signInsOn } from '../../store/sign-in.ts';
import { officePage } from './office-page.ts';

const page = officePage();
const { ask, knock, signIn, clock } = page;

describe('the door', { timeout: 120_000 }, () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await knock('cmdr-1');
    expect(answer.headers['set-cookie']).toMatch(/^gantry-session=[\w-]{43}; Path=\/api; HttpOnly; SameSite=Strict$/);
  });

  it('is shut to who has no session, or an invented one', async () => {
    for (const cookie of ['', 'gantry-session=', `gantry-session=${'a'.repeat(43)}`])
      for (const [method, url] of [
        ['GET', '/api/alerts'],
        ['POST', '/api/alerts/seen'],
        ['POST', '/api/alerts/settings'],
      ] as const)
        expect((await ask(method, url, cookie)).statusCode).toBe(401);
  });

  it('says of a wrong name what it says of a wrong password, and of nobody that they may not use the system', async () => {
    const [wrong, stranger] = [await knock('cmdr-1', 'not the right words'), await knock('stranger')];
    expect([wrong.statusCode, stranger.statusCode, stranger.body]).toEqual([401, 401, wrong.body]);
    expect((await knock('late-1', 'not the right words')).body).toBe(wrong.body);
  });

  it('says what is wrong with what no database could look up', async () => {
    const person = await ask('POST', '/api/session', '', { person: 'ecc-1\0', password: 'x' });
    const delivery = await ask('POST', '/api/alerts/seen', page.ecc, { person: 'ecc-1', deliveryIds: ['a\0'] });
    expect([person, delivery].map(({ statusCode }) => statusCode)).toEqual([400, 400]);
    expect([person.json().error, delivery.json().error]).toEqual([
      expect.stringContaining('a name without NUL'),
      expect.stringContaining('the id of a delivery'),
    ]);
  });

  it('takes nothing from who has failed too often, for a while', async () => {
    const failed = { person: 'sgt-1', at: new Date(clock.ms).toISOString(), kind: 'failed', why: '' } as const;
    await page.station.inStore(async (database) => {
      for (let i = 0; i < 5; i++) await signInsOn(database).add(failed);
    });
    const answer = await knock('sgt-1');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '4']);
    clock.ms += 4000;
    expect((await knock('sgt-1')).statusCode).toBe(204);
  });

  it.each([
    ['clerk-1', /neither sworn nor a dispatcher \(IV\.C\.a\)/],
    ['late-1', /more than a year old \(IV\.B\.b\)/],
  ])('lets %s not in, whose password is right, and says why', async (person, why) => {
    const answer = await knock(person);
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
    expect(answer.json().error).toMatch(why);
  });

  it('lets out who signs out, and who does nothing for half an hour', async () => {
    const [out, idle] = [await signIn('cmdr-1'), await signIn('cmdr-1')];
    await ask('DELETE', '/api/session', out);
    expect((await ask('GET', '/api/alerts', out)).statusCode).toBe(401);
    clock.ms += 29 * 60_000;
    for (const cookie of [idle, page.ecc, page.sergeant])
      expect((await ask('GET', '/api/alerts', cookie)).statusCode).toBe(200);
    clock.ms += 29 * 60_000;
    for (const cookie of [page.ecc, page.sergeant])
      expect((await ask('GET', '/api/alerts', cookie)).statusCode).toBe(200);
    clock.ms += 60_000;
    expect((await ask('GET', '/api/alerts', idle)).json()).toEqual({ error: 'Your session has ended.' });
  });

  it('ends the session that a browser had when somebody signs in anew with it', async () => {
    const first = await signIn('cmdr-1');
    const second = await signIn('cmdr-1', first);
    expect((await ask('GET', '/api/alerts', first)).statusCode).toBe(401);
    expect((await ask('GET', '/api/alerts', second)).statusCode).toBe(200);
  });

  it('shuts at once on who has lost access, also while they wait for news, and on who has another password', async () => {
    await page.station.enter({ 'unit-7': page.station.person('patrol-officer') });
    const first = await signIn('unit-7');
    await page.station.enter({ 'unit-7': page.station.person('patrol-officer') });
    expect((await ask('GET', '/api/alerts', first)).json().error).toContain('password has been changed');
    const second = await signIn('unit-7');
    const tag = String((await ask('GET', '/api/alerts', second)).headers.etag);
    const waits = ask('GET', '/api/alerts', second, undefined, { 'if-none-match': tag, prefer: 'wait=30' });
    await page.station.inStore((database) =>
      ledgerOn(database).append({
        kind: 'person',
        subject: 'unit-7',
        at: new Date(clock.ms).toISOString(),
        by: 'cmdr-1',
        body: page.station.person('patrol-officer', { access: false }),
      }),
    );
    expect((await waits).json().error).toContain('access has not been granted, or was taken away (V.B.b)');
    for (const url of ['/api/alerts/seen', '/api/alerts/settings'])
      expect((await ask('POST', url, second, {})).statusCode).toBe(401);
  });

  it('has kept all of it', async () => {
    const records = await page.station.inStore((database) => signInsOn(database).records());
    const of = (person: string) => records.filter((one) => one.person === person).map(({ kind, why }) => [kind, why]);
    expect(of('stranger')).toEqual([['failed', '']]);
    expect(of('clerk-1')).toEqual([['refused', expect.stringContaining('IV.C.a')]]);
    expect(of('cmdr-1')).toEqual([
      ['opened', ''],
      ['failed', ''],
      ['opened', ''],
      ['opened', ''],
      ['closed', 'signed out'],
      ['closed', 'not used'],
      ['opened', ''],
      // That of the first test, which nothing was asked with again.
      ['closed', 'not used'],
      ['opened', ''],
      ['closed', 'signed in anew'],
    ]);
    expect(of('unit-7').map(([, why]) => why)).toEqual([
      '',
      'the password has been changed',
      '',
      expect.stringContaining('V.B.b'),
    ]);
  });
});
