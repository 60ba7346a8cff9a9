/** The bench as its user has it: a killed one resumes and ends with the same report, broken pictures do not stop it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCanvas } from 'canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../base/files.ts';
import { createRng } from '../base/rng.ts';
import { commentsOf } from '../scenarios/dataset/jpeg-comment.ts';
import { drawPlateFace } from '../sim/plates/face.ts';
import type { FaceContext } from '../sim/plates/face-context.ts';
import { issuePlate } from '../sim/plates/issue.ts';

const parent = mkdtempSync(join(tmpdir(), 'gantry-bench-'));
const images = join(parent, 'plates');
const program = join(projectRoot, 'dist', 'gantry.js');
const argumentsFor = (out: string): string[] => [program, 'bench', '--images', images, '--out', join(parent, out)];
const gantry = (...args: string[]) => spawnSync(process.execPath, args, { cwd: parent, encoding: 'utf8' });
const benchIn = (out: string): string => join(parent, out, readdirSync(join(parent, out))[0]!);
const workIn = (folder: string): string[] =>
  existsSync(join(folder, 'work')) ? readdirSync(join(folder, 'work')).filter((name) => name.endsWith('.json')) : [];

const pictures = 30;
const brokenPicture = 'picture-07.png';

/** Plates drawn upright on gray, one a picture; one file is cut off. */
beforeAll(() => {
  mkdirSync(images);
  const index: object[] = [];
  for (let k = 0; k < pictures; k++) {
    const canvas = createCanvas(640, 360);
    const context = canvas.getContext('2d');
    context.fillStyle = '#6b6f73';
    context.fillRect(0, 0, 640, 360);
    const plate = issuePlate('CT', 'car', createRng('bench test').fork(k));
    context.translate(200 + 5 * k, 150);
    drawPlateFace(context as unknown as FaceContext, plate, 150, 75);
    const file = `picture-${String(k).padStart(2, '0')}.png`;
    const bytes = canvas.toBuffer('image/png');
    writeFileSync(join(images, file), file === brokenPicture ? bytes.subarray(0, 500) : bytes);
    index.push({ file, text: plate.text, state: 'CT', box: [200 + 5 * k, 150, 150, 75] });
  }
  writeFileSync(join(images, 'index.json'), JSON.stringify(index, null, 1));
});
afterAll(() => rmSync(parent, { recursive: true }));

/** What a bench folder says, without its timings. */
const reportOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    ['result.json', 'result.csv', 'cases.ndjson', 'reads.ndjson', 'junit.xml', 'report.html'].map((name) => [
      name,
      readFileSync(join(folder, name), 'utf8').replace(/<section id="timings">.*?<\/section>/s, ''),
    ]),
  );

async function killHalfWay(child: ChildProcess, out: string): Promise<void> {
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  const begun = (): boolean => existsSync(join(parent, out)) && readdirSync(join(parent, out)).length > 0;
  while (!begun() || workIn(benchIn(out)).length < 5) {
    expect(child.exitCode).toBeNull();
    await sleep(5);
  }
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
}

const tinySuite = `gantry-bench: 1
title: Tiny
vehicles: 1
framesPerPass: 3
sweeps:
  - distanceM: [18]
    atLeast: 1
  - occlusion: [0.9]
    atLeast: 1
  - plates: [none]
`;

describe('gantry bench of a suite', () => {
  it('reads in good light, fails the limit in the dark, and gives the same figures again', () => {
    writeFileSync(join(parent, 'tiny.yaml'), tinySuite);
    const once = (out: string) => gantry(program, 'bench', 'tiny.yaml', '--out', join(parent, out));
    const [first, second] = [once('tiny-a'), once('tiny-b')];
    expect(first).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^not met: builtin, occlusion=0\.9: at least 1 of the passes/m),
    });
    expect(first.stdout).not.toMatch(/not met: builtin, distanceM=18/);
    expect(second.status).toBe(1);
    expect(reportOf(benchIn('tiny-a'))).toEqual(reportOf(benchIn('tiny-b')));
    const { track, falsePlates } = JSON.parse(readFileSync(join(benchIn('tiny-a'), 'result.json'), 'utf8'))
      .recognizers[0];
    expect(track.score.endToEnd).toMatchObject({ count: 1, of: 2 });
    expect(falsePlates).toMatchObject({ vehicles: 2, sightings: 0 });
    expect(falsePlates.framesWithoutPlates).toBeGreaterThanOrEqual(3);
  }, 120_000);
});

describe('gantry dataset', () => {
  it('exports frames marked as synthetic, and finds its own export good', () => {
    const folder = join(parent, 'dataset');
    const scenario = join(projectRoot, 'test', 'fixtures', 'two-vehicles.yaml');
    const exported = gantry(program, 'dataset', 'export', scenario, '--format', 'coco', '--out', folder, '--most', '4');
    expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining('4 pictures') });
    for (const name of readdirSync(join(folder, 'images')))
      expect(commentsOf(readFileSync(join(folder, 'images', name)))).toEqual([expect.stringContaining('Synthetic')]);
    expect(gantry(program, 'dataset', 'check', folder)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('coco: 4 pictures'),
    });
  }, 60_000);
});

describe('gantry bench of pictures', () => {
  it('killed half-way goes on where it was, and ends with the same report, byte for byte but for timings', async () => {
    const undisturbed = gantry(...argumentsFor('whole'));
    expect(undisturbed.stderr).toMatch(/picture-07\.png: is (a broken|no) picture/);
    expect(undisturbed.status).toBe(2);

    await killHalfWay(spawn(process.execPath, argumentsFor('killed'), { cwd: parent, stdio: 'ignore' }), 'killed');
    const folder = benchIn('killed');
    expect(existsSync(join(folder, 'result.json'))).toBe(false);
    const done = workIn(folder);
    expect(done.length).toBeLessThan(pictures - 1);
    const writtenAt = () => done.map((name) => statSync(join(folder, 'work', name)).mtimeMs);
    const before = writtenAt();

    expect(gantry(...argumentsFor('killed')).status).toBe(2);
    expect(writtenAt()).toEqual(before);
    expect(reportOf(folder)).toEqual(reportOf(benchIn('whole')));
  }, 120_000);

  it('counts the pictures that could be read, and says which could not', () => {
    const result = JSON.parse(readFileSync(join(benchIn('whole'), 'result.json'), 'utf8'));
    expect(result.items).toBe(pictures - 1);
    expect(result.recognizers[0].frame.score.capture.of).toBe(pictures - 1);
    expect(result.recognizers[0].frame.score.endToEnd.value).toBeGreaterThan(0.5);
    expect(result.setAside).toHaveLength(1);
    expect(readFileSync(join(benchIn('whole'), 'junit.xml'), 'utf8')).toMatch(/<error message=".*picture-07\.png/);
  });

  it('compares with itself as no different, and fails CI when it got worse', () => {
    const whole = benchIn('whole');
    expect(gantry(program, 'bench', 'compare', whole, benchIn('killed'), '--fail-if-worse')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('not shown to differ'),
    });
    const worse = benchIn('killed');
    const cases = readFileSync(join(worse, 'cases.ndjson'), 'utf8');
    writeFileSync(join(worse, 'cases.ndjson'), cases.replace(/"read":\{"text":"\w+"/g, '"read":{"text":"WRONG"'));
    expect(gantry(program, 'bench', 'compare', whole, worse, '--fail-if-worse')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('significantly worse'),
    });
    expect(gantry(program, 'bench', 'compare', whole, worse).status).toBe(0);
    expect(gantry(program, 'bench', 'compare', whole, images)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('result.json: file not found'),
    });
  }, 60_000);

  it.each([
    [['bench', '--images', 'nowhere'], /nowhere: no index of the pictures/],
    [['bench', 'none.yaml'], /none\.yaml: file not found/],
    [['bench', 'small', '--images', 'plates'], /both a suite and --images/],
    [['bench', 'small', '--recognizer', 'crystal-ball'], /crystal-ball/],
    [['dataset', 'export', 'dusk-town-line', '--format', 'xml', '--out', 'x'], /no format "xml"/],
    [['dataset', 'check', 'nowhere'], /nowhere: no dataset is recognised/],
  ])('bad usage exits 2: %s', (args, message) => {
    const { status, stderr } = gantry(program, ...args);
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });
});
