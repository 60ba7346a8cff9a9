/** The alerts page's server over a store in a folder: who gets in, what each may see and do, and that the folder is left to others. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice, storm } from '../../recognizer/alert/testing.ts';
import { mandatoryReasons, reasonIds } from '../../recognizer/match/reasons.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { lockFolder } from '../../store/lock.ts';
import { signInsOn } from '../../store/sign-in.ts';
import type { AlertsView, SettingsAnswer } from '../../web/api.ts';
import { createStudio } from '../../web/server/server.ts';
import { openStation, passwordOf, type Station } from './station.ts';

const clock = { ms: Date.parse('2026-03-12T19:05:00Z') };
let station: Station;
let server: FastifyInstance;
/** Of who is signed in. */
let ecc: string;
let sergeant: string;

beforeAll(async () => {
  station = await openStation(() => clock.ms);
  server = createStudio({ ...station, pageFolder: station.folder, nowMs: () => clock.ms });
  ecc = await signIn('ecc-1');
  sergeant = await signIn('sgt-1');
}, 180_000);
afterAll(async () => {
  await server?.close();
  rmSync(station.folder, { recursive: true });
});

const origin = { host: 'localhost:4310', origin: 'http://localhost:4310' };
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, cookie = '', payload?: object, headers = {}) =>
  server.inject({ method, url, headers: { ...origin, cookie, ...headers }, ...(payload && { payload }) });
const knock = (person: string, password = passwordOf(person), cookie = '') =>
  ask('POST', '/api/session', cookie, { person, password });
async function signIn(person: string, cookie = ''): Promise<string> {
  const answer = await knock(person, passwordOf(person), cookie);
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
  return String(answer.headers['set-cookie']).split(';', 1)[0]!;
}
const look = async (cookie: string): Promise<AlertsView> => (await ask('GET', '/api/alerts', cookie)).json();
const turn = (): number => JSON.parse(readFileSync(join(station.storeFolder, 'holder.json'), 'utf8')).turn;

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
    const delivery = await ask('POST', '/api/alerts/seen', ecc, { deliveryIds: ['a\0'] });
    expect([person, delivery].map(({ statusCode }) => statusCode)).toEqual([400, 400]);
    expect([person.json().error, delivery.json().error]).toEqual([
      expect.stringContaining('a name without NUL'),
      expect.stringContaining('the id of a delivery'),
    ]);
  });

  it('takes nothing from who has failed too often, for a while', async () => {
    const failed = { person: 'sgt-1', at: new Date(clock.ms).toISOString(), kind: 'failed', why: '' } as const;
    await station.inStore(async (database) => {
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
    for (const cookie of [idle, ecc, sergeant]) expect((await ask('GET', '/api/alerts', cookie)).statusCode).toBe(200);
    clock.ms += 29 * 60_000;
    for (const cookie of [ecc, sergeant]) expect((await ask('GET', '/api/alerts', cookie)).statusCode).toBe(200);
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
    await station.enter({ 'unit-7': station.person('patrol-officer') });
    const first = await signIn('unit-7');
    await station.enter({ 'unit-7': station.person('patrol-officer') });
    expect((await ask('GET', '/api/alerts', first)).json().error).toContain('password has been changed');
    const second = await signIn('unit-7');
    const tag = String((await ask('GET', '/api/alerts', second)).headers.etag);
    const waits = ask('GET', '/api/alerts', second, undefined, { 'if-none-match': tag, prefer: 'wait=30' });
    await station.inStore((database) =>
      ledgerOn(database).append({
        kind: 'person',
        subject: 'unit-7',
        at: new Date(clock.ms).toISOString(),
        by: 'cmdr-1',
        body: station.person('patrol-officer', { access: false }),
      }),
    );
    expect((await waits).json().error).toContain('access has not been granted, or was taken away (V.B.b)');
    for (const url of ['/api/alerts/seen', '/api/alerts/settings'])
      expect((await ask('POST', url, second, {})).statusCode).toBe(401);
  });

  it('has kept all of it', async () => {
    const records = await station.inStore((database) => signInsOn(database).records());
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

describe('alerts', { timeout: 60_000 }, () => {
  it('are those that reached the person under their settings, ranked, with what is known of each', async () => {
    station.writeRun('dusk-7', ['AB12345']);
    await station.enqueue([
      notice({ alertId: 'a', entry: { reason: 'stolen-plate' } }),
      notice({ alertId: 'b', cameraId: 'westbrook-3', entry: { reason: 'warrants' } }),
      notice({ source: 'dusk-7', alertId: 'alert-1', entry: { reason: 'amber-alert', instructions: 'Observe only' } }),
    ]);
    const { person, alerts } = await look(ecc);
    expect(person).toEqual({ id: 'ecc-1', role: 'ecc-dispatcher' });
    expect(alerts.map(({ alertId }) => alertId)).toEqual(['alert-1', 'b', 'a']);
    expect(alerts[0]).toMatchObject({
      pictures: ['alert-1-plate.jpg'],
      seenMs: null,
      likelihoodRatio: 1e7,
      entry: { instructions: 'Observe only' },
    });
    const picture = await ask('GET', `/api/runs/dusk-7/frames/${alerts[0]!.pictures[0]}`);
    expect(picture.headers['content-type']).toBe('image/jpeg');

    const changes = [{ key: 'cameras', value: ['My Cameras', 'Public Cameras'] }];
    expect((await ask('POST', '/api/alerts/settings', ecc, { changes, despiteWarning: false })).statusCode).toBe(200);
    await station.enqueue([notice({ alertId: 'c' }), notice({ alertId: 'd', cameraId: 'westbrook-3' })]);
    expect((await look(ecc)).alerts.map(({ alertId }) => alertId)).toContain('c');
    expect((await look(ecc)).alerts.map(({ alertId }) => alertId)).not.toContain('d');
  });

  it('are acknowledged by whom they reached alone, once, and for good', async () => {
    const mine = (await look(ecc)).alerts.map(({ deliveryId }) => deliveryId);
    const theirs = (await look(sergeant)).alerts.map(({ deliveryId }) => deliveryId);
    const see = async (cookie: string, deliveryIds: readonly string[]) =>
      (await ask('POST', '/api/alerts/seen', cookie, { deliveryIds })).json();
    expect(await see(ecc, [mine[0]!, theirs[0]!, '0'.repeat(32)])).toEqual({ seen: 1 });
    expect(await see(ecc, mine.slice(0, 2))).toEqual({ seen: 1 });
    expect((await look(ecc)).alerts.map(({ seenMs }) => seenMs !== null).slice(0, 3)).toEqual([true, true, false]);
    expect((await look(sergeant)).alerts.every(({ seenMs }) => seenMs === null)).toBe(true);
    expect((await ask('POST', '/api/alerts/seen', ecc, { deliveryIds: 'all' })).statusCode).toBe(400);
  });

  it('come in a storm, all of them', async () => {
    const before = (await look(sergeant)).alerts.length;
    await station.enqueue(storm(400).map((one) => ({ ...one, source: 'storm' })));
    const { alerts } = await look(sergeant);
    expect(alerts).toHaveLength(before + 400);
    const places = alerts.map(({ entry }) => mandatoryReasons.indexOf(entry.reason)).filter((place) => place >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const deliveryIds = alerts.map(({ deliveryId }) => deliveryId);
    expect((await ask('POST', '/api/alerts/seen', sergeant, { deliveryIds })).json()).toEqual({ seen: before + 400 });
  });

  it('are waited for without opening the store, and told of as soon as another process has put them there', async () => {
    const tag = String((await ask('GET', '/api/alerts', ecc)).headers.etag);
    const wait = (seconds: number) =>
      ask('GET', '/api/alerts', ecc, undefined, { 'if-none-match': tag, prefer: `wait=${seconds}` });
    expect((await wait(1)).statusCode).toBe(304);
    const before = turn();
    expect((await wait(2)).statusCode).toBe(304);
    expect(turn()).toBe(before);
    const waits = wait(30);
    await station.enqueue([notice({ source: 'later' })]);
    const answer = await waits;
    expect(answer.statusCode).toBe(200);
    expect((answer.json() as AlertsView).alerts.some(({ source }) => source === 'later')).toBe(true);
  });
});

describe('another process that keeps the store', { timeout: 60_000 }, () => {
  it('is named, and what it keeps from the page comes after it', async () => {
    // While it is the studio's own turn, the folder is not to be had.
    const lock = await lockFolder(station.storeFolder, 30_000);
    const answer = await ask('GET', '/api/alerts', ecc);
    expect([answer.statusCode, answer.json().error]).toEqual([503, expect.stringContaining('in use by process')]);
    await lock.release();
    expect((await ask('GET', '/api/alerts', ecc)).statusCode).toBe(200);
  });
});

describe('settings', { timeout: 60_000 }, () => {
  const set = (changes: object[], despiteWarning = false) =>
    ask('POST', '/api/alerts/settings', sergeant, { changes, despiteWarning });

  it('are changed past the warning of App.I.1.a only knowingly, and with it on record', async () => {
    const value = reasonIds.filter((reason) => reason !== 'warrants');
    const warned = await set([{ key: 'reasons', value }]);
    const { warnings } = warned.json() as SettingsAnswer;
    expect([warned.statusCode, warnings]).toEqual([409, [expect.stringContaining('App.I.1.a')]]);
    expect((await look(sergeant)).settings.reasons).toEqual(reasonIds);
    expect((await set([{ key: 'reasons', value }], true)).statusCode).toBe(200);
    expect((await look(sergeant)).settings.reasons).toEqual(value);
    const records = await station.inStore((database) => createSettingsBook(database).records());
    expect(records.at(-1)).toMatchObject({ person: 'sgt-1', by: 'sgt-1', warning: warnings[0] });
  });

  it.each([
    [422, [{ key: 'email', value: { address: 'a@home.example', reasons: [], cameras: 'all' } }], /no work address/],
    [422, [{ key: 'cameras', value: ['Moon'] }], /no camera group/],
    [400, [{ key: 'reasons', value: ['speeding'] }], /changes/],
    [400, [{ key: 'person', value: 'ecc-1' }], /changes/],
    [400, [], /changes/],
  ])('are refused with %i: %j', async (status, changes, why) => {
    const answer = await set([{ key: 'sound', value: false }, ...changes].slice(changes.length ? 0 : 1));
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringMatching(why)]);
    expect((await look(sergeant)).settings.sound).toBe(true);
  });
});
