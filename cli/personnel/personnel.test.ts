import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { enterPeople } from './personnel.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-personnel-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

it('makes the store for who can begin the books, and enters all or none', { timeout: 120_000 }, async () => {
  vi.stubEnv('GANTRY_DATABASE_URL', '');
  const told: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text).split(':')[0]!) > 0);
  const store = join(folder, 'store');
  const enter = async (roles: Record<string, string>) => {
    const people = Object.entries(roles).map(([id, role]) => `  ${id}: { role: ${role}, access: true }\n`);
    const file = join(folder, 'people.yaml');
    writeFileSync(file, `people:\n${people.join('')}`);
    await enterPeople(file, { store, pack: 'clinton-12.10', as: 'cmdr-1' });
  };
  for (const others of [{ 'det-1': 'investigator' }, { 'cmdr-1': 'investigator' }])
    await expect(enter(others)).rejects.toThrow('there is no store');
  expect(existsSync(store)).toBe(false);
  await enter({ 'det-1': 'investigator', 'cmdr-1': 'alpr-administrator' });
  await enter({ 'cmdr-1': 'investigator', 'det-1': 'alpr-administrator' });
  await expect(enter({ '"det-2\\0"': 'investigator' })).rejects.toThrow('a name, without NUL');
  expect(told).toEqual(['det-1', 'cmdr-1', 'cmdr-1', 'det-1']);
});
