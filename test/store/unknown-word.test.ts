/** A search by a word that no read has: answered and logged, and told with the words that there are. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { archiveOn } from '../../store/archive.ts';
import { openStore } from '../../store/open.ts';
import { someRead } from './reads.ts';

const store = mkdtempSync(join(tmpdir(), 'gantry-words-'));
afterAll(() => rmSync(store, { recursive: true, force: true }));

it('names the words that reads have', async () => {
  const database = openStore(store, '');
  const now = new Date().toISOString();
  const desk = openDesk(archiveOn(database), () => now, 30 * 86_400);
  const trained = { designeeFor: [], trainedOn: now.slice(0, 10), refreshedOn: null, access: true };
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  await desk.collect([someRead({ id: '1', color: 'red' }), someRead({ id: '2', color: 'purple-ish' })], 'test');
  await database.close();
  const { GANTRY_DATABASE_URL: _, ...env } = process.env;
  const why = ['--as', 'cmdr-1', '--purpose', 'criminal-investigation', '--case', '26-1', '--store', store];
  const search = (...by: string[]) =>
    spawnSync(process.execPath, ['dist/gantry.js', 'reads', 'search', ...by, ...why], {
      cwd: projectRoot,
      env,
      encoding: 'utf8',
    });
  const unknown = search('--color', 'mauve', '--body', 'van');
  expect(unknown.stdout).toBe('0 reads; logged as access-1\n');
  expect(unknown.stderr).toBe(
    '--color: no read in the store has the color "mauve"\n    expected: purple-ish, red\n' +
      '--body: no read in the store has the body "van"\n    expected: nothing: no read says of its vehicle\'s body\n',
  );
  expect(unknown.status).toBe(2);
  const known = search('--color', 'purple-ish', '--state', 'NY');
  expect([known.stdout, known.stderr, known.status]).toEqual(['0 reads; logged as access-2\n', '', 0]);
}, 240_000);
