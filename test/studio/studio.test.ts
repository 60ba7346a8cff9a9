/** The page in a browser, as `npm run studio` serves it (dist/), and a short run with pictures from the headless renderer. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { truthOf } from '../../sim/camera/truth.ts';
import { openShared } from '../../store/open.ts';
import type { RunDetail } from '../../web/api.ts';
import { startStudio } from '../../web/server/server.ts';
import { complaintsOf, openBrowser } from './browser.ts';
import { around, contrast, grayGrid, meanDifference, type Part } from './picture.ts';
import { planShortRun, writeShortRun } from './short-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-studio-'));
const [runsFolder, pageFolder] = [join(folder, 'runs'), join(projectRoot, 'dist', 'web')];
const alerts = { store: openShared(join(folder, 'no-store'), ''), configFile: join(folder, 'no-alerts.yaml') };
const plan = planShortRun();
const { sensor, framesPerSecond } = plan.camera;
const whole: Part = { left: 0, top: 0, width: 1, height: 1 };

let browser: Browser;
let server: FastifyInstance;
let run: string;
const urlOf = (started: FastifyInstance): string => `http://localhost:${(started.addresses()[0] as AddressInfo).port}/`;

beforeAll(async () => {
  run = await writeShortRun(plan, runsFolder);
  [server, browser] = await Promise.all([startStudio({ pageFolder, runsFolder, ...alerts }, 0), openBrowser()]);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true });
});

describe('a run in the studio', { timeout: 60_000 }, () => {
  let page: Page;
  let complaints: string[];
  const clock = async (): Promise<number> => {
    const [, minutes, seconds] = /^(\d+):([\d.]+)/.exec((await page.locator('output.clock').textContent())!)!;
    return 60 * Number(minutes) + Number(seconds);
  };
  const photograph = (selector: string) => page.locator(selector).screenshot({ type: 'png' });
  const toFrame = async (index: number): Promise<void> => {
    await page.keyboard.press('Home');
    for (let i = 0; i < index; i++) await page.keyboard.press('ArrowRight');
    await page.getByText(`frame ${index} `).waitFor();
  };

  beforeAll(async () => {
    page = await browser.newPage({ viewport: { width: 1060, height: 680 } });
    complaints = complaintsOf(page);
    await page.goto(urlOf(server));
    await page.locator('.view canvas').nth(1).waitFor();
  }, 60_000);

  it('shows its title, its outcome and every event', async () => {
    expect(await page.locator('h1').textContent()).toBe('One stolen car');
    expect(await page.locator('.outcome').textContent()).toContain('Not as expected');
    const events = readFileSync(join(run, 'trace.ndjson'), 'utf8').trim().split('\n');
    expect(await page.locator('.event').count()).toBe(events.length);
  });

  it('shows the road from outside', async () => {
    await expect
      .poll(async () => contrast(await grayGrid(await photograph('.overview'), whole)), { timeout: 30_000 })
      .toBeGreaterThan(15);
  });

  it('shows in the camera view what the camera saw, where ground truth has it', async () => {
    const { frames }: RunDetail = await (await fetch(`${urlOf(server)}api/runs/${basename(run)}`)).json();
    const kept = frames.find((name) => /-\d+\.jpg$/.test(name))!;
    const index = Number(/-(\d+)\.jpg$/.exec(kept)![1]);
    const [plate] = truthOf(plan.world, plan.camera, index, index / framesPerSecond).plates;
    const car = around(plate!.corners, 4, sensor);
    const jpeg = readFileSync(join(run, 'frames', kept));
    await page.locator('.read-key input').uncheck();
    const compared = async (part: Part): Promise<number> =>
      meanDifference(await grayGrid(await photograph('.picture'), part), await grayGrid(jpeg, part));

    await toFrame(index);
    await expect.poll(() => compared(car), { timeout: 30_000 }).toBeLessThan(14);
    expect(await compared(whole)).toBeLessThan(10);
    await toFrame(0);
    await expect.poll(() => compared(car), { timeout: 30_000 }).toBeGreaterThan(28);

    await page.locator('.read-key input').check();
    await toFrame(index);
    expect(await page.locator('.tag.read').textContent()).toContain(plate!.text);
    const [left] = (await page.locator('polygon.read').getAttribute('points'))!.split(',');
    expect(Number(left)).toBeCloseTo(plate!.corners[0].x, 0);
    expect(await page.locator('.tag.truth').count()).toBe(0);
    await page.locator('.truth-key input').check();
    expect(await page.locator('.tag.truth').textContent()).toContain(plate!.text);
  });

  it('plays and pauses', async () => {
    await page.keyboard.press('Home');
    expect(await clock()).toBe(0);
    await page.getByRole('button', { name: 'Play' }).click();
    await expect.poll(clock, { timeout: 20_000 }).toBeGreaterThan(0.2);
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    const stopped = await clock();
    await page.waitForTimeout(300);
    expect(await clock()).toBe(stopped);
  });

  it('goes to an alert that is pressed, and shows the verdicts on it with the order in words', async () => {
    await page.keyboard.press('Home');
    await page.locator('.event.alert button').click();
    expect(await clock()).toBeGreaterThan(2);
    expect(await clock()).toBeLessThanOrEqual(plan.world.durationS);
    expect(await page.locator('.event[aria-current]').textContent()).toContain('Alert: ');
    const violated = page.locator('.verdict', { hasText: 'violated (shall)' });
    await violated.first().waitFor();
    expect(await page.locator('.verdicts').textContent()).toContain('IV.C.d');
    expect(await violated.locator('blockquote').first().textContent()).toMatch(/^IV\.\S+ “.{20,}”$/s);
    await expect.poll(() => page.locator('.crop').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(360);
  });

  it('goes to a frame that led to the alert, and keeps the alert in view', async () => {
    const alertS = await clock();
    await page.locator('.frames button').first().click();
    await expect.poll(clock).toBeLessThan(alertS);
    expect(await page.locator('.tag.read').count()).toBe(1);
    expect(await page.locator('.event[aria-current]').textContent()).toContain('Alert: ');
  });

  it('stands still once the traffic has ended, and says so', async () => {
    await page.locator('.event.trace-ended button').click();
    expect(await clock()).toBeGreaterThan(plan.world.durationS);
    expect(await page.locator('.view-note').textContent()).toContain('stands still');
  });

  it('had nothing to complain of', () => expect(complaints).toEqual([]));
});

describe('the studio says in words', { timeout: 30_000 }, () => {
  const textOf = async (prepare: (page: Page) => Promise<unknown>, shown: string, url = urlOf(server)) => {
    const page = await browser.newPage();
    try {
      await prepare(page);
      await page.goto(url);
      await page.getByText(shown).first().waitFor();
      return await page.locator('#root').textContent();
    } finally {
      await page.close();
    }
  };

  it('that there is no run yet, and how to make one', async () => {
    const empty = await startStudio({ pageFolder, runsFolder: join(folder, 'none'), ...alerts }, 0);
    expect(await textOf(async () => {}, 'no run yet', urlOf(empty))).toContain('npm start');
    await empty.close();
  });

  it('that a run does not exist', async () => {
    expect(await textOf(async () => {}, 'cannot be shown', `${urlOf(server)}#nowhere`)).toContain('nowhere');
  });

  it('that no scenario is shown to a camera here', async () => {
    const shown = await textOf(async () => {}, 'Nothing is to be shown here', `${urlOf(server)}#/screen`);
    expect(shown).toContain('gantry run night-turn --camera rig.yaml');
  });

  it('that alerts are not set up, and how that is done', async () => {
    const shown = await textOf(async () => {}, 'not set up here yet', `${urlOf(server)}#/alerts`);
    for (const words of ['no-store', 'gantry personnel people.yaml', 'no-alerts.yaml', 'gantry-alerts: 1'])
      expect(shown).toContain(words);
  });

  it('that the server fails', async () => {
    const fail = (page: Page) => page.route('**/api/runs', (route) => route.abort());
    expect(await textOf(fail, 'cannot be listed')).toContain('does not answer');
  });

  it('that the browser shows no 3D; the trace is there all the same', async () => {
    const take = (page: Page) =>
      page.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'gpu');
        HTMLCanvasElement.prototype.getContext = ((original) =>
          function (this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
            return kind.startsWith('webgl') ? null : Reflect.apply(original, this, [kind, ...rest]);
          })(HTMLCanvasElement.prototype.getContext) as HTMLCanvasElement['getContext'];
      });
    expect(await textOf(take, 'shows no 3D')).toContain('Alert: ');
  });
});
