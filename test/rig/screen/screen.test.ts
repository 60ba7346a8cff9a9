/**
 * Screen in the loop, with a screen and a camera that are programs: the built `gantry` serves the page, Chromium shows it,
 * the test's camera looks at it askew, and its stream goes back through finding, time code, tone, recognizer and judge.
 *
 * The setting up has its pictures by RTSP, the run that reads the plate by MJPEG, the last one by snapshots; with `SCREEN_BY=rtsp`,
 * `strobe` (by RTSP, exposures told to an emulated board) or `snapshots`, the first two have them so.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../../base/files.ts';
import type { Corners } from '../../../base/geometry.ts';
import { createRng } from '../../../base/rng.ts';
import { type EmulatedBoard, startEmulatedBoard } from '../../../firmware-bridge/emulator/process.ts';
import type { ErrorShares } from '../../../firmware-bridge/screen/error-shares.ts';
import type { Glance } from '../../../scenarios/hardware/screen/set-up.ts';
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
type By = 'mjpeg' | 'snapshots' | 'rtsp' | 'strobe';
const ways: readonly By[] = ['mjpeg', 'snapshots', 'rtsp', 'strobe'];
const by = ways.find((way) => way === process.env.SCREEN_BY) ?? 'mjpeg';

/** A board hears the strobe from then on. */
async function rigFor(by: By, waitS: number): Promise<string> {
  const way = by === 'strobe' ? 'rtsp' : by;
  if (by === 'strobe') board ??= await startEmulatedBoard({ seed: 'screen' });
  camera.strobeTo(by === 'strobe' ? board : undefined);
  return write(
    'rig.yaml',
    `gantry-rig: 1
${by === 'strobe' ? `port: ${board!.port}` : ''}
frames: { ${way}: "${camera.urls[way]}", screen: { port: ${port}, momentsPerSecond: 5, pace: seen, waitS: ${waitS} } }
camera: { widthPx: 640, heightPx: 360, framesPerSecond: 2.5, readoutS: 0.15 }
`,
  );
}

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

let port: number;
let browser: Browser;
let page: Page;
let complaints: string[];
let camera: ScreenCamera;
let board: EmulatedBoard | undefined;
let optics = lookAt(askew);
beforeAll(async () => {
  port = await freePort();
  browser = await openBrowser();
  page = await browser.newPage({ viewport });
  complaints = complaintsOf(page);
  camera = await aimAtPage(page, (shown) => optics(shown));
});
afterAll(async () => {
  await camera?.close();
  await board?.close();
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** One port for all: the page stays open from one command to the next. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** The built program; the page is opened as soon as it asks for that. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/gantry.js'), ...args], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
    const [url] = /http:\/\/\S+#\/screen/.exec(err) ?? [];
    if (url && page.url() !== url) page.goto(url).catch(() => {});
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) };
}
const gantry = (...args: string[]) => start(...args).ended;

/** All figures of the three shares, by their names. */
const named = (shares: ErrorShares): ReadonlyMap<string, number> =>
  new Map(
    Object.values<ErrorShares['screen']>({ ...shares }).flatMap((share) =>
      share.map(({ name, value }) => [name, value]),
    ),
  );

it('says how the camera sees the screen, while one sets it up', async () => {
  const { child, ended } = start('rig', 'screen', '--camera', await rigFor(by === 'mjpeg' ? 'rtsp' : by, 60), '--json');
  let [first, measured]: [Glance | undefined, Glance | undefined] = [undefined, undefined];
  for await (const line of createInterface(child.stdout)) {
    const glance: Glance = JSON.parse(line);
    first ??= glance;
    if (!glance.shares || !named(glance.shares).has('drawn → seen, median')) continue;
    measured = glance;
    child.kill('SIGINT');
    break;
  }
  const { code, err } = await ended;
  expect(code, err).toBe(0);
  expect(first).toMatchObject({ seen: false, why: expect.stringMatching(/^no page is open/) });
  expect(measured).toMatchObject({ seen: true, why: null });
  for (const [k, { x, y }] of measured!.corners!.entries())
    expect(Math.hypot(askew[k]!.x - x, askew[k]!.y - y)).toBeLessThan(1);
}, 240_000);

it('reads the plate off a screen, with the moments that its time code names', async () => {
  const { code, out, err } = await gantry('run', scenario, '--camera', await rigFor(by, 60), '--json');
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

  const { moments, shares } = hardware.screen;
  expect(moments.of).toBe(9);
  expect(moments.seen).toBe(9);
  const figures = named(shares);
  expect(figures.get('gamma from screen to picture')).toBeCloseTo(gamma, 0.5);
  expect(figures.get('pictures of moments never drawn')).toBe(0);
  expect(figures.get('drawn → seen, median')).toBeGreaterThan(0);
  expect(figures.get('edges off the fitted view, rms')).toBeLessThan(0.5);
  expect(figures.get('camera pixels for a pixel of the scenario, across')).toBeCloseTo(0.94, 1);
}, 240_000);

it('says that the camera does not see the screen, by snapshots', async () => {
  // Two of its corners are out of the picture.
  optics = lookAt(askew.map(({ x, y }) => ({ x: x + 300, y })) as unknown as Corners);
  const { code, err } = await gantry('run', scenario, '--camera', await rigFor('snapshots', 10));
  expect(code).toBe(2);
  expect(err).toMatch(
    /rig\.yaml: the camera did not see the screen within 10 s: the screen is not found: four markers/,
  );
  // When a run has ended its server is gone, and the page asks for the next one's.
  expect(complaints.filter((text) => !/net::ERR_/.test(text))).toEqual([]);
}, 240_000);
