/** The alerts page's server over a store in a folder: what each may see and do, and that the folder is left to others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { notice, storm } from '../../recognizer/alert/testing.ts';
import { mandatoryReasons, reasonIds } from '../../recognizer/match/reasons.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { lockFolder } from '../../store/lock.ts';
import type { AlertsView, SettingsAnswer } from '../../web/api.ts';
import { officePage } from './office-page.ts';

const page = officePage();
const { ask } = page;
const look = async (cookie: string): Promise<AlertsView> => (await ask('GET', '/api/alerts', cookie)).json();
const turn = (): number => JSON.parse(readFileSync(join(page.station.storeFolder, 'holder.json'), 'utf8')).turn;

describe('alerts', { timeout: 60_000 }, () => {
  it('are those that reached the person under their settings, ranked, with what is known of each', async () => {
    page.station.writeRun('dusk-7', ['AB12345']);
    await page.station.enqueue([
      notice({ alertId: 'a', entry: { reason: 'stolen-plate' } }),
      notice({ alertId: 'b', cameraId: 'westbrook-3', entry: { reason: 'warrants' } }),
      notice({ source: 'dusk-7', alertId: 'alert-1', entry: { reason: 'amber-alert', instructions: 'Observe only' } }),
    ]);
    const { person, alerts } = await look(page.ecc);
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
    expect((await ask('POST', '/api/alerts/settings', page.ecc, { changes, despiteWarning: false })).statusCode).toBe(
      200,
    );
    await page.station.enqueue([notice({ alertId: 'c' }), notice({ alertId: 'd', cameraId: 'westbrook-3' })]);
    expect((await look(page.ecc)).alerts.map(({ alertId }) => alertId)).toContain('c');
    expect((await look(page.ecc)).alerts.map(({ alertId }) => alertId)).not.toContain('d');
  });

  it('are acknowledged by whom they reached alone, once, and for good', async () => {
    const mine = (await look(page.ecc)).alerts.map(({ deliveryId }) => deliveryId);
    const theirs = (await look(page.sergeant)).alerts.map(({ deliveryId }) => deliveryId);
    const see = async (cookie: string, deliveryIds: readonly string[]) =>
      (await ask('POST', '/api/alerts/seen', cookie, { deliveryIds })).json();
    expect(await see(page.ecc, [mine[0]!, theirs[0]!, '0'.repeat(32)])).toEqual({ seen: 1 });
    expect(await see(page.ecc, mine.slice(0, 2))).toEqual({ seen: 1 });
    expect((await look(page.ecc)).alerts.map(({ seenMs }) => seenMs !== null).slice(0, 3)).toEqual([true, true, false]);
    expect((await look(page.sergeant)).alerts.every(({ seenMs }) => seenMs === null)).toBe(true);
    expect((await ask('POST', '/api/alerts/seen', page.ecc, { deliveryIds: 'all' })).statusCode).toBe(400);
  });

  it('come in a storm, all of them', async () => {
    const before = (await look(page.sergeant)).alerts.length;
    await page.station.enqueue(storm(400).map((one) => ({ ...one, source: 'storm' })));
    const { alerts } = await look(page.sergeant);
    expect(alerts).toHaveLength(before + 400);
    const places = alerts.map(({ entry }) => mandatoryReasons.indexOf(entry.reason)).filter((place) => place >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const deliveryIds = alerts.map(({ deliveryId }) => deliveryId);
    expect((await ask('POST', '/api/alerts/seen', page.sergeant, { deliveryIds })).json()).toEqual({
      seen: before + 400,
    });
  });

  it('are waited for without opening the store, and told of as soon as another process has put them there', async () => {
    const tag = String((await ask('GET', '/api/alerts', page.ecc)).headers.etag);
    const wait = (seconds: number) =>
      ask('GET', '/api/alerts', page.ecc, undefined, { 'if-none-match': tag, prefer: `wait=${seconds}` });
    expect((await wait(1)).statusCode).toBe(304);
    const before = turn();
    expect((await wait(2)).statusCode).toBe(304);
    expect(turn()).toBe(before);
    const waits = wait(30);
    await page.station.enqueue([notice({ source: 'later' })]);
    const answer = await waits;
    expect(answer.statusCode).toBe(200);
    expect((answer.json() as AlertsView).alerts.some(({ source }) => source === 'later')).toBe(true);
  });
});

describe('another process that keeps the store', { timeout: 60_000 }, () => {
  it('is named, and what it keeps from the page comes after it', async () => {
    // While it is the studio's own turn, the folder is not to be had.
    const lock = await lockFolder(page.station.storeFolder, 30_000);
    const answer = await ask('GET', '/api/alerts', page.ecc);
    expect([answer.statusCode, answer.json().error]).toEqual([503, expect.stringContaining('in use by process')]);
    await lock.release();
    expect((await ask('GET', '/api/alerts', page.ecc)).statusCode).toBe(200);
  });
});

describe('settings', { timeout: 60_000 }, () => {
  const set = (changes: object[], despiteWarning = false) =>
    ask('POST', '/api/alerts/settings', page.sergeant, { changes, despiteWarning });

  it('are changed past the warning of App.I.1.a only knowingly, and with it on record', async () => {
    const value = reasonIds.filter((reason) => reason !== 'warrants');
    const warned = await set([{ key: 'reasons', value }]);
    const { warnings } = warned.json() as SettingsAnswer;
    expect([warned.statusCode, warnings]).toEqual([409, [expect.stringContaining('App.I.1.a')]]);
    expect((await look(page.sergeant)).settings.reasons).toEqual(reasonIds);
    expect((await set([{ key: 'reasons', value }], true)).statusCode).toBe(200);
    expect((await look(page.sergeant)).settings.reasons).toEqual(value);
    const records = await page.station.inStore((database) => createSettingsBook(database).records());
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
    expect((await look(page.sergeant)).settings.sound).toBe(true);
  });
});
