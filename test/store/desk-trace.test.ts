/** A department's records in a store, judged by the order with the real commands. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { noCriteria } from '../../recognizer/investigate/criteria.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { archiveOn } from '../../store/archive.ts';
import { historyOn } from '../../store/custom-entries.ts';
import { openStore } from '../../store/open.ts';
import { someRead } from './reads.ts';

const work = mkdtempSync(join(tmpdir(), 'gantry-desk-trace-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const { GANTRY_DATABASE_URL: _, ...env } = process.env;
const gantry = (...args: string[]) =>
  spawnSync(process.execPath, ['dist/gantry.js', ...args], { cwd: projectRoot, env, encoding: 'utf8' });

it('says what was refused, and what was done late or not at all', async () => {
  const store = join(work, 'store');
  const database = openStore(store, '');
  let now = '2026-01-05T08:00:00.000Z';
  const desk = openDesk(archiveOn(database), () => now, 30 * 86_400);
  const trained = { designeeFor: [], trainedOn: '2025-12-01', refreshedOn: null, access: true };
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  await desk.enterPeople({ 'sgt-1': { ...trained, role: 'shift-supervisor' } }, 'cmdr-1');
  await desk.enterPeople({ 'det-1': { ...trained, role: 'investigator' } }, 'cmdr-1');
  await desk.collect([someRead({ id: '1', plate: 'AB12345' })], 'test');
  const criteria = { ...noCriteria, plate: 'AB12345' };
  const ask = { personId: 'det-1', purpose: 'criminal-investigation', caseNumber: '26-1', criteria };
  await desk.search(ask);
  await desk.search({ ...ask, purpose: 'personal' });
  await desk.exportReads({ ...ask, requestId: 'never-asked-for' });
  const entries = await openCustomEntries({
    history: historyOn(database),
    ledger: archiveOn(database).ledger,
    notifyAdministrator: () => Promise.reject(new Error('no mail')),
  });
  const sergeant = { id: 'sgt-1', role: 'shift-supervisor' };
  const entered = await entries.enter(sergeant, '2026-01-05T09:00:00', {
    ...{ plate: 'AM40021', state: 'CT', reason: 'warrants', purpose: 'wanted-person', department: 'Clinton PD' },
    ...{ caseNumber: '26-7', narrative: 'Seen twice', enteringOfficer: 'Sgt. A. Rowe', synopsis: 'Burglaries' },
    ...{ cfsNumber: '26-40117', instructions: '', expires: null },
  });
  if ('done' in entered) await entries.remove(sergeant, '2026-01-06T09:00:00', entered.done.entryId, 'Arrested');
  now = '2026-02-20T10:00:00.000Z';
  const { body } = await desk.drawAudit('audit-02', 'audit-02', 'cmdr-1');
  now = '2026-03-10T10:00:00.000Z';
  const findings = body.sample.map((accessId) => ({ accessId, finding: 'in-order' as const, note: '' }));
  await desk.documentAudit('audit-02', findings, 'cmdr-1');
  await database.close();

  const { stdout: trace, stderr, status } = gantry('audit', 'trace', '--as', 'cmdr-1', '--store', store);
  expect([stderr, status]).toEqual(['', 0]);
  const refused = trace.split('\n').filter((line) => line.includes('"data.refused"'));
  expect(refused.map((line) => JSON.parse(line))).toMatchObject([
    { actor: 'det-1', purpose: 'personal', why: 'personal is a prohibited use (IV.K.a.iv)' },
    { actor: 'det-1', why: 'request never-asked-for has not been decided on (V.B.d)' },
  ]);
  const file = join(work, 'trace.ndjson');
  writeFileSync(file, trace);
  const judged = gantry('judge', file);
  expect([judged.stderr, judged.status]).toEqual(['', 1]);
  const violated = judged.stdout.split('\n').filter((line) => line.startsWith('violated'));
  const about = (text: string): string[] => violated.filter((line) => line.includes(text));
  expect(about('V.C.a: Nobody whose task it is audited the use of data: it was not done in 2026-03')).toHaveLength(1);
  expect(about('not done in 2026-02')).toEqual([]);
  expect(about('V.C.c: The results of audit audit-02 were not documented, which cmdr-1 conducted')).toHaveLength(1);
  expect(about('V.C.c: Neither the Chief nor a designee reviewed audit audit-02')).toHaveLength(1);
  expect(about('V.A.a, V.A.b: Data day-2026-01-05 was kept beyond its retention')).toHaveLength(1);
  expect(about('IV.I.e.i')).toHaveLength(1);
  for (const clause of ['IV.K', 'V.B.a', 'V.B.b', 'V.B.d', 'IV.F.d']) expect(about(clause), clause).toEqual([]);
}, 300_000);
