/** Real child processes: small programs of Node and of the shell that behave as recognizers do, or do not. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openCommandReader } from './reader.ts';
import { runShell } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A program in the manner of `alpr -j`: says as the plate how large the PNG is that it was given. */
const program = join(folder, 'alpr.mjs');
writeFileSync(
  program,
  `import { readFileSync } from 'node:fs';
const [flag, file] = process.argv.slice(2);
if (flag !== '-j') throw new Error('not as called');
const png = readFileSync(file);
const at = (x, y) => ({ x, y });
console.log(JSON.stringify({
  version: 2, data_type: 'alpr_results', epoch_time: 1, img_width: png.readUInt32BE(16), img_height: png.readUInt32BE(20),
  processing_time_ms: 5, regions_of_interest: [],
  results: [{
    plate: 'W' + png.readUInt32BE(16) + 'H' + png.readUInt32BE(20), confidence: 87.5, matches_template: 0, plate_index: 0,
    region: 'ct', region_confidence: 60, processing_time_ms: 4, requested_topn: 10,
    coordinates: [at(1, 2), at(9, 2), at(9, 6), at(1, 6)],
    candidates: [{ plate: 'W9', confidence: 87.5, matches_template: 0 }],
  }],
}));`,
);
const picture = { widthPx: 12, heightPx: 8, rgba: new Uint8Array(12 * 8 * 4), name: 'car.jpg' };

describe('openCommandReader', () => {
  it('reads what the program prints', async () => {
    const reader = await openCommandReader(`node '${program}' -j`);
    expect(await reader.read(picture)).toMatchObject([
      {
        text: 'W12H8',
        confidence: 0.875,
        state: { code: 'CT', confidence: 0.6 },
        corners: [
          { x: 1, y: 2 },
          { x: 9, y: 2 },
          { x: 9, y: 6 },
          { x: 1, y: 6 },
        ],
      },
    ]);
  });

  it('leaves no picture behind', async () => {
    const note = join(folder, 'seen');
    const reader = await openCommandReader(`f() { echo "$1" > '${note}'; node '${program}' -j "$1"; }; f`);
    await reader.read(picture);
    const file = readFileSync(note, 'utf8').trim();
    expect(file).toMatch(/\.png$/);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    ['fails', `sh -c 'echo no runtime data >&2; exit 3'`, /ended with exit code 3 on car\.jpg: no runtime data/],
    ['is killed', `sh -c 'kill -TERM $$'`, /ended with exit code 143 on car/],
    ['prints nothing', 'true', /is not JSON: \n/],
    ['prints text', 'echo plate0: 10 results', /is not JSON: plate0/],
    ['prints other JSON', `echo '{"data_type": "alpr_results"}' #`, /version is not as OpenALPR v2/],
    ['prints without end', 'yes #', /was killed after printing \d+ bytes/],
    ['hangs', 'sleep 30 #', /was killed after 1 s on car\.jpg/],
  ])('tells of a program that %s', async (_, command, message) => {
    const reader = await openCommandReader(command, command.startsWith('sleep') ? 1000 : 30_000);
    await expect(reader.read(picture)).rejects.toThrow(message);
  });
});

describe('runShell', () => {
  it('kills what the program started, too', async () => {
    const note = join(folder, 'child');
    const { failure } = await runShell(`sleep 30 & echo $! > "$1"; wait`, [note], 1000);
    expect(failure).toBe('was killed after 1 s');
    const child = Number(readFileSync(note, 'utf8'));
    for (let tries = 0; tries < 200 && isRunning(child); tries++) await sleep(10);
    expect(isRunning(child)).toBe(false);
  });
});

/** A zombie that nobody has collected yet runs no more. */
function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
