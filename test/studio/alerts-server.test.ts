/** The alerts page's server: what each may see and do; and that a folder is left to others. */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { notice, storm } from '../../recognizer/alert/testing.ts';
import { mandatoryReasons, reasonIds } from '../../recognizer/match/reasons.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { lockFolder } from '../../store/lock.ts';
import type { AlertsView, SettingsAnswer } from '../../web/api.ts';
import { officePage } from './office-page.ts';
import { keptInFolder } from './station.ts';

describe('alerts', { timeout: 60_000 }, () => {
  const page = officePage();
  const { ask } = page;
  const look = async (cookie: string): Promise<AlertsView> => (await ask('GET', '/api/alerts', cookie)).json();
  const see = (person: string, cookie: string, deliveryIds: readonly string[] | string) =>
    ask('POST', '/api/alerts/seen', cookie, { person, deliveryIds });

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
    const request = { person: 'ecc-1', changes, despiteWarning: false };
    expect((await ask('POST', '/api/alerts/settings', page.ecc, request)).statusCode).toBe(200);
    await page.station.enqueue([notice({ alertId: 'c' }), notice({ alertId: 'd', cameraId: 'westbrook-3' })]);
    expect((await look(page.ecc)).alerts.map(({ alertId }) => alertId)).toContain('c');
    expect((await look(page.ecc)).alerts.map(({ alertId }) => alertId)).not.toContain('d');
  });

  it('are acknowledged by whom they reached alone, once, and for good', async () => {
    const mine = (await look(page.ecc)).alerts.map(({ deliveryId }) => deliveryId);
    const theirs = (await look(page.sergeant)).alerts.map(({ deliveryId }) => deliveryId);
    expect((await see('ecc-1', page.ecc, [mine[0]!, theirs[0]!, '0'.repeat(32)])).json()).toEqual({ seen: 1 });
    expect((await see('ecc-1', page.ecc, mine.slice(0, 2))).json()).toEqual({ seen: 1 });
    expect((await look(page.ecc)).alerts.map(({ seenMs }) => seenMs !== null).slice(0, 3)).toEqual([true, true, false]);
    expect((await look(page.sergeant)).alerts.every(({ seenMs }) => seenMs === null)).toBe(true);
    expect((await see('ecc-1', page.ecc, 'all')).statusCode).toBe(400);
  });

  it('are acknowledged once each by two pages of one person and by two people at once', async () => {
    await page.station.enqueue([notice({ source: 'at-once', entry: { reason: 'warrants' } })]);
    const idOf = async (cookie: string) =>
      (await look(cookie)).alerts.find(({ source }) => source === 'at-once')!.deliveryId;
    const [mine, theirs] = [await idOf(page.ecc), await idOf(page.sergeant)];
    const answers = await Promise.all([
      see('ecc-1', page.ecc, [mine]),
      see('sgt-1', page.sergeant, [theirs]),
      see('ecc-1', page.ecc, [mine]),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect(answers.map((answer) => answer.json().seen).toSorted()).toEqual([0, 1, 1]);
    for (const [cookie, id] of [
      [page.ecc, mine],
      [page.sergeant, theirs],
    ] as const)
      expect((await look(cookie)).alerts.find(({ deliveryId }) => deliveryId === id)!.seenMs).not.toBeNull();
  });

  it('are told anew to a page whose browser somebody else has signed in with, and nothing is recorded for them', async () => {
    const { headers } = await ask('GET', '/api/alerts', page.ecc);
    const tag = { 'if-none-match': String(headers.etag), prefer: 'wait=1' };
    expect((await ask('GET', '/api/alerts', page.ecc, undefined, tag)).statusCode).toBe(304);
    const theirs = await ask('GET', '/api/alerts', page.sergeant, undefined, tag);
    expect(theirs.json().person.id).toBe('sgt-1');
    const [first] = (await look(page.sergeant)).alerts.filter(({ seenMs }) => seenMs === null);
    const answers = [
      await see('ecc-1', page.sergeant, [first!.deliveryId]),
      await ask('POST', '/api/alerts/settings', page.sergeant, {
        person: 'ecc-1',
        changes: [{ key: 'sound', value: false }],
        despiteWarning: false,
      }),
    ];
    for (const answer of answers)
      expect([answer.statusCode, answer.json().error]).toEqual([403, expect.stringContaining('sgt-1 is signed in')]);
    const { alerts, settings } = await look(page.sergeant);
    expect(alerts.find(({ deliveryId }) => deliveryId === first!.deliveryId)!.seenMs).toBeNull();
    expect(settings.sound).toBe(true);
  });

  it('come though the configuration is spoiled meanwhile, which is told', async () => {
    const { configFile } = page.station;
    const good = readFileSync(configFile, 'utf8');
    writeFileSync(configFile, 'gantry-alerts: 2\n');
    await page.station.enqueue([notice({ source: 'spoiled' })]);
    const { alerts, configFault } = await look(page.sergeant);
    expect(alerts.some(({ source }) => source === 'spoiled')).toBe(true);
    expect(configFault).toMatch(/alerts\.yaml:1:\d+: /);
    writeFileSync(configFile, good);
    expect((await look(page.sergeant)).configFault).toBeNull();
  });

  it('come in a storm, all of them', async () => {
    const before = (await look(page.sergeant)).alerts.length;
    await page.station.enqueue(storm(400).map((one) => ({ ...one, source: 'storm' })));
    const { alerts } = await look(page.sergeant);
    expect(alerts).toHaveLength(before + 400);
    const places = alerts.map(({ entry }) => mandatoryReasons.indexOf(entry.reason)).filter((place) => place >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const deliveryIds = alerts.map(({ deliveryId }) => deliveryId);
    expect((await see('sgt-1', page.sergeant, deliveryIds)).json().seen).toBeGreaterThanOrEqual(400);
    expect((await look(page.sergeant)).alerts.every(({ seenMs }) => seenMs !== null)).toBe(true);
  });

  const set = (changes: object[], despiteWarning = false) =>
    ask('POST', '/api/alerts/settings', page.sergeant, { person: 'sgt-1', changes, despiteWarning });

  it('have settings, changed past the warning of App.I.1.a only knowingly, and with it on record', async () => {
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
    [
      422,
      [{ key: 'email', value: { address: 'a@home.example', reasons: ['stolen-vehicle'], cameras: 'all' } }],
      /no work address/,
    ],
    [422, [{ key: 'cameras', value: ['Moon'] }], /no camera group/],
    [400, [{ key: 'reasons', value: ['speeding'] }], /changes/],
    [400, [{ key: 'person', value: 'ecc-1' }], /changes/],
    [400, [], /changes/],
  ])('have settings, whose change is refused with %i: %j', async (status, changes, why) => {
    const answer = await set([{ key: 'sound', value: false }, ...changes].slice(changes.length ? 0 : 1));
    expect([answer.statusCode, answer.body]).toEqual([status, expect.stringMatching(why)]);
    expect((await look(page.sergeant)).settings.sound).toBe(true);
  });
});

describe('a store in a folder', { timeout: 60_000 }, () => {
  // By the clock that the command goes by, too.
  const page = officePage(keptInFolder, {
    get ms() {
      return Date.now();
    },
  });
  const { ask } = page;
  const turn = (): number => JSON.parse(readFileSync(join(page.station.storeFolder, 'holder.json'), 'utf8')).turn;
  const wait = (tag: string, seconds: number) =>
    ask('GET', '/api/alerts', page.ecc, undefined, { 'if-none-match': tag, prefer: `wait=${seconds}` });

  /** As anybody does: by the command, in a process of its own. */
  async function raise(run: string, plates: readonly string[]): Promise<void> {
    const { GANTRY_DATABASE_URL: _, ...env } = process.env;
    const { storeFolder, configFile, writeRun } = page.station;
    const words = ['alerts', 'enqueue', writeRun(run, plates), '--store', storeFolder, '--config', configFile];
    await promisify(execFile)(process.execPath, ['dist/gantry.js', ...words], { cwd: projectRoot, env });
  }

  it('is not opened by who waits for news, who is told as soon as another process has put some there', async () => {
    const tag = String((await ask('GET', '/api/alerts', page.ecc)).headers.etag);
    expect((await wait(tag, 1)).statusCode).toBe(304);
    const before = turn();
    expect((await wait(tag, 2)).statusCode).toBe(304);
    expect(turn()).toBe(before);
    const told = (async () => {
      for (;;) {
        const answer = await wait(tag, 30);
        // On a busy machine the command has the folder for longer than the page waits; the page asks again.
        if (answer.statusCode !== 503) return answer;
      }
    })();
    await raise('later', ['AB12345']);
    const answer = await told;
    expect(answer.statusCode).toBe(200);
    expect((answer.json() as AlertsView).alerts).toMatchObject([{ source: 'later', pictures: ['alert-1-plate.jpg'] }]);
  });

  it('is had by another process for a while, which is named, and what it keeps from the page comes after it', async () => {
    // While it is the studio's own turn, the folder is not to be had.
    const lock = await lockFolder(page.station.storeFolder, 30_000);
    const answer = await ask('GET', '/api/alerts', page.ecc);
    expect([answer.statusCode, answer.json().error]).toEqual([503, expect.stringContaining('in use by process')]);
    await lock.release();
    expect((await ask('GET', '/api/alerts', page.ecc)).statusCode).toBe(200);
  });
});
