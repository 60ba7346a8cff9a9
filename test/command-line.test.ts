/** The built program as its user has it: exit codes, bad input, determinism over processes, replay. Without pixels where these are not the point. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../base/files.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-command-line-'));
const scenario = join(folder, 'two-vehicles.yaml');
const list = join(folder, 'lists', 'two-vehicles.csv');
const runs = (name: string): string => join(folder, name);

/** As for a user at home, not in CI, who has nothing there yet. */
const home = join(folder, 'home');
const { CI: _, XDG_CACHE_HOME: __, ...environment } = process.env;
const gantry = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'dist', 'gantry.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...environment, HOME: home },
  });
  return { status, stdout, stderr };
};
/** Writes a changed copy of the scenario beside it. */
const changed = (name: string, from: string | RegExp, to: string): string => {
  const text = readFileSync(scenario, 'utf8');
  const other = text.replace(from, to);
  if (other === text) throw new Error(`nothing to change by ${from}`);
  writeFileSync(join(folder, name), other);
  return name;
};

beforeAll(() => {
  cpSync(join(projectRoot, 'test', 'fixtures'), folder, { recursive: true });
  mkdirSync(home);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('gantry run', () => {
  it('goes by the book, gives the same trace in another process, and reports to nobody', () => {
    expect(gantry('run', scenario, '--out', runs('a'))).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('100 %'),
    });
    expect(gantry('replay', join(runs('a'), 'two-vehicles-5-by-the-book'))).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('byte for byte'),
    });
    // The inference library keeps what it has to send.
    expect(readdirSync(home, { recursive: true }).filter((name) => /microsoft|onnx/i.test(String(name)))).toEqual([]);
  }, 120_000);

  it('sets a bad hot list row aside, uses the rest, and keeps the verdicts’ exit code; --strict refuses it', () => {
    const good = readFileSync(list, 'utf8');
    writeFileSync(list, `${good}BAD-ROW!!,CT,Stolen Vehicle,NCIC,Madison PD,2026-05-30,,1,,,,\n`);
    const lenient = gantry('run', scenario, '--out', runs('a'), '--responder', 'skips-verification');
    const strict = gantry('run', scenario, '--out', runs('a'), '--strict');
    writeFileSync(list, good);
    expect(lenient).toMatchObject({ status: 1, stderr: expect.stringContaining(`${list}:3:1: row set aside`) });
    expect(strict).toMatchObject({ status: 2, stderr: expect.stringContaining(`${list}:3:1`) });
    // Verification was skipped: the clauses are named, with the events.
    for (const clause of ['IV.C.d', 'IV.D.d.i'])
      expect(lenient.stdout).toMatch(
        new RegExp(`violated \\(shall\\) [^\\n]*${clause.replaceAll('.', '\\.')}[^\\n]*\\[(#\\d+ ?)+\\]`),
      );
    const report = readFileSync(join(runs('a'), 'two-vehicles-5-skips-verification', 'report.html'), 'utf8');
    expect(report).toContain('IV.C.d');
    expect(report).toContain('IV.D.d.i');
  }, 120_000);

  it('gives other plates and traffic for another seed', () => {
    const platesOf = (run: string): string[] =>
      JSON.parse(readFileSync(join(runs('a'), run, 'truth.json'), 'utf8')).vehicles.map(
        ({ plate }: { readonly plate: string }) => plate,
      );
    // The other ends before anything is in view.
    const short = changed('short.yaml', 'durationS: 12', 'durationS: 2');
    expect(gantry('run', short, '--out', runs('a'), '--seed', '6', '--json').status).toBeLessThan(2);
    const [five, six] = [platesOf('two-vehicles-5-by-the-book'), platesOf('short-6-by-the-book')];
    expect([five, six].filter(({ length }) => length < 2)).toEqual([]);
    for (const plate of five) expect(six).not.toContain(plate);
  }, 120_000);
});

describe('gantry replay', () => {
  it('names the first event that differs', () => {
    expect(gantry('run', 'stolen-vehicle', '--out', runs('a')).status).toBe(0);
    const run = join(runs('a'), 'stolen-vehicle-1-by-the-book');
    const trace = join(run, 'trace.ndjson');
    const lines = readFileSync(trace, 'utf8').split('\n');
    lines[1] = lines[1]!.replace(/"plate":"\w+"/, '"plate":"OTHER"');
    writeFileSync(trace, lines.join('\n'));
    expect(gantry('replay', run)).toMatchObject({ status: 1, stdout: expect.stringContaining('differs is in line 2') });
  }, 60_000);

  it('refuses what is no run folder', () => {
    expect(gantry('replay', folder)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('run.json: file not found'),
    });
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown key', () => changed('key.yaml', 'light:', 'lights:'), /key\.yaml:8:1: unknown key "lights"/],
    [
      'a wrong type',
      () => changed('type.yaml', 'durationS: 12', 'durationS: long'),
      /type\.yaml:7:12: durationS is a text/,
    ],
    [
      'a negative speed',
      () => changed('speed.yaml', 'speedMph: 35', 'speedMph: -35'),
      /speed\.yaml:11:\d+: vehicles\.0\.speedMph is too small/,
    ],
    [
      'an unknown state',
      () => changed('state.yaml', 'state: NY', 'state: ZZ'),
      /state\.yaml:12:\d+: no plates of the state "ZZ"/,
    ],
    [
      'a missing list',
      () => changed('list.yaml', 'two-vehicles.csv', 'none.csv'),
      /list\.yaml:\d+:\d+: .*none\.csv: file not found/,
    ],
    ['a missing scenario', () => 'nowhere.yaml', /nowhere\.yaml: file not found/],
    [
      'a reference to nobody',
      () => changed('reference.yaml', "'@stolen-car'", "'@stolen-cat'"),
      /reference\.yaml:15:\d+: no vehicle of this scenario is called "stolen-cat"/,
    ],
  ])('%s exits 2 with its place', (_, file, message) => {
    const { status, stderr } = gantry('run', file(), '--out', runs('bad'));
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  it('2 wins over 1', () => {
    const skipping = ['stolen-vehicle', '--responder', 'skips-verification', '--out', runs('bad')];
    expect(gantry('run', ...skipping).status).toBe(1);
    expect(gantry('run', 'nowhere.yaml', ...skipping).status).toBe(2);
  }, 60_000);

  it.each([
    [['run']],
    [['run', 'x.yaml', '--responder', 'nobody']],
    [['fly']],
    [['campaign', 'x.yaml', '--seeds', '9-1']],
  ])('bad usage exits 2: %s', (args) => expect(gantry(...args).status).toBe(2));

  it('says which it is', () =>
    expect(gantry('--version')).toEqual({
      status: 0,
      stdout: expect.stringMatching(/^gantry \d+\.\d+\.\d+\n$/),
      stderr: '',
    }));

  it('help exits 0', () =>
    expect(gantry('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('Exit codes') }));
});
