/** The alerts page in a browser, as `npm run studio` serves it (dist/), while another process raises alerts. */
import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { storm } from '../../recognizer/alert/testing.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { startStudio } from '../../web/server/server.ts';
import { complaintsOf, openBrowser } from './browser.ts';
import { openStation, passwordOf, type Station } from './station.ts';

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

beforeAll(async () => {
  [station, browser] = await Promise.all([openStation(Date.now), openBrowser()]);
  server = await startStudio({ ...station, pageFolder: join(projectRoot, 'dist', 'web') }, 0);
  page = await browser.newPage({ viewport: { width: 1200, height: 800 }, reducedMotion: 'reduce' });
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
  await page.goto(`http://localhost:${(server.addresses()[0] as AddressInfo).port}/#/alerts`);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(station.folder, { recursive: true });
});

/** Raises a run's alerts as anybody does: by the command, in a process of its own. */
async function raise(run: string, plates: readonly string[]): Promise<void> {
  const { GANTRY_DATABASE_URL: _, ...env } = process.env;
  const store = ['--store', station.storeFolder, '--config', station.configFile];
  const words = ['dist/gantry.js', 'alerts', 'enqueue', station.writeRun(run, plates), ...store];
  await promisify(execFile)(process.execPath, words, { cwd: projectRoot, env });
}
const card = (plate: string) => page.locator('.alert-card', { hasText: plate });
const sounds = () => page.evaluate(() => window.sounds);
async function signIn(): Promise<void> {
  await page.getByLabel('Person').fill('ecc-1');
  await page.getByLabel('Password').fill(passwordOf('ecc-1'));
  await page.getByLabel('Password').press('Enter');
  await page.getByText('ecc-1, ecc dispatcher').waitFor();
}

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
      'pole-1, 2026-03-12 19:05:01',
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
    expect(await page.locator('[aria-live=assertive]').textContent()).toContain('New: Stolen Vehicle: AB12345 (CT)');
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

  it('is silent where the settings say so, and says that', async () => {
    await page.getByRole('button', { name: 'Sound on' }).click();
    await expect.poll(sounds).toBe(1);
    await page.getByLabel('Alerts sound').uncheck();
    await page.getByRole('button', { name: 'Record sound' }).click();
    await page.getByText('Silent: your settings turn the sound off.').waitFor();
    await raise('third-7', ['GH13579']);
    await card('GH13579').waitFor();
    await page.getByText('1 came without a sound').waitFor();
    expect(await sounds()).toBe(1);
  });

  it('stays usable in a storm: counted by reason, the most pressing first, some at once', async () => {
    await station.enqueue(storm(300).map((one) => ({ ...one, source: 'storm' })));
    await page.getByText(/And 27\d more/).waitFor();
    expect(await page.locator('.alert-card').count()).toBe(30);
    expect(await page.locator('.alert-card h3').first().textContent()).toContain('Amber-Alert');
    await page.getByRole('button', { name: 'Missing Person' }).click();
    await page.getByText('22 open of Missing Person').waitFor();
    await page.getByRole('button', { name: 'All 22 seen …' }).click();
    await page.getByRole('button', { name: 'Yes, I have seen all 22' }).click();
    await page.getByText('23 seen in the last 12 hours').waitFor();
    expect(await page.getByRole('button', { name: 'Missing Person' }).count()).toBe(0);
  });

  it('fits a narrow screen', async () => {
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  it('is shut at once on who has lost access, and says why', async () => {
    await station.enter({ 'ecc-1': station.person('ecc-dispatcher', { access: false }) });
    await page.getByText('access has not been granted, or was taken away (V.B.b)').waitFor();
    expect(await page.locator('.alert-card').count()).toBe(0);
  });

  it('had nothing to complain of but answers that said no, or not yet, as another process had the store', () =>
    expect(complaints.filter((text) => !/status of (401|409|503) /.test(text))).toEqual([]));
});
