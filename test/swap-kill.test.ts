/** The swap of an index survives kill -9: a refresh leaves nothing half, and the next process has the whole list. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../base/files.ts';
import { columns } from '../recognizer/match/import.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-swap-kill-'));
const temporary = join(folder, 'temporary');
afterAll(() => rmSync(folder, { recursive: true }));

/** Two versions of a list: the same plates, each entry saying of which version it is. */
const size = 20_000;
const versions = ['even', 'odd'].map((version) => {
  const rows = Array.from(
    { length: size },
    (_, n) => `AB${10_000 + n},CT,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,,,,${version},`,
  );
  const file = join(folder, `${version}.csv`);
  const text = [columns.join(','), ...rows].join('\n');
  writeFileSync(file, text);
  return { file, text };
});

/** Takes over one version after the other for ever, and asks meanwhile; says what was put into use, and each wrong answer. */
const program = `(async () => {
  const { setImmediate } = await import('node:timers/promises');
  const { createServer } = await import('vite');
  const sources = await createServer({ configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false, watch: null } });
  const { refreshIndex } = await sources.ssrLoadModule('/recognizer/match/build/refresh-index.ts');
  const { createHolder } = await sources.ssrLoadModule('/recognizer/match/holder.ts');
  const { buildIndex } = await sources.ssrLoadModule('/recognizer/match/match.ts');
  const [size, ...files] = process.argv.slice(1);
  const onDate = '2026-03-14';
  const say = (text) => process.stdout.write(text + '\\n');
  const holder = createHolder(buildIndex([], onDate));
  const read = { id: 'r', cameraId: 'c', tFirstS: 0, tS: 1, characters: [], confidence: 0.9, state: null, format: null, observations: [] };
  for (let turn = 0; ; turn++) {
    say('asked for ' + turn);
    let done = false;
    const refreshed = refreshIndex(holder, { files: [files[turn % 2]], onDate }).then(() => { done = true; });
    for (let n = 0; !done; n++) {
      const index = holder.current;
      const texts = [n, n + 1, n + 2].map((k) => 'AB' + (10000 + (k * 7919) % Number(size)));
      const found = texts.map((text) => index.match({ ...read, text }).find(({ kind }) => kind === 'exact')?.entry.synopsis);
      const expected = turn === 0 ? undefined : ['even', 'odd'][(turn - 1) % 2];
      if (index.size > 0 && found.some((version) => version !== expected)) say('wrong: ' + texts + ' ' + found);
      await setImmediate();
    }
    await refreshed;
    if (holder.current.size !== Number(size)) say('wrong: ' + holder.current.size + ' entries');
    say('in use ' + turn);
  }
  })()`;

/** Runs the program, and kills it so long after the line that is named. Gives its lines. */
async function runAndKill(at: string, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, ['-e', program, String(size), ...versions.map(({ file }) => file)], {
    cwd: projectRoot,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line === at) setTimeout(() => child.kill('SIGKILL'), afterMs);
  }
  return lines;
}

it('leaves the lists as they were and nothing beside them, and the next process puts them into use', async () => {
  for (const [at, afterMs] of [
    ['asked for 0', 50],
    ['asked for 1', 0],
    ['asked for 1', 150],
    ['in use 1', 0],
    ['in use 3', 0],
  ] as const) {
    const lines = await runAndKill(at, afterMs);
    expect(lines).toContain(at);
    expect(lines.filter((line) => line.startsWith('wrong'))).toEqual([]);
    for (const { file, text } of versions) expect(readFileSync(file, 'utf8') === text, file).toBe(true);
    expect(readdirSync(folder).sort()).toEqual(['even.csv', 'odd.csv']);
  }
}, 600_000);
