/** The alerts page in a browser, as `npm run studio` serves it (dist/), while alerts are raised. */
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { notice, storm } from '../../recognizer/alert/testing.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { startStudio } from '../../web/server/server.ts';
import { complaintsOf, openBrowser } from './browser.ts';
import { keptInMemory, openStation, passwordOf, type Station } from './station.ts';

declare global {
  interface Window {
    /** How many sounds the page has started. */
    sounds: number;
  }
}

let station: Station;
let server: FastifyInstance;
let browser: Browser;
let page: Page;
let complaints: string[];
let url: string;

async function start(port: number): Promise<void> {
  const { runsFolder, configFile, openStore } = station;
  server = await startStudio(
    { runsFolder, configFile, store: openStore(), pageFolder: join(projectRoot, 'dist', 'web') },
    port,
  );
}
const portOf = (started: FastifyInstance): number => (started.addresses()[0] as AddressInfo).port;

beforeAll(async () => {
  [station, browser] = await Promise.all([openStation(keptInMemory, Date.now), openBrowser()]);
  await start(0);
  url = `http://localhost:${portOf(server)}/#/alerts`;
  const context = await browser.newContext({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
  page = await context.newPage();
  page.setDefaultTimeout(60_000);
  complaints = complaintsOf(page);
  await page.addInitScript(() => {
    window.sounds = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (when) {
      window.sounds++;
      start.call(this, when);
    };
  });
  await page.goto(url);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  await station?.close();
});

/** Raises a run's alerts. */
async function raise(source: string, plates: readonly string[]): Promise<void> {
  station.writeRun(source, plates);
  await station.enqueue(
    plates.map((plate, at) =>
      notice({
        source,
        alertId: `alert-${at + 1}`,
        at: '2026-03-12T19:05:01.250',
        plateRead: plate,
        likelihoodRatio: 1.2e7,
        entry: { plate, instructions: 'Stop only with probable cause' },
      }),
    ),
  );
}
const card = (plate: string, on = page) => on.locator('.alert-card', { hasText: plate });
const sounds = () => page.evaluate(() => window.sounds);
async function signIn(on = page, person = 'ecc-1'): Promise<void> {
  await on.getByLabel('Person', { exact: true }).fill(person);
  await on.getByLabel('Password').fill(passwordOf(person));
  await on.getByLabel('Password').press('Enter');
  await on.getByText(`${person}, `).waitFor();
}

const instructions = `ARMED AND DANGEROUS: ${'do not approach alone, wait for backup. '.repeat(12)}
سيارة بيضاء 🚓 case/26-000001/${'WithoutAnyBreak'.repeat(8)}`;

describe('the alerts page', { timeout: 180_000 }, () => {
  it('asks who is there, and lets in by the right password', async () => {
    await page.getByText('Alerts do not reach you here until you sign in').waitFor();
    await page.getByLabel('Person').fill('ecc-1');
    await page.getByLabel('Password').fill('not the right words');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The person or the password is not right.').waitFor();
    await signIn();
    await page.getByText('Nothing is open').waitFor();
  });

  it('shows an alert by itself when it is raised, with all that is known of it; says that nothing could sound', async () => {
    await page.getByText('Silent until you press Sound on').waitFor();
    await raise('first-7', ['AB12345']);
    await card('AB12345').waitFor();
    const text = await card('AB12345').textContent();
    for (const part of [
      'Stolen Vehicle',
      'Not verified.',
      'COLLECT or NCIC before any enforcement action (IV.C.d)',
      'Stop only with probable cause',
      'exact; likelihood ratio 1.2 × 10⁷',
      'CT, as the entry has it',
      "pole-1, 2026-03-12 19:05:01 by the camera's clock",
      'NCIC, Old Saybrook PD',
      'first-7/alert-1',
    ])
      expect(text).toContain(part);
    await expect
      .poll(() =>
        card('AB12345')
          .locator('img')
          .evaluate((image: HTMLImageElement) => image.naturalWidth),
      )
      .toBeGreaterThan(0);
    await page.getByText('1 came without a sound').waitFor();
    expect(await page.locator('[aria-live=assertive]').textContent()).toContain('New: Stolen Vehicle: AB12345 CT');
    const spoken = await card('AB12345').ariaSnapshot();
    for (const part of ['heading "Stolen Vehicle AB12345 CT"', 'button "Seen: Stolen Vehicle, AB12345 CT"'])
      expect(spoken).toContain(part);
    expect(await page.title()).toBe('(1) Alerts · Gantry studio');
    expect(await sounds()).toBe(0);
  });

  it('sounds for the next one, once the sound is on', async () => {
    await page.getByRole('button', { name: 'Sound on' }).press('Enter');
    await page.getByText('New alerts sound here.').waitFor();
    expect(await sounds()).toBe(1);
    await raise('second-7', ['CD67890', 'EF24680']);
    await card('CD67890').waitFor();
    await expect.poll(sounds).toBe(2);
    expect(await page.getByText('without a sound').count()).toBe(0);
    expect(await page.locator('.sound time').count()).toBe(1);
  });

  it('takes an acknowledgement by keyboard, and goes to the next alert', async () => {
    const before = await page.locator('.alert-card').count();
    await page.locator('.alert-card button.seen').first().focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.alert-card').count()).toBe(before - 1);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Seen');
    await page.getByText('1 seen in the last 12 hours').waitFor();
    await page.reload();
    await page.getByText('1 seen in the last 12 hours').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(before - 1);
    await page.getByText('Silent until you press Sound on').waitFor();
  });

  it('warns before a required reason is turned off, and records it only where that is meant', async () => {
    const warrants = page.getByLabel('Warrants', { exact: false });
    const records = () => station.inStore((database) => createSettingsBook(database).records());
    await page.getByText('Your settings').click();
    await warrants.uncheck();
    await page.getByRole('button', { name: 'Record reasons' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('App.I.1.a').waitFor();
    await page.keyboard.press('Escape');
    expect(await warrants.isChecked()).toBe(true);
    expect(await records()).toEqual([]);
    await warrants.uncheck();
    await page.getByRole('button', { name: 'Record reasons' }).click();
    await dialog.getByRole('button', { name: 'Turn off all the same' }).click();
    await page.getByText('Recorded: reasons.').waitFor();
    expect(await records()).toMatchObject([
      { person: 'ecc-1', by: 'ecc-1', change: { key: 'reasons' }, warning: expect.stringContaining('App.I.1.a') },
    ]);
  });

  it('says that it is not connected and what is not recorded, and catches up with a sound once somebody is in again', async () => {
    await page.getByRole('button', { name: 'Sound on' }).click();
    await expect.poll(sounds).toBe(1);
    const before = await page.locator('.alert-card').count();
    const port = portOf(server);
    await server.close();
    await page.getByText('Not connected since').waitFor();
    expect(await page.title()).toBe('(not connected) Alerts · Gantry studio');
    await card('EF24680').getByRole('button').click();
    await page.getByText('Not recorded as seen by ecc-1').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(before);
    await raise('gap-7', ['IJ97531']);
    await start(port);
    await page.getByText('Your session has ended.').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(0);
    await page.getByText('Not recorded as seen by ecc-1').waitFor();
    await signIn();
    await card('IJ97531').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(before + 1);
    expect(await page.locator('[aria-live=assertive]').textContent()).toContain('New: Stolen Vehicle: IJ97531 CT');
    await expect.poll(sounds).toBe(2);
    await card('EF24680').getByRole('button').click();
    await page.getByText('Not recorded as seen').waitFor({ state: 'detached' });
  });

  it('follows what another page of the browser does: what is seen there, and who is signed in', async () => {
    const other = await page.context().newPage();
    await other.goto(url);
    await card('IJ97531', other).waitFor();
    await card('IJ97531').getByRole('button').focus();
    await card('IJ97531', other).getByRole('button').click();
    await card('IJ97531').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('open of all reasons');
    for (const person of ['sgt-1', 'ecc-1']) {
      await other.getByRole('button', { name: 'Sign out' }).click();
      await signIn(other, person);
      // As a browser does when somebody turns to a page; one without a screen does not.
      await page.evaluate(() => window.dispatchEvent(new Event('focus')));
      await page.getByText(`${person}, `).waitFor();
    }
    await other.close();
  });

  it('is silent where the settings say so, and says that', async () => {
    const before = await sounds();
    await page.getByText('Your settings').click();
    await page.getByLabel('Alerts sound').uncheck();
    await page.getByRole('button', { name: 'Record sound' }).click();
    await page.getByText('Silent: your settings turn the sound off.').waitFor();
    await raise('third-7', ['GH13579']);
    await card('GH13579').waitFor();
    await page.getByText('1 came without a sound').waitFor();
    expect(await sounds()).toBe(before);
  });

  it('stays usable in a storm: counted by reason, the most pressing first, some at once', async () => {
    const entry = { plate: 'KL86420', reason: 'amber-alert', instructions } as const;
    await station.enqueue([
      ...storm(300).map((one) => ({ ...one, source: 'storm' })),
      notice({ source: 'storm', alertId: 'armed', likelihoodRatio: 1e12, entry }),
    ]);
    await page.getByText(/And 27\d more/).waitFor();
    expect(await page.locator('.alert-card').count()).toBe(30);
    expect(await page.locator('.alert-card h3').first().textContent()).toContain('Amber-Alert/Missing Child KL86420');
    await page.getByRole('button', { name: 'Show 30 more' }).press('Enter');
    expect(await page.locator('.alert-card').count()).toBe(60);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Seen');
    await page.getByRole('button', { name: /^Missing Person/ }).click();
    await page.getByText('22 open of Missing Person').waitFor();
    await page.getByRole('button', { name: 'Show', exact: true }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('KL86420');
    await page.getByRole('button', { name: /^Missing Person/ }).click();
    await page.getByRole('button', { name: 'All 22 seen …' }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('No');
    await page.getByRole('button', { name: 'Yes, I have seen all 22' }).click();
    await page.getByText('25 seen in the last 12 hours').waitFor();
    expect(await page.getByRole('button', { name: /^Missing Person/ }).count()).toBe(0);
  });

  it.each([
    [1366, 768],
    [360, 740],
  ])('shows the most pressing alert first at %i×%i, its instructions whole', async (width, height) => {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.evaluate(() => window.scrollTo(0, 0));
    const heading = await page.locator('.alert-card h3').first().boundingBox();
    expect(heading!.y + heading!.height).toBeLessThan(height);
    const told = page.locator('.alert-card .instructions').first();
    expect(await told.textContent()).toBe(`Instructions: ${instructions}`);
    for (const part of await page.locator('.instructions, .news span, .alert-card h3').all()) {
      const { left, right, cutPx } = await part.evaluate((one) => ({
        left: one.getBoundingClientRect().left,
        right: one.getBoundingClientRect().right,
        cutPx: one.scrollWidth - Math.ceil(one.getBoundingClientRect().width),
      }));
      expect([left >= 0, right <= width, cutPx <= 0]).toEqual([true, true, true]);
    }
  });

  it('is shut at once on who has lost access, and says why', async () => {
    await station.enter({ 'ecc-1': station.person('ecc-dispatcher', { access: false }) });
    await page.getByText('access has not been granted, or was taken away (V.B.b)').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(0);
  });

  it('had nothing to complain of but answers that said no, and none while there was no server', () =>
    expect(complaints.filter((text) => !/status of (401|409) |net::ERR_CONNECTION_/.test(text))).toEqual([]));
});
