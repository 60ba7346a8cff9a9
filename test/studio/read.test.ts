/** The studio's page that reads photographs, as `npm run studio` serves it (dist/), beside the same recognizer in Node. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Browser, Page } from 'playwright-core';
import UTIF from 'utif2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { decodePicture } from '../../recognizer/adapters/picture/decode.ts';
import { createBuiltInReader } from '../../recognizer/recognizer.ts';
import { openShared } from '../../store/open.ts';
import { startStudio } from '../../web/server/server.ts';
import { drawPlates, pictureOf } from '../drawn-picture.ts';
import { complaintsOf, openBrowser } from './browser.ts';

const ct = drawPlates(640, 360, [{ state: 'CT', text: 'BF48213', x: 180, y: 160 }]);
const ma = pictureOf(
  drawPlates(500, 300, [
    { state: 'MA', text: '7PZV29', x: 60, y: 50 },
    { state: 'NY', text: 'KTA4071', x: 300, y: 180 },
  ]),
);
const files = [
  {
    name: 'rendered.jpg',
    mimeType: 'image/jpeg',
    buffer: readFileSync(join(projectRoot, 'docs', 'images', 'frame.jpg')),
  },
  { name: 'one.png', mimeType: 'image/png', buffer: ct.toBuffer('image/png') },
  {
    name: 'two.tif',
    mimeType: 'image/tiff',
    buffer: Buffer.from(UTIF.encodeImage(ma.rgba, ma.widthPx, ma.heightPx)),
  },
];
const torn = { name: 'torn.jpg', mimeType: 'image/jpeg', buffer: files[0]!.buffer.subarray(0, 4000) };

/** WebAssembly sums in another order than the CPU's library, and JPEG decoders round differently. */
const tolerance = { cornersPx: 0.25, confidence: 0.01 };

const runsFolder = mkdtempSync(join(tmpdir(), 'gantry-read-'));
let server: FastifyInstance;
let browser: Browser;
let page: Page;
let complaints: string[];
const asked: { readonly method: string; readonly url: string }[] = [];

beforeAll(async () => {
  [server, browser] = await Promise.all([
    startStudio(
      {
        pageFolder: join(projectRoot, 'dist', 'web'),
        runsFolder,
        store: openShared(join(runsFolder, 'no-store'), ''),
        configFile: join(runsFolder, 'no-alerts.yaml'),
      },
      0,
    ),
    openBrowser(),
  ]);
  page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
  complaints = complaintsOf(page);
  page.context().on('request', (request) => asked.push({ method: request.method(), url: request.url() }));
  await page.goto(`http://localhost:${(server.addresses()[0] as AddressInfo).port}/#/read`);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(runsFolder, { recursive: true });
});

/** What the page shows of the picture that is chosen. */
const shown = async () => ({
  texts: await page.locator('.sighting h3 .plate').allTextContents(),
  confidences: (
    await page.locator('.sighting h3 data').evaluateAll((all) => all.map((one) => one.getAttribute('value')))
  ).map(Number),
  corners: (
    await page.locator('.read-view polygon.read').evaluateAll((all) => all.map((one) => one.getAttribute('points')!))
  ).map((points) => points.split(' ').map((point) => point.split(',').map(Number))),
});

describe('reading in the browser', { timeout: 120_000 }, () => {
  it('sees what Node sees', async () => {
    await page.getByLabel('Choose photographs').setInputFiles([...files, torn]);
    await page.getByText('4 of 4 done').waitFor({ timeout: 100_000 });
    const reader = await createBuiltInReader();
    for (const { name, buffer } of files) {
      await page.getByRole('button', { name }).click();
      const here = await reader.read(await decodePicture(buffer, name));
      const there = await shown();
      expect(there.texts).toEqual(here.map(({ text }) => text));
      expect(there.texts).toHaveLength(name === 'two.tif' ? 2 : 1);
      for (const [i, { confidence, corners }] of here.entries()) {
        expect(Math.abs(there.confidences[i]! - confidence)).toBeLessThan(tolerance.confidence);
        for (const [k, { x, y }] of corners.entries()) {
          expect(Math.abs(there.corners[i]![k]![0]! - x)).toBeLessThan(tolerance.cornersPx);
          expect(Math.abs(there.corners[i]![k]![1]! - y)).toBeLessThan(tolerance.cornersPx);
        }
      }
    }
  });

  it('says in words why a broken picture cannot be read, and goes on', async () => {
    await page.getByRole('button', { name: 'torn.jpg' }).press('Enter');
    await page.getByText('its end is missing').waitFor();
    await page.getByLabel('Choose photographs').setInputFiles(files[1]!);
    await page.getByText('5 of 5 done').waitFor();
    expect((await shown()).texts).toEqual(['BF48213']);
  });

  it('sends nothing, and asks nobody but the studio', () => {
    const { origin } = new URL(page.url());
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(asked.map(({ url }) => url.replace(/^blob:/, '')).filter((url) => !url.startsWith(`${origin}/`))).toEqual(
      [],
    );
    expect(asked.some(({ url }) => url.endsWith('/weights/reader.onnx'))).toBe(true);
  });

  it('had nothing to complain of', () => expect(complaints).toEqual([]));
});
