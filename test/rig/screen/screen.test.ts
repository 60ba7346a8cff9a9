/**
 * Screen in the loop, with a screen and a camera that are programs: the built `gantry` serves the page, Chromium shows it,
 * the test's camera looks at it askew, and its stream goes back through finding, time code, tone, recognizer and judge.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../../base/files.ts';
import type { Corners } from '../../../base/geometry.ts';
import { createRng } from '../../../base/rng.ts';
import { complaintsOf, openBrowser } from '../../studio/browser.ts';
import { createQuickCamera, gamma } from './quick-camera.ts';
import { aimAtPage, type ScreenCamera } from './screen-camera.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-screen-'));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const scenario = write(
  'stolen-car.yaml',
  `
gantry: 1
title: One stolen car
story: A stolen car comes towards the camera.
expects: Its plate is read and raises an alert.
seed: 16
startsAt: 2026-03-12T12:05:00
durationS: 1.6
light: { sunElevationDeg: 40 }
road: { lengthM: 120 }
camera: { focalLengthMm: 100, panDeg: 8, tiltDeg: -4 }
traffic: { vehiclesPerHour: 0, atLeast: 1 }
vehicles:
  - { id: stolen-car, body: car, color: red, state: CT, lane: 1, entersAtS: 0, speedMph: 25 }
lists: [stolen.csv]
records:
  - { plate: "@stolen-car", status: active, reason: stolen-vehicle }
`,
);
write(
  'stolen.csv',
  `plate,state,reason,source,department,entered,expires,case number,CFS number,entering officer,synopsis,special instructions
@stolen-car,CT,Stolen Vehicle,NCIC,New Haven PD,2026-03-11,,26-000001,,,Red car taken from a driveway,
`,
);
const rigFor = (url: string, waitS: number): string =>
  write(
    'rig.yaml',
    `gantry-rig: 1
frames: { mjpeg: "${url}", screen: { port: 0, momentsPerSecond: 5, speed: 0.1, waitS: ${waitS} } }
camera: { widthPx: 640, heightPx: 360, framesPerSecond: 2.5 }
`,
  );

const viewport = { width: 800, height: 560 };
const screen = { widthPx: viewport.width, heightPx: viewport.height };
/** From the side and a little from above, turned. */
const askew: Corners = [
  { x: 52, y: 42 },
  { x: 690, y: 70 },
  { x: 702, y: 470 },
  { x: 40, y: 492 },
];
const lookAt = (corners: Corners) =>
  createQuickCamera({ widthPx: 760, heightPx: 528, corners }, screen, createRng('screen-camera'));

let browser: Browser;
let page: Page;
let complaints: string[];
let camera: ScreenCamera;
let optics = lookAt(askew);
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage({ viewport });
  complaints = complaintsOf(page);
  camera = await aimAtPage(page, (shown) => optics(shown));
});
afterAll(async () => {
  await camera?.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function gantry(...args: string[]) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/gantry.js'), ...args], { cwd: folder });
  let [out, err, opened] = ['', '', false];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    const [url] = /http:\/\/\S+#\/screen/.exec(err) ?? [];
    if (url && !opened) page.goto(url);
    opened ||= url !== undefined;
  });
  const [code] = await once(child, 'close');
  return { code, out, err };
}

it('reads the plate off a screen, with the moments that its time code names', async () => {
  const { code, out, err } = await gantry('run', scenario, '--camera', rigFor(camera.url, 60), '--json');
  expect(err).toMatch(/screen: no page is open: open http/);
  expect(code, err).toBe(0);
  const [{ folder: ran, hardware }] = JSON.parse(out);
  const lines = (name: string) =>
    readFileSync(join(folder, ran, name), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const [read, ...others] = lines('reads.ndjson');
  const { vehicles } = JSON.parse(readFileSync(join(folder, ran, 'truth.json'), 'utf8'));
  expect([read.text, others]).toEqual([vehicles[0].plate, []]);
  expect(hardware.misses).toEqual([]);

  // From one moment to the next the plate goes on by 60 pixels and more: the code names the very picture beside it.
  const truths = new Map(lines('truth-frames.ndjson').map((frame) => [frame.index, frame]));
  expect(read.observations.length).toBeGreaterThan(1);
  for (const { frameIndex, corners } of read.observations)
    for (const [k, { x, y }] of truths.get(frameIndex).plates[0].corners.entries())
      expect(Math.hypot(corners[k].x - x, corners[k].y - y)).toBeLessThan(4);

  const { moments, optics, clockUncertaintyS } = hardware.screen;
  expect(moments.of).toBe(9);
  expect(moments.seen).toBeGreaterThan(3);
  expect(optics.gamma).toBeCloseTo(gamma, 0.5);
  expect(optics.residualPx.max).toBeLessThan(0.5);
  expect(optics.cameraPxPerPx.across).toBeCloseTo((640 / 800) * (746 / 640), 1);
  expect(clockUncertaintyS).toBeLessThan(0.1);
}, 150_000);

it('says that the camera does not see the screen', async () => {
  // Two of its corners are out of the picture.
  optics = lookAt(askew.map(({ x, y }) => ({ x: x + 300, y })) as unknown as Corners);
  const { code, err } = await gantry('run', scenario, '--camera', rigFor(camera.url, 20));
  expect(code).toBe(2);
  expect(err).toMatch(
    /rig\.yaml: the camera did not see the screen within 20 s: the screen is not found: four markers/,
  );
  // When a run has ended, the page asks for the next one.
  expect(complaints.filter((text) => !/CONNECTION_REFUSED/.test(text))).toEqual([]);
}, 60_000);
