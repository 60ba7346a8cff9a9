import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { enterPeople } from './personnel.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-personnel-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

it('enters first who makes the books, and last who hands the office over', { timeout: 120_000 }, async () => {
  vi.stubEnv('GANTRY_DATABASE_URL', '');
  const told: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text).split(':')[0]!) > 0);
  const enter = async (roles: Record<string, string>) => {
    const people = Object.entries(roles).map(([id, role]) => `  ${id}: { role: ${role}, access: true }\n`);
    const file = join(folder, 'people.yaml');
    writeFileSync(file, `people:\n${people.join('')}`);
    await enterPeople(file, { store: join(folder, 'store'), pack: 'clinton-12.10', as: 'cmdr-1' });
  };
  await enter({ 'det-1': 'investigator', 'cmdr-1': 'alpr-administrator' });
  await enter({ 'cmdr-1': 'investigator', 'det-1': 'alpr-administrator' });
  expect(told).toEqual(['cmdr-1', 'det-1', 'det-1', 'cmdr-1']);
});
