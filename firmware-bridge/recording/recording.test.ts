import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { goodLine } from '../emulator/line.ts';
import { cameraRigHex, loadProgram } from '../emulator/program.ts';
import { createVirtualBench } from '../emulator/virtual-bench.ts';
import { type HostClock, pause } from '../host-clock.ts';
import { type ConnectionOptions, connectRig, type RigConnection } from '../rig/connection.ts';
import { parseRecording } from './format.ts';
import { createRecorder } from './recorder.ts';
import { type Replayed, replaySession } from './replay.ts';
import { appendTo, type LineSink } from './sink.ts';

type Options = ConnectionOptions & { readonly clock: HostClock };

/** Aims and triggers; a command that fails is passed over, as on a rig that comes and goes. */
async function work(connection: RigConnection, clock: HostClock): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await connection.rig.set({ panUs: 1000 + 100 * step, tiltUs: 1500, illumination: step / 6 }).catch(() => {});
    await connection.timed!.trigger(300).catch(() => {});
    await pause(clock, 0.35);
    await connection.whenReady();
  }
}

/** A session over a line that loses bytes, with the plug pulled in the middle. */
async function record(sink: LineSink, isWhole = true): Promise<void> {
  const bench = createVirtualBench(loadProgram(cameraRigHex), createRng('recording'));
  const { openLine, clock } = bench;
  const recorder = createRecorder({ name: 'rig', openLine, clock }, sink, '2026-11-25T09:00:00.000Z', (error) => {
    throw error;
  });
  const connection = await bench.run(connectRig(recorder.options), 20);
  bench.spoil({ ...goodLine, drop: 0.01, corrupt: 0.005, stall: 0.01, stallS: 0.03 });
  bench.board.at(bench.board.cycle() + 16e6, () => {
    bench.unplug();
    bench.replug();
  });
  await bench.run(work(connection, recorder.options.clock), 60);
  recorder.stop();
  await bench.run(connection.close(), 5);
  if (isWhole) recorder.end();
}

async function replayed(text: string, session = 0): Promise<Replayed> {
  let connection: RigConnection | undefined;
  return replaySession(
    parseRecording(text, 'x.ndjson').sessions[session]!,
    (options: Options) => {
      connectRig(options)
        .then((made) => {
          connection = made;
          return work(made, options.clock);
        })
        .catch(() => {});
    },
    () => void connection?.close(),
  );
}

const folder = mkdtempSync(join(tmpdir(), 'gantry-recording-'));
const file = join(folder, 'serial.ndjson');
afterAll(() => rmSync(folder, { recursive: true }));
let text = '';
beforeAll(async () => {
  const sink = appendTo(file);
  await record(sink);
  sink.close();
  text = readFileSync(file, 'utf8');
});

describe('a recording', () => {
  it('in the place of the board gets the very bytes, through losses, time-outs and a pulled plug', async () => {
    expect(text.match(/"port":"opened"/g)!.length).toBeGreaterThan(1);
    const { bytesTo, bytesFrom, divergence } = await replayed(text);
    expect(divergence).toBeUndefined();
    expect(bytesTo).toBeGreaterThan(200);
    expect(bytesFrom).toBeGreaterThan(400);
  });

  it('names the first byte to the board that differs, and its line', async () => {
    const lines = text.split('\n');
    const at = lines.findLastIndex((line) => line.includes('"to":"f007'));
    const before =
      lines
        .slice(0, at)
        .flatMap((line) => /"to":"(\w+)"/.exec(line)?.[1] ?? [])
        .join('').length / 2;
    lines[at] = lines[at]!.replace('f007', 'f006');
    const { divergence, bytesTo } = await replayed(lines.join('\n'));
    expect(bytesTo).toBe(before + 1);
    expect(divergence).toEqual({
      what: `byte ${before + 1} to the board is 0x07, and was 0x06`,
      line: at + 1,
    });
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    [
      'a command left out',
      (lines) => lines.filter((line, index) => index !== firstSet(lines) || !line),
      /there was none/,
    ],
    [
      'an answer left out',
      (lines) => lines.filter((_, index) => index !== firstSet(lines) + 1),
      /byte \d+ to the board is/,
    ],
  ])('notices %s', async (_, change, message) => {
    expect((await replayed(change(text.split('\n')).join('\n'))).divergence?.what).toMatch(message);
  });

  it('is appended to after half a line that a killed program left, which is set aside', async () => {
    const torn = join(folder, 'torn.ndjson');
    writeFileSync(torn, `${text.split('\n').slice(0, 5).join('\n')}\n{"t":1.2,"to":"f0`);
    const sink = appendTo(torn);
    await record(sink);
    sink.close();
    const { sessions, setAside } = parseRecording(readFileSync(torn, 'utf8'), 'x.ndjson');
    expect(setAside).toEqual([{ what: 'not a line of a recording', where: { file: 'x.ndjson', line: 6 } }]);
    expect(sessions.map(({ isWhole }) => isWhole)).toEqual([false, true]);
    expect((await replayed(readFileSync(torn, 'utf8'), 1)).divergence).toBeUndefined();
  });

  it('is the same for the same seed', async () => {
    const lines: string[] = [];
    await record({ append: (line) => lines.push(line), close: () => {} });
    expect(`${lines.join('\n')}\n`).toBe(text);
  });

  it('tells once of a full disk, and the rig goes on', async () => {
    const full = openSync('/dev/full', 'w');
    const failures: string[] = [];
    const bench = createVirtualBench(loadProgram(cameraRigHex), createRng('full'));
    const sink = { append: (line: string) => void writeSync(full, line), close: () => closeSync(full) };
    const { openLine, clock } = bench;
    const recorder = createRecorder({ name: 'rig', openLine, clock }, sink, '2026-11-25T09:00:00.000Z', (error) =>
      failures.push((error as NodeJS.ErrnoException).code!),
    );
    const connection = await bench.run(connectRig(recorder.options), 20);
    await bench.run(connection.rig.set({ panUs: 1500, tiltUs: 1500, illumination: 0 }), 1);
    await bench.run(connection.close(), 2);
    sink.close();
    expect(failures).toEqual(['ENOSPC']);
  });
});

const firstSet = (lines: readonly string[]): number => lines.findIndex((line) => line.includes('"to":"f007'));

describe('a bad recording', () => {
  it.each([
    ['', /x\.ndjson: holds no session/],
    ['{"t":1,"to":"00"}\n', /holds no session/],
    ['hello', /holds no session\n.*expected: a recording/],
  ])('%j is refused', (content, message) => expect(() => parseRecording(content, 'x.ndjson')).toThrow(message));

  const head = '{"format":"gantry-serial/1","port":"p","started":"2026-11-25T09:00:00.000Z"}';
  it.each([
    [`${head}\n{"t":1,"to":"0"}`, 'not a line of a recording'],
    [`${head}\n{"end":4}`, 'states 4 events, and there are 0'],
    [`${head}\n{"end":0}\n{"t":1,"to":"00"}`, 'belongs to no session'],
  ])('%j is read, and what is wrong is set aside', (content, what) =>
    expect(parseRecording(content, 'x').setAside.map((fault) => fault.what)).toEqual([what]),
  );
});
