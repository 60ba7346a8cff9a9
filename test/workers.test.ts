/** The recognizer in threads, built (dist/), beside the same in this one. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../base/files.ts';
import { followPlates } from '../recognizer/pipeline.ts';
import type { Frame, PictureReader, Recognizer } from '../recognizer/ports.ts';
import { createBuiltInReader } from '../recognizer/recognizer.ts';
import { openBuiltInPool } from '../recognizer/workers/open.ts';
import type { Pool } from '../recognizer/workers/pool.ts';
import { drawPlates, pictureOf } from './drawn-picture.ts';

const home = mkdtempSync(join(tmpdir(), 'gantry-workers-'));
/** A plate that moves to the right, and one that stands still. */
const frames = Array.from(
  { length: 6 },
  (_, index): Frame => ({
    ...pictureOf(
      drawPlates(640, 360, [
        { state: 'CT', text: 'BF48213', x: 60 + 60 * index, y: 60 },
        { state: 'NY', text: 'KTA4071', x: 300, y: 230 },
      ]),
    ),
    cameraId: 'desk',
    index,
    tS: index / 10,
  }),
);

let here: PictureReader;
let pool: Pool;
beforeAll(async () => {
  [here, pool] = await Promise.all([createBuiltInReader(), openBuiltInPool(2)]);
});
afterAll(async () => {
  await pool.close();
  rmSync(home, { recursive: true });
});

describe('in two threads', () => {
  it('pictures are seen the same, byte for byte', async () => {
    expect(pool.name).toBe(here.name);
    const there = await Promise.all(frames.map((frame) => pool.read(frame)));
    for (const [k, frame] of frames.entries())
      expect(JSON.stringify(there[k])).toBe(JSON.stringify(await here.read(frame)));
  });

  it('passes give the same reads in the same order, though frames are given at once', async () => {
    const inOrder = async ({ process, finish }: Recognizer) => {
      const reads = [];
      for (const frame of frames) reads.push(await process(frame));
      return [...reads, await finish()];
    };
    const atOnce = async ({ process, finish }: Recognizer) => {
      const reads = await Promise.all(frames.map(process));
      return [...reads, await finish()];
    };
    const expected = await inOrder(followPlates(here));
    expect(expected.flat().map(({ text }) => text)).toEqual(['BF48213', 'KTA4071']);
    expect(JSON.stringify(await atOnce(followPlates(pool)))).toBe(JSON.stringify(expected));
  });
});

it('served over HTTP from threads, it answers, ends when told to, and reports to nobody', async () => {
  mkdirSync(home, { recursive: true });
  // As for a user at home, not in CI, where the inference library keeps still.
  const { CI: _, XDG_CACHE_HOME: __, ...environment } = process.env;
  const program = join(projectRoot, 'dist', 'gantry.js');
  const server = spawn(process.execPath, [program, 'recognizer', 'serve', '--port', '0', '--workers', '2'], {
    env: { ...environment, HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  try {
    const said = await new Promise<string>((resolve) => server.stdout.setEncoding('utf8').once('data', resolve));
    expect(said).toContain('reading 2 pictures at once');
    const [origin] = /http:\/\/\S+?:\d+/.exec(said)!;
    const frame = readFileSync(join(projectRoot, 'docs', 'images', 'frame.jpg'));
    const post = async (bytes: Uint8Array): Promise<{ status: number; text: string }> => {
      const body = new FormData();
      body.set('image', new Blob([new Uint8Array(bytes)]), 'frame.jpg');
      const response = await fetch(`${origin}/v2/recognize`, { method: 'POST', body });
      return { status: response.status, text: await response.text() };
    };
    const answers = await Promise.all([frame, frame, frame.subarray(0, 5000), frame].map(post));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
    expect(answers[2]!.text).toContain('its end is missing');
    for (const at of [0, 1, 3]) expect(JSON.parse(answers[at]!.text).results[0].plate).toBe('FJN7115');
  } finally {
    server.kill('SIGTERM');
  }
  expect(await ended).toBe(0);
  expect(readdirSync(home, { recursive: true })).toEqual([]);
}, 60_000);
