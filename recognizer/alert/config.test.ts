import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readAlertConfig } from './config.ts';
import { openSenders } from './servers.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-alert-config-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'alerts.yaml');
const secretFile = join(folder, 'secret');
writeFileSync(secretFile, `whsec_${Buffer.alloc(32, 7).toString('base64')}\n`);
const emptyFile = join(folder, 'empty');
writeFileSync(emptyFile, '\n');

const read = (text: string) => {
  writeFileSync(file, `gantry-alerts: 1\n${text}`);
  return readAlertConfig(file);
};
const webhook = (given: string) => `systems: [{ id: cad, channel: webhook, url: "https://cad.example/", ${given} }]`;

describe('the configuration', () => {
  it('has everything that it is not told of off', () => {
    const { workDomains, cameraGroups, systems, servers } = read('');
    expect({ workDomains, cameraGroups, systems }).toEqual({
      workDomains: [],
      cameraGroups: {},
      systems: [],
    });
    expect(openSenders(servers())).toEqual({});
  });

  it('takes secrets from a file or the environment, when they are needed', async () => {
    const config = read(`${webhook(`secret: { file: "${secretFile}" }`)}
sms: { url: "https://sms.example/", token: { env: PATH } }
email: { host: mail.example, from: alpr@clintonpd.example }
mqtt: { url: "mqtts://broker.example" }`);
    const senders = openSenders(config.servers());
    expect(Object.keys(senders).sort()).toEqual(['email', 'mqtt', 'sms', 'webhook']);
    for (const sender of Object.values(senders)) await sender.close();
  });

  it.each<[string, string, RegExp]>([
    [
      'a plain webhook beyond this machine',
      'systems: [{ id: a, channel: webhook, url: "http://cad.example/", secret: { env: A } }]',
      /alerts\.yaml:2:\d+: systems\.0\.url.*\n.*https:\/\/…, or http:\/\/ to this machine/,
    ],
    ['a plain broker beyond this machine', 'mqtt: { url: "mqtt://broker.example" }', /mqtts:\/\//],
    [
      'mail without TLS beyond this machine',
      'email: { host: mail.example, security: none, from: a@b.example }',
      /this machine alone/,
    ],
    ['a secret in the file', webhook('secret: whsec_abc'), /alerts\.yaml:2:\d+: systems\.0\.secret/],
    ['a webhook without a secret', 'systems: [{ id: a, channel: webhook, url: "https://cad.example/" }]', /secret/],
    [
      'a group that is none',
      webhook('secret: { env: A }, cameras: [Moon]'),
      /alerts\.yaml:2:\d+: there is no camera group "Moon"/,
    ],
    [
      'two systems of one name',
      'systems:\n  - { id: a, channel: mqtt, topic: x }\n  - { id: a, channel: mqtt, topic: y }',
      /alerts\.yaml:4:\d+: another system has the id "a"/,
    ],
    [
      'a list of people, and says where they are entered',
      'people: [{ id: ecc-1, role: ecc-dispatcher }]',
      /alerts\.yaml:2:\d+: people are not listed here\n.*gantry personnel/,
    ],
    ['a topic with a wildcard', 'systems: [{ id: a, channel: mqtt, topic: "x/#" }]', /without wildcards/],
    ['an unknown reason', webhook('secret: { env: A }, reasons: [speeding]'), /reasons\.0/],
  ])('refuses %s', (_, text, message) => expect(() => read(text)).toThrow(message));

  it.each([
    [webhook('secret: { env: GANTRY_NO_SUCH }'), /alerts\.yaml:2:\d+: the environment has no GANTRY_NO_SUCH/],
    [webhook('secret: { file: /no/such }'), /\/no\/such cannot be read \(ENOENT\)/],
    [`sms: { url: "https://sms.example/", token: { file: "${emptyFile}" } }`, /empty is empty/],
    [webhook('secret: { env: PATH }'), /alerts\.yaml:2:\d+: not a webhook secret/],
  ])('says where a secret is missing, and repeats none: %s', (text, message) => {
    const config = read(text);
    expect(() => config.servers()).toThrow(message);
    expect(() => config.servers()).not.toThrow(process.env.PATH!);
  });
});
