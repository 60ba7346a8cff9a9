import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { openStore } from '../../store/open.ts';
import { someRead } from './reads.ts';

const work = mkdtempSync(join(tmpdir(), 'gantry-kill-'));
const store = join(work, 'store');
const list = join(work, 'reads.jsonl');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const total = 8000;
const lot = 1000;
const ids = Array.from({ length: total }, (_, index) => `run/${String(index).padStart(5, '0')}`);
const lines = ids.map((id) => {
  const { pictures: _, record: __, ...read } = someRead({ id });
  return `${JSON.stringify(read)}\n`;
});
writeFileSync(list, lines.join(''));

/** Imports by the real command; kills it when so many lots are acknowledged, or after so long, whichever comes first. */
async function importUntil(lots: number, afterMs = 120_000): Promise<{ acknowledged: number; refusal: string }> {
  const { GANTRY_DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, ['dist/gantry.js', 'reads', 'import', list, '--store', store], {
    cwd: projectRoot,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const timer = new AbortController();
  wait(afterMs, undefined, { signal: timer.signal, ref: false }).then(
    () => child.kill('SIGKILL'),
    () => {},
  );
  let acknowledged = 0;
  let refusal = '';
  for await (const line of createInterface(child.stderr)) {
    const [, count] = /: (\d+) of \d+ done$/.exec(line) ?? [];
    if (count === undefined) throw new Error(line);
    acknowledged = Number(count);
    if (acknowledged === lot)
      refusal = await openStore(store, '', 0)
        .query('SELECT 1')
        .then(
          () => '',
          (error: Error) => error.message,
        );
    if (acknowledged >= lots * lot) child.kill('SIGKILL');
  }
  timer.abort();
  await exited;
  if (refusal) expect(refusal).toContain(`in use by process ${child.pid} (gantry.js reads import, since 20`);
  return { acknowledged, refusal };
}

async function kept(): Promise<string[]> {
  const database = openStore(store, '');
  const rows = await database.query<{ read_id: string }>(
    'SELECT read_id FROM plate_read JOIN read_record USING (read_id) ORDER BY read_id',
  );
  await database.close();
  return rows.map(({ read_id }) => read_id);
}

describe('a process that is killed', () => {
  it('has lost nothing that it acknowledged, keeps no lot in part, and leaves the store to the next', async () => {
    let before = 0;
    let refusals = 0;
    for (const [lots, afterMs] of [[total, 900], [1], [4]] as const) {
      const { acknowledged, refusal } = await importUntil(lots, afterMs);
      if (refusal) refusals++;
      const found = await kept();
      expect(found.length).toBeGreaterThanOrEqual(Math.max(before, acknowledged));
      expect(found).toEqual(ids.slice(0, found.length));
      expect(found.length % lot).toBe(0);
      before = found.length;
    }
    expect(refusals).toBeGreaterThan(0);
    await importUntil(total + 1);
    expect(await kept()).toEqual(ids);
  }, 300_000);
});
