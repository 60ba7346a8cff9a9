/** The query log survives kill -9: what was answered is in it with its hash, and nothing in it is half. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { digestOfShown } from '../../recognizer/investigate/digest.ts';
import type { LoggedAccess } from '../../recognizer/investigate/ports.ts';
import { archiveOn } from '../../store/archive.ts';
import { openStore } from '../../store/open.ts';
import { someRead } from './reads.ts';

const work = mkdtempSync(join(tmpdir(), 'gantry-query-kill-'));
const store = join(work, 'store');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ids = Array.from({ length: 900 }, (_, index) => `run/${String(index).padStart(5, '0')}`);

beforeAll(async () => {
  const database = openStore(store, '');
  const desk = openDesk(archiveOn(database), () => new Date().toISOString(), 30 * 86_400);
  const today = new Date().toISOString().slice(0, 10);
  const trained = { designeeFor: [], trainedOn: today, refreshedOn: null, access: true };
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  await desk.enterPeople({ 'det-1': { ...trained, role: 'investigator' } }, 'cmdr-1');
  await desk.collect(
    ids.map((id) => someRead({ id, plate: 'AB12345', seenAt: '2026-01-05T07:30:00.000Z' })),
    'test',
  );
  await database.close();
}, 240_000);

interface Asked {
  readonly kind: 'search' | 'export';
  readonly purpose: string;
  readonly caseNumber: string;
}
interface Ran extends Asked {
  readonly printed: string;
  readonly tookMs: number;
}

const folderOf = ({ caseNumber }: Asked): string => join(work, `evidence-${caseNumber}`);

/** Asks by the real command, and kills it after so long, or as soon as it prints something when that is `printed`. */
function ask(asked: Asked, kill: number | 'printed' | 'never'): Promise<Ran> {
  const { GANTRY_DATABASE_URL: _, ...env } = process.env;
  const given = ['--as', 'det-1', '--purpose', asked.purpose, '--case', asked.caseNumber, '--store', store];
  const how = asked.kind === 'search' ? ['--json'] : ['--out', folderOf(asked)];
  const args = ['dist/gantry.js', 'reads', asked.kind, 'AB?23*', ...given, ...how];
  const startMs = performance.now();
  const child = spawn(process.execPath, args, { cwd: projectRoot, env });
  const timer = typeof kill === 'number' ? setTimeout(() => child.kill('SIGKILL'), kill) : undefined;
  let printed = '';
  const take = (text: string): void => {
    printed += text;
    if (kill === 'printed') child.kill('SIGKILL');
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
  return new Promise((resolve) =>
    child.once('close', () => {
      clearTimeout(timer);
      resolve({ ...asked, printed, tookMs: performance.now() - startMs });
    }),
  );
}

/** Of a query that was answered for somebody to see: its id in the log, and the hash that its answer is to have there. */
function shownBy({ kind, printed }: Ran): { readonly id: string; readonly sha256: string } | undefined {
  if (kind === 'export') {
    const [, id, sha256] = /logged as (\S+)\nmanifest\.json SHA-256 (\S+)\n/.exec(printed) ?? [];
    return id && sha256 ? { id, sha256 } : undefined;
  }
  try {
    const { access, answer, reads } = JSON.parse(printed);
    if (!answer) return undefined; // refused: nothing was shown
    return { id: access.id, sha256: digestOfShown(reads.map((read: { id: string }) => read.id)) };
  } catch {
    return undefined;
  }
}

const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

it('has each query that was answered, with the hash of the answer, and each that it has whole', async () => {
  let number = 0;
  const runs: Ran[] = [];
  const next = async (kind: Asked['kind'], kill: number | 'printed' | 'never', purpose = 'criminal-investigation') => {
    const ran = await ask({ kind, purpose, caseNumber: `26-${++number}` }, kill);
    runs.push(ran);
    return ran;
  };
  for (const kind of ['search', 'export'] as const) {
    const { tookMs } = await next(kind, 'never');
    for (const part of [0.7, 0.85, 0.95]) await next(kind, part * tookMs);
    await next(kind, 'printed');
  }
  const refused = await next('search', 'printed', 'personal');
  await next('export', 'never');

  const database = openStore(store, '');
  const log = await archiveOn(database).log.entries();
  const held = await database.query<{ case_number: string }>('SELECT DISTINCT case_number FROM held');
  await database.close();

  // What was shown is in the log, and its answer is.
  const shown = runs.flatMap((ran) => shownBy(ran) ?? []);
  const answers = new Map(log.flatMap(({ id, answer }) => (answer ? [[id, answer.sha256]] : [])));
  expect(shown.length).toBeGreaterThanOrEqual(3);
  for (const { id, sha256 } of shown) expect(answers.get(id), id).toBe(sha256);

  // What is in the log is one of the queries, once and whole; and its answer is what there was to be found.
  const byCase = new Map(log.map((access) => [access.caseNumber, access]));
  expect(byCase.size).toBe(log.length);
  expect(log.length).toBeLessThan(runs.length);
  for (const access of log) {
    const ran = runs.find(({ caseNumber }) => caseNumber === access.caseNumber)!;
    const { kind, purpose } = ran;
    expect(access).toMatchObject({ kind, purpose, personId: 'det-1', role: 'investigator' });
    expect(access.criteria).toMatchObject({ plate: 'AB?23*', state: null, cameraIds: [] });
    if (access.answer) expect(access.answer.reads).toBe(ids.length);
    if (access.answer && kind === 'search') expect(access.answer.sha256).toBe(digestOfShown(ids));
  }
  const of = (ran: Ran): LoggedAccess | undefined => byCase.get(ran.caseNumber);
  expect(of(refused)).toMatchObject({ answer: null, refusals: [{ clause: 'IV.K.a.iv' }] });

  // A package that is there is whole, was logged before, and its reads are held.
  for (const ran of runs.filter((one) => existsSync(folderOf(one)))) {
    const folder = folderOf(ran);
    expect(of(ran)?.answer?.sha256).toBe(sha256Of(join(folder, 'manifest.json')));
    for (const line of readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trimEnd().split('\n')) {
      const [, sha256, name] = /^(\S+) [ *](.+)$/.exec(line)!;
      expect(sha256Of(join(folder, name!)), name).toBe(sha256);
    }
    expect(held.map(({ case_number }) => case_number)).toContain(ran.caseNumber);
  }
}, 900_000);
