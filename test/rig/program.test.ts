import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import type { PinReadings } from '../../firmware-bridge/emulator/pins.ts';
import { type EmulatedBoard, startEmulatedBoard } from '../../firmware-bridge/emulator/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-rig-'));
const file = (name: string): string => join(folder, name);
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
const running = new Set<ChildProcess>();
function start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const child = spawn(process.execPath, [join(projectRoot, 'dist/gantry.js'), 'rig', ...args], { cwd: folder });
  running.add(child);
  let [out, err] = ['', ''];
  child.stdout.on('data', (text) => {
    out += text;
  });
  child.stderr.on('data', (text) => {
    err += text;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) };
}
const run = (...args: string[]): Promise<Ran> => start(...args).ended;
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** It takes a while, so that what needs none is tested meanwhile. */
let calibrating: Promise<Ran>;
beforeAll(() => {
  const { child, ended } = start('calibrate', '--emulate', '--out', file('calibration.json'));
  running.delete(child);
  calibrating = ended;
});
afterAll(() => calibrating);
const calibration = async (): Promise<string> => {
  expect(await calibrating).toMatchObject({ code: 0 });
  return file('calibration.json');
};

it('a port beside --emulate, or neither, is refused', async () => {
  for (const args of [['selftest', '/dev/ttyACM0', '--emulate'], ['selftest'], ['ptz', 'position']])
    expect(await run(...args)).toMatchObject({ code: 2, err: expect.stringMatching(/\n.*a port, or --emulate/) });
}, 60_000);

describe('a recording', () => {
  it('of the self-test is replayed byte by byte; a changed byte is named by its line', async () => {
    expect(await run('record', '--emulate', '--for', '1', '--out', file('serial.ndjson'))).toMatchObject({ code: 0 });
    const good = await run('replay', file('serial.ndjson'));
    expect(good.out).toMatch(/\d+ from it: the same\n$/);
    expect(good.code).toBe(0);
    const lines = readFileSync(file('serial.ndjson'), 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('"to":"f007'));
    lines[at] = lines[at]!.replace('f007', 'f017');
    writeFileSync(file('changed.ndjson'), lines.join('\n'));
    const bad = await run('replay', file('changed.ndjson'));
    expect(bad.out).toContain(`changed.ndjson:${at + 1}: byte`);
    expect(bad.out).toContain('to the board is 0x07, and was 0x17');
    expect(bad.code).toBe(1);
  }, 120_000);

  it('on a full disk ends the work: no hang, exit 2', async () => {
    const { code, err } = await run('record', '--emulate', '--out', '/dev/full');
    expect(err).toContain('/dev/full: cannot be written (ENOSPC)');
    expect(code).toBe(2);
  }, 120_000);
});

describe('a PTZ camera behind a port', () => {
  it.each(['visca', 'pelco-d', 'pelco-p'])(
    '%s goes where it is sent',
    async (protocol) => {
      const { code, out } = await run('ptz', 'move', '--emulate', '--protocol', protocol, '--', '20', '-10');
      expect(out).toMatch(/stands at pan (19\.9|20\.0)\d*°, tilt -(9\.9|10\.0)\d*°/);
      expect(code).toBe(0);
    },
    60_000,
  );
  it('refuses what its manual does not allow, and what is no command', async () => {
    expect(await run('ptz', 'move', '--emulate', '200', '0')).toMatchObject({
      code: 2,
      err: expect.stringContaining('command not executable'),
    });
    expect(await run('ptz', 'preset', '--emulate', 'keep', '1')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/"keep" is not right\n.*save, recall or clear/),
    });
    for (const [command, words] of [
      [['preset', 'save', '200'], /"200" is not right\n.*0 to 127/],
      [['exposure', '0', '0'], /"0" is not right\n.*0\.00001 to 10/],
      [['move', '1', '1', '--fov', '20'], /a field of view for "move 1 1"/],
      [['zoom', '5'], /"5" is not right\n.*0 wide to 1 tele/],
      [['position', '--address', '9'], /no camera 9\n.*1 to 7 with visca/],
    ] as const)
      expect(await run('ptz', ...command, '--emulate')).toMatchObject({ code: 2, err: expect.stringMatching(words) });
  }, 60_000);
});

describe('a host that ends while the light is on', () => {
  let board: EmulatedBoard;
  afterEach(() => board.close());
  async function lit() {
    const calibrated = await calibration();
    board = await startEmulatedBoard({ seed: 'program' });
    const started = start('aim', board.port, '--pan', '5', '--tilt', '5', '--light', '1', '--calibration', calibrated);
    while ((await board.ask('read')).illumination < 0.9) await new Promise((done) => setTimeout(done, 20));
    return started;
  }
  /** @returns for how long, of the board's time, the light stayed on */
  async function darkAfterS(): Promise<number> {
    const from = await board.ask('read');
    let last: PinReadings = from;
    while (last.illumination > 0) {
      await new Promise((done) => setTimeout(done, 10));
      last = await board.ask('read');
    }
    return last.tS - from.tS;
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)(
    'by %s turns it off before it goes, with exit code %i',
    async (signal, code) => {
      const { child, ended } = await lit();
      child.kill(signal);
      expect((await ended).code).toBe(code);
      // A reading is a mean over some milliseconds; the firmware's own limit would be 1.5 s.
      expect(await darkAfterS()).toBeLessThan(0.3);
    },
    120_000,
  );

  it('by SIGKILL cannot; the firmware does within its limit, and the port is free for the next', async () => {
    const { child, ended } = await lit();
    child.kill('SIGKILL');
    await ended;
    // Polled from outside: what the readings and the machine's load add is small beside the 1.5 s.
    expect(await darkAfterS()).toBeLessThan(2);
    const next = await run('selftest', board.port);
    expect(next.err).toBe('');
    // What the killed host left half-said counts against the line, as does the machine's load, and against nothing else.
    const ofTheLine = /link: (framing|refused)|commands sent again|uncertainty/;
    const failed = next.out.split('\n').filter((line) => line.startsWith('FAIL'));
    expect(failed.filter((line) => !ofTheLine.test(line))).toEqual([]);
    expect(next.out).toMatch(/pass {2}shutter pulse/);
  }, 120_000);

  it('keeps others out as long as it lives, and says who it is', async () => {
    const { child } = await lit();
    const { code, err } = await run('selftest', board.port);
    expect(code).toBe(2);
    expect(err).toContain(`locked by process ${child.pid}`);
  }, 120_000);
});

describe('an aim that is held', () => {
  it('is set anew after a loss, dark until Enter is pressed', async () => {
    const at = ['--pan', '15', '--tilt', '5', '--light', '1', '--calibration', await calibration()];
    const board = await startEmulatedBoard({ seed: 'held' });
    try {
      const { child, ended } = start('aim', board.port, ...at);
      let told = '';
      for (const stream of [child.stdout!, child.stderr!])
        stream.on('data', (text) => {
          told += text;
        });
      const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
        while (!(await isSo())) await new Promise((done) => setTimeout(done, 20));
      };
      const lit = async (): Promise<boolean> => (await board.ask('read')).illumination > 0.9;
      // Lit before the board has said so: who unplugs it then sees the command fail.
      await until(() => told.includes('light 100 %'));
      expect(await lit()).toBe(true);
      // The calibration is of another board, as far as names tell.
      expect(told).toMatch(/pan was measured at GantryRig 1\.0, emulated, on .*angles may be off/);
      // The light may be on before the servos had their first pulse.
      await until(async () => (await board.ask('read')).panUs > 0);
      const aimed = await board.ask('read');
      await board.ask('unplug');
      await board.ask('replug');
      await until(() => told.includes('aimed anew; the light is off, Enter lights it again'));
      await until(async () => (await board.ask('read')).panUs > 0);
      const again = await board.ask('read');
      expect(again.illumination).toBe(0);
      expect(Math.abs(again.panUs - aimed.panUs)).toBeLessThanOrEqual(1);
      child.stdin!.write('\n');
      await until(lit);
      child.kill('SIGINT');
      expect((await ended).code).toBe(130);
      await until(async () => (await board.ask('read')).illumination === 0);
    } finally {
      await board.close();
    }
  }, 120_000);
});

it('the self-test holds sensors to what is there, and the exposure to its calibration', async () => {
  const { code, out } = await run('selftest', '--emulate', '--calibration', await calibration());
  expect(out).toMatch(/pass {2}temperature sensor +0\.7\d\d V/);
  expect(out).toMatch(/pass {2}trigger to exposure, against its calibration/);
  expect(code).toBe(0);
}, 60_000);

describe('a calibration', () => {
  it("takes a PTZ camera's zoom beside the rig's servos", async () => {
    writeFileSync(file('both.json'), readFileSync(await calibration()));
    const { code, out } = await run('calibrate', '--zoom', '--emulate', '--out', file('both.json'));
    expect(out).toMatch(/pass {2}field of view: tele end/);
    expect(code).toBe(0);
    const { pan, exposure, zoom } = JSON.parse(readFileSync(file('both.json'), 'utf8'));
    expect([pan, exposure, zoom].map(({ of }) => of.name)).toEqual([
      'GantryRig 1.0',
      'GantryRig 1.0',
      'VISCA EVI-D100, address 1',
    ]);
    const at = ['--emulate', '--calibration', file('both.json')];
    const zoomed = await run('ptz', 'zoom', '--fov', '20', ...at);
    expect(zoomed.out).toMatch(/stands at .*field of view (19\.[5-9]|20\.[0-5])°/);
    expect(zoomed).toMatchObject({ code: 0, err: '' });
    expect(await run('ptz', 'zoom', '--fov', '90', ...at)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/90° is outside of what was measured/),
    });
  }, 120_000);
  it('is asked for on standard input where nothing else reads the angles', async () => {
    const board = await startEmulatedBoard({ seed: 'asked' });
    try {
      const { child, ended } = start('calibrate', board.port, '--out', file('asked.json'));
      child.stdin!.end('10\nnonsense\n');
      expect(await ended).toMatchObject({
        code: 2,
        err: expect.stringMatching(/pan at 1500 µs[\s\S]*a number is expected/),
      });
    } finally {
      await board.close();
    }
  }, 120_000);
});
