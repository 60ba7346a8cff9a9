/** The administrator's file: work domains, groups of cameras, servers, other systems. It holds no secret, only where each is. */
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readYaml } from '../../base/read-yaml.ts';
import { reasonIds } from '../match/reasons.ts';
import type { Agency } from './address.ts';
import { type Servers, secret, serversOf } from './servers.ts';
import type { SystemSubscription } from './subscriptions.ts';

const name = z.string().min(1);

/** What alerts say is not for others to read: unencrypted only within this machine. */
const isLocal = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host);
const address = (secure: string, plain: string) =>
  z.url().refine((url) => {
    const { protocol, hostname } = new URL(url);
    return protocol === `${secure}:` || (protocol === `${plain}:` && isLocal(hostname));
  }, `${secure}://…, or ${plain}:// to this machine`);

const filter = {
  reasons: z.array(z.enum(reasonIds as [(typeof reasonIds)[number]])).default([...reasonIds]),
  cameras: z.union([z.literal('all'), z.array(name)]).default('all'),
};

export const configSchema = z.strictObject({
  'gantry-alerts': z.literal(1),
  workDomains: z.array(z.hostname().toLowerCase()).default([]),
  cameraGroups: z.record(name, z.array(name)).default({}),
  /** Not here: said below, in more words than a schema has; editors are told by its JSON Schema. */
  people: z.unknown().meta({ not: {} }).exactOptional(),
  email: z
    .strictObject({
      host: name,
      port: z.int().min(1).max(65535).default(587),
      security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
      user: name.exactOptional(),
      password: secret.exactOptional(),
      from: z.email(),
    })
    .refine(({ security, host }) => security !== 'none' || isLocal(host), 'security: none is for this machine alone')
    .exactOptional(),
  sms: z.strictObject({ url: address('https', 'http'), token: secret.exactOptional() }).exactOptional(),
  mqtt: z
    .strictObject({ url: address('mqtts', 'mqtt'), user: name.exactOptional(), password: secret.exactOptional() })
    .exactOptional(),
  systems: z
    .array(
      z.discriminatedUnion('channel', [
        z.strictObject({ channel: z.literal('webhook'), id: name, url: address('https', 'http'), secret, ...filter }),
        z.strictObject({
          channel: z.literal('mqtt'),
          id: name,
          topic: name.regex(/^[^+#]+$/, 'a topic without wildcards'),
          ...filter,
        }),
      ]),
    )
    .default([]),
});
export type AlertFile = z.infer<typeof configSchema>;

export interface AlertConfig extends Agency {
  readonly systems: readonly SystemSubscription[];
  /** What sends, with the secrets as they are at that moment. @throws InputError where one is not to be had */
  servers(): Servers;
}

/** @throws InputError naming file, line and column of all that cannot be used */
export function readAlertConfig(file: string): AlertConfig {
  const yaml = readYaml(file, configSchema, 'the configuration of alerts (docs/alerts.md)');
  const { workDomains, cameraGroups, people, systems } = yaml.value;
  const faults = systems.flatMap((one, at) => {
    const where = yaml.placeOf(['systems', at]);
    const isSame = (other: typeof one): boolean =>
      other.id === one.id || ('url' in other && 'url' in one && other.url === one.url);
    const twice = systems.findIndex(isSame) < at;
    const unknown = one.cameras === 'all' ? [] : one.cameras.filter((group) => !Object.hasOwn(cameraGroups, group));
    return [
      ...(twice ? [{ what: `another system has the id "${one.id}", or its URL`, where, expected: 'its own' }] : []),
      ...unknown.map((group) => ({
        what: `there is no camera group "${group}"`,
        where,
        expected: Object.keys(cameraGroups).join(', ') || 'cameraGroups',
      })),
    ];
  });
  if (people !== undefined)
    faults.push({
      what: 'people are not listed here',
      where: yaml.placeOf(['people']),
      expected: 'no people: gantry personnel enters them, with role, training and access (docs/storage.md)',
    });
  if (faults.length > 0) throw new InputError(faults);
  return {
    workDomains,
    cameraGroups,
    systems: systems.map((one) => ({ ...one, address: one.channel === 'webhook' ? one.url : one.topic })),
    servers: () => serversOf(yaml.value, (...path) => yaml.placeOf(path)),
  };
}
