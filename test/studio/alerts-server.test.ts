/** The alerts page's server over a store in a folder: who gets in, what each may see and do, and that the folder is left to others. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notice, storm } from '../../recognizer/alert/testing.ts';
import { mandatoryReasons, reasonIds } from '../../recognizer/match/reasons.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { signInsOn } from '../../store/sign-in.ts';
import type { AlertsView, SettingsAnswer } from '../../web/api.ts';
import { createStudio } from '../../web/server/server.ts';
import { openStation, passwordOf, type Station } from './station.ts';

let station: Station;
let server: FastifyInstance;
/** How far the server's clock is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  station = await openStation();
  server = createStudio({ ...station, pageFolder: station.folder, nowMs: () => Date.now() + aheadMs });
}, 180_000);
afterAll(async () => {
  await server?.close();
  rmSync(station.folder, { recursive: true });
});

const origin = { host: 'localhost:4310', origin: 'http://localhost:4310' };
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, cookie = '', payload?: object, headers = {}) =>
  server.inject({ method, url, headers: { ...origin, cookie, ...headers }, ...(payload && { payload }) });
const knock = (person: string, password = passwordOf(person)) => ask('POST', '/api/session', '', { person, password });
async function signIn(person: string): Promise<string> {
  const answer = await knock(person);
  expect([answer.statusCode, answer.body]).toEqual([204, '']);
  return String(answer.headers['set-cookie']).split(';', 1)[0]!;
}
const look = async (cookie: string): Promise<AlertsView> => (await ask('GET', '/api/alerts', cookie)).json();
const signIns = async (person: string) =>
  (await station.inStore((database) => signInsOn(database).records()))
    .filter((record) => record.person === person)
    .map(({ kind, why }) => (why ? `${kind}: ${why}` : kind));
const turn = (): number => JSON.parse(readFileSync(join(station.storeFolder, 'holder.json'), 'utf8')).turn;

describe('the door', { timeout: 60_000 }, () => {
  it('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await knock('ecc-1');
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

  it('says of a wrong name what it says of a wrong password, slows who tries, and keeps all of it', async () => {
    const answers = [];
    for (let i = 0; i < 4; i++) answers.push(await knock('sgt-1', 'not the right words'));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 429]);
    expect(Number(answers[3]!.headers['retry-after'])).toBeGreaterThan(0);
    const stranger = await knock('stranger', 'not the right words');
    expect([stranger.statusCode, stranger.body]).toEqual([401, answers[0]!.body]);
    expect((await knock('sgt-1')).statusCode).toBe(429);
    aheadMs += 60_000;
    await signIn('sgt-1');
    expect(await signIns('sgt-1')).toEqual(['failed', 'failed', 'failed', 'opened']);
    expect(await signIns('stranger')).toEqual(['failed']);
  });

  it.each([
    ['clerk-1', /neither sworn nor a dispatcher \(IV\.C\.a\)/],
    ['late-1', /more than a year old \(IV\.B\.b\)/],
  ])('lets %s not in, whose password is right, and says why', async (person, why) => {
    const answer = await knock(person);
    expect([answer.statusCode, answer.headers['set-cookie']]).toEqual([403, undefined]);
    expect(answer.json().error).toMatch(why);
    expect(await signIns(person)).toEqual([expect.stringMatching(why)]);
  });

  it('lets out who signs out, who does nothing for half an hour, and everybody after a shift', async () => {
    const out = await signIn('cmdr-1');
    await ask('DELETE', '/api/session', out);
    expect((await ask('GET', '/api/alerts', out)).statusCode).toBe(401);
    const idle = await signIn('cmdr-1');
    aheadMs += 29 * 60_000;
    expect((await ask('GET', '/api/alerts', idle)).statusCode).toBe(200);
    aheadMs += 30 * 60_000;
    expect((await ask('GET', '/api/alerts', idle)).json()).toEqual({ error: 'Your session has ended.' });
    const shift = await signIn('cmdr-1');
    const answers = [];
    for (let i = 0; i < 25; i++) {
      aheadMs += 29 * 60_000;
      answers.push((await ask('GET', '/api/alerts', shift)).statusCode);
    }
    expect(answers).toEqual([...Array(24).fill(200), 401]);
    expect(await signIns('cmdr-1')).toEqual(
      ['signed out', 'not used', 'open for a shift'].flatMap((why) => ['opened', `closed: ${why}`]),
    );
  });

  it('shuts at once on who has lost access, and on who has another password', async () => {
    await station.enter('unit-7', station.person('patrol-officer'));
    await station.setPassword('unit-7', passwordOf('unit-7'));
    const first = await signIn('unit-7');
    await station.setPassword('unit-7', 'another four words now');
    expect((await ask('GET', '/api/alerts', first)).json().error).toContain('password has been changed');
    await station.setPassword('unit-7', passwordOf('unit-7'));
    const second = await signIn('unit-7');
    const tag = String((await ask('GET', '/api/alerts', second)).headers.etag);
    const waits = ask('GET', '/api/alerts', second, undefined, { 'if-none-match': tag, prefer: 'wait=30' });
    await station.enter('unit-7', station.person('patrol-officer', { access: false }));
    expect((await waits).json().error).toContain('access has not been granted, or was taken away (V.B.b)');
    for (const url of ['/api/alerts/seen', '/api/alerts/settings'])
      expect((await ask('POST', url, second, {})).statusCode).toBe(401);
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
    const cookie = await signIn('ecc-1');
    const { person, alerts } = await look(cookie);
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
    expect((await ask('POST', '/api/alerts/settings', cookie, { changes, despiteWarning: false })).statusCode).toBe(
      200,
    );
    await station.enqueue([notice({ alertId: 'c' }), notice({ alertId: 'd', cameraId: 'westbrook-3' })]);
    expect((await look(cookie)).alerts.map(({ alertId }) => alertId)).toContain('c');
    expect((await look(cookie)).alerts.map(({ alertId }) => alertId)).not.toContain('d');
  });

  it('are acknowledged by whom they reached alone, once, and for good', async () => {
    const [ecc, sergeant] = [await signIn('ecc-1'), await signIn('sgt-1')];
    const mine = (await look(ecc)).alerts.map(({ deliveryId }) => deliveryId);
    const theirs = (await look(sergeant)).alerts.map(({ deliveryId }) => deliveryId);
    const see = async (cookie: string, deliveryIds: readonly string[]) =>
      (await ask('POST', '/api/alerts/seen', cookie, { deliveryIds })).json();
    expect(await see(ecc, [mine[0]!, theirs[0]!, 'no such'])).toEqual({ seen: 1 });
    expect(await see(ecc, mine.slice(0, 2))).toEqual({ seen: 1 });
    expect((await look(ecc)).alerts.map(({ seenMs }) => seenMs !== null).slice(0, 3)).toEqual([true, true, false]);
    expect((await look(sergeant)).alerts.every(({ seenMs }) => seenMs === null)).toBe(true);
    expect((await ask('POST', '/api/alerts/seen', ecc, { deliveryIds: 'all' })).statusCode).toBe(400);
  });

  it('come in a storm, all of them', async () => {
    const cookie = await signIn('sgt-1');
    const before = (await look(cookie)).alerts.length;
    await station.enqueue(storm(400).map((one) => ({ ...one, source: 'storm' })));
    const { alerts } = await look(cookie);
    expect(alerts).toHaveLength(before + 400);
    const places = alerts.map(({ entry }) => mandatoryReasons.indexOf(entry.reason)).filter((place) => place >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const deliveryIds = alerts.map(({ deliveryId }) => deliveryId);
    expect((await ask('POST', '/api/alerts/seen', cookie, { deliveryIds })).json()).toEqual({ seen: before + 400 });
  });

  it('are waited for without opening the store, and told of as soon as another process has put them there', async () => {
    const cookie = await signIn('ecc-1');
    const tag = String((await ask('GET', '/api/alerts', cookie)).headers.etag);
    const wait = (seconds: number) =>
      ask('GET', '/api/alerts', cookie, undefined, { 'if-none-match': tag, prefer: `wait=${seconds}` });
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

describe('settings', { timeout: 60_000 }, () => {
  const set = (cookie: string, changes: object[], despiteWarning = false) =>
    ask('POST', '/api/alerts/settings', cookie, { changes, despiteWarning });

  it('are changed past the warning of App.I.1.a only knowingly, and with it on record', async () => {
    const cookie = await signIn('sgt-1');
    const value = reasonIds.filter((reason) => reason !== 'warrants');
    const warned = await set(cookie, [{ key: 'reasons', value }]);
    const { warnings } = warned.json() as SettingsAnswer;
    expect([warned.statusCode, warnings]).toEqual([409, [expect.stringContaining('App.I.1.a')]]);
    expect((await look(cookie)).settings.reasons).toEqual(reasonIds);
    expect((await set(cookie, [{ key: 'reasons', value }], true)).statusCode).toBe(200);
    expect((await look(cookie)).settings.reasons).toEqual(value);
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
    const cookie = await signIn('sgt-1');
    const answer = await set(cookie, [{ key: 'sound', value: false }, ...changes].slice(changes.length ? 0 : 1));
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringMatching(why)]);
    expect((await look(cookie)).settings.sound).toBe(true);
  });
});
