/** The administrator's file: work domains, groups of cameras, servers, other systems. It holds no secret, only where each is. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError, type Place } from '../../base/errors.ts';
import { readYaml } from '../../base/read-yaml.ts';
import { reasonIds } from '../match/reasons.ts';
import type { Agency } from './address.ts';
import { createEmailSender } from './channels/email.ts';
import { createMqttSender } from './channels/mqtt.ts';
import { keyOf } from './channels/signature.ts';
import { createSmsSender } from './channels/sms.ts';
import { createWebhookSender } from './channels/webhook.ts';
import type { Channel, Sender } from './ports.ts';
import type { SystemSubscription } from './subscriptions.ts';

const name = z.string().min(1);
const secret = z.union([z.strictObject({ env: name }), z.strictObject({ file: name })]);
type Secret = z.infer<typeof secret>;

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
type Config = z.infer<typeof configSchema>;

export interface AlertConfig extends Agency {
  readonly systems: readonly SystemSubscription[];
  /**
   * Who sends by the channels that are configured; close each in the end.
   *
   * @throws InputError where a secret is not to be had
   */
  openSenders(): Partial<Record<Channel, Sender>>;
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
    openSenders: () => sendersOf(yaml.value, (...path) => yaml.placeOf(path)),
  };
}

function sendersOf({ email, sms, mqtt, systems }: Config, placeOf: (...path: PropertyKey[]) => Place) {
  const secretAt = (given: Secret | undefined, ...path: PropertyKey[]): string | null =>
    given ? readSecret(given, placeOf(...path)) : null;
  const webhooks = systems.flatMap((one, at) => {
    if (one.channel !== 'webhook') return [];
    const value = secretAt(one.secret, 'systems', at, 'secret')!;
    try {
      keyOf(value);
    } catch (error) {
      throw new InputError({ what: (error as Error).message, where: placeOf('systems', at, 'secret') });
    }
    return [[one.url, value] as const];
  });
  const user = email?.user ?? null;
  return {
    ...(email && {
      email: createEmailSender({ ...email, user, password: secretAt(email.password, 'email', 'password') }),
    }),
    ...(sms && { sms: createSmsSender({ url: sms.url, token: secretAt(sms.token, 'sms', 'token') }) }),
    ...(mqtt && {
      mqtt: createMqttSender(withLogin(mqtt.url, mqtt.user, secretAt(mqtt.password, 'mqtt', 'password'))),
    }),
    ...(webhooks.length > 0 && { webhook: createWebhookSender(new Map(webhooks)) }),
  };
}

function withLogin(url: string, user: string | undefined, password: string | null): string {
  const login = new URL(url);
  if (user) login.username = encodeURIComponent(user);
  if (password) login.password = encodeURIComponent(password);
  return login.href;
}

function readSecret(given: Secret, where: Place): string {
  if ('env' in given) {
    const value = process.env[given.env];
    if (value) return value;
    throw new InputError({
      what: `the environment has no ${given.env}`,
      where,
      expected: 'the secret in that variable',
    });
  }
  try {
    return readFileSync(given.file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({
      what: `${given.file} cannot be read (${code})`,
      where,
      expected: 'a file that holds the secret alone',
    });
  }
}
