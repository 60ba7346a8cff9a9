import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, it, vi } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { followConfig } from './follow-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-follow-config-'));
const [file, secretFile] = [join(folder, 'alerts.yaml'), join(folder, 'token')] as const;
const write = (domain: string, rest = '') => writeFileSync(file, `gantry-alerts: 1\nworkDomains: [${domain}]\n${rest}`);
const told: string[] = [];
const listen = () => {
  told.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0);
};
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

it('is the file as it is, and as it last was while it cannot be used, which is told once', async () => {
  listen();
  const followed = followConfig(file);
  const domains = async () => (await followed.now()).config.workDomains;
  await expect(domains()).rejects.toThrow(InputError);

  write('clintonpd.example');
  expect(await domains()).toEqual(['clintonpd.example']);
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

it('sends by a secret as its file has it by now, the configuration being as it was', async () => {
  listen();
  const asked: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Record<string, string> }) => {
    asked.push(new Headers(headers).get('authorization'));
    return new Response(null, { status: 204 });
  });
  const message = { id: 'a', address: '+18605550123', atMs: 0, notices: [] };
  const followed = followConfig(file);
  const send = async () => (await followed.now()).senders.sms!.send(message);
  writeFileSync(secretFile, 'first\n');
  write('clintonpd.example', `sms: { url: "https://sms.example/", token: { file: "${secretFile}" } }\n`);
  await send();
  expect((await followed.now()).senders).toBe((await followed.now()).senders);
  writeFileSync(secretFile, 'second\n');
  await send();
  writeFileSync(secretFile, '');
  await send();
  expect(asked).toEqual(['Bearer first', 'Bearer second', 'Bearer second']);
  expect(told).toEqual([expect.stringMatching(/alerts\.yaml:3:\d+: .*token is empty[\s\S]*goes on to hold/)]);
  await followed.close();
  vi.unstubAllGlobals();
});
