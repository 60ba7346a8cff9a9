/** Pools of small programs that speak as threads do, some of which fail. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { PictureError } from '../ports.ts';
import { type Pool, startPool } from './pool.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Sees the thread's number and the first byte of the picture, after as many milliseconds; 255 fails, 254 ends it, 253 is thrown outside. */
const program = join(folder, 'echo.mjs');
writeFileSync(
  program,
  `import { parentPort, threadId } from 'node:worker_threads';
   parentPort.on('message', ({ rgba: [first], widthPx }) => {
     if (first === 254) process.exit(9);
     if (first === 253) throw new Error('out of hand');
     setTimeout(() => parentPort.postMessage(
       first === 255 ? { error: new Error('too bright') } : { sightings: [{ threadId, first, widthPx }] },
     ), first);
   });
   parentPort.postMessage({ name: 'echo 1' });`,
);

let pool: Pool;
afterEach(() => pool?.close());
const read = (first: number) => pool.read({ widthPx: first + 1, heightPx: 1, rgba: Uint8Array.of(first, 0, 0, 0) });
interface Seen {
  readonly threadId: number;
  readonly first: number;
}
const seen = async (first: number): Promise<Seen> => (await read(first))[0] as unknown as Seen;

describe('a pool of threads', () => {
  it('answers each picture with its own sightings, whoever is done first, and leaves the picture as it was', async () => {
    pool = await startPool(program, 3);
    expect(pool).toMatchObject({ name: 'echo 1', atOnce: 3 });
    const given = [40, 1, 2, 30, 3, 0, 20, 5];
    const answers = await Promise.all(given.map(seen));
    expect(answers.map(({ first }) => first)).toEqual(given);
    expect(new Set(answers.map(({ threadId }) => threadId)).size).toBe(3);
    const rgba = Uint8Array.of(7, 8, 9, 0);
    await pool.read({ widthPx: 1, heightPx: 1, rgba });
    expect([...rgba]).toEqual([7, 8, 9, 0]);
  });

  it('goes on with the same thread after a picture that it fails on', async () => {
    pool = await startPool(program, 1);
    const before = await seen(0);
    await expect(read(255)).rejects.toThrow(new PictureError('the recognizer failed on it: too bright'));
    expect((await seen(1)).threadId).toBe(before.threadId);
  });

  it.each([
    [254, 'the thread that read it ended: by itself'],
    [253, 'the thread that read it ended: out of hand'],
  ])('replaces a thread that dies, reports its picture, and loses no other (%i)', async (deadly, message) => {
    pool = await startPool(program, 2);
    const given = [10, deadly, 3, deadly, 4, 5, deadly, 6];
    const results = await Promise.allSettled(given.map(seen));
    for (const [at, result] of results.entries())
      if (given[at] === deadly) expect(result).toMatchObject({ reason: new PictureError(message) });
      else expect(result).toMatchObject({ value: { first: given[at] } });
    await vi.waitFor(async () => {
      const [a, b] = await Promise.all([seen(20), seen(20)]);
      expect(a!.threadId).not.toBe(b!.threadId);
    });
  });

  it('gives up what waits when it is closed', async () => {
    pool = await startPool(program, 1);
    const waiting = Promise.allSettled([seen(200), seen(1)]);
    await pool.close();
    expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(read(1)).rejects.toThrow(PictureError);
  });

  it('tells of a program that does not start', async () => {
    await expect(startPool(join(folder, 'nothing.mjs'), 2)).rejects.toThrow(/did not start: Cannot find module/);
  });
});
