import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { followConfig } from './follow-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-follow-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

it('is the file as it is, and as it last was while it cannot be used, which is told once', async () => {
  const file = join(folder, 'alerts.yaml');
  const write = (domain: string) => writeFileSync(file, `gantry-alerts: 1\nworkDomains: [${domain}]\n`);
  const told: string[] = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const followed = followConfig(file);
  const domains = async () => (await followed.now()).config.workDomains;
  await expect(domains()).rejects.toThrow(InputError);

  write('clintonpd.example');
  expect(await domains()).toEqual(['clintonpd.example']);
  expect(await followed.now()).toBe(await followed.now());
  write('town.example');
  expect(await domains()).toEqual(['town.example']);

  write('"no domain"');
  expect([await domains(), await domains()]).toEqual([['town.example'], ['town.example']]);
  rmSync(file);
  expect([await domains(), await domains()]).toEqual([['town.example'], ['town.example']]);
  expect(told).toEqual([
    expect.stringMatching(/alerts\.yaml:2:\d+[\s\S]*goes on to hold/),
    expect.stringMatching(/alerts\.yaml: file not found[\s\S]*goes on to hold/),
  ]);
  write('clintonpd.example');
  expect(await domains()).toEqual(['clintonpd.example']);
  await followed.close();
});
