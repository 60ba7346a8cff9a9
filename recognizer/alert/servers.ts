/** Through what alerts leave: each server as it is configured, with its secret as it is now; and who sends by it. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { InputError, type Place } from '../../base/errors.ts';
import { createEmailSender, type SmtpServer } from './channels/email.ts';
import { createMqttSender } from './channels/mqtt.ts';
import { keyOf } from './channels/signature.ts';
import { createSmsSender, type SmsGateway } from './channels/sms.ts';
import { createWebhookSender } from './channels/webhook.ts';
import type { AlertFile } from './config.ts';
import type { Channel, Sender } from './ports.ts';

const name = z.string().min(1);
/** Where a secret is. */
export const secret = z.union([z.strictObject({ env: name }), z.strictObject({ file: name })]);

/** Plain data, secrets included: not to be shown. */
export interface Servers {
  readonly email?: SmtpServer;
  readonly sms?: SmsGateway;
  /** With name and password. */
  readonly mqttUrl?: string;
  /** URL and secret of each system. */
  readonly webhooks: readonly (readonly [string, string])[];
}

/** Reads the secrets. @throws InputError naming where in the file one is named that is not to be had */
export function serversOf(
  { email, sms, mqtt, systems }: AlertFile,
  placeOf: (...path: PropertyKey[]) => Place,
): Servers {
  const secretAt = (given: z.infer<typeof secret> | undefined, ...path: PropertyKey[]): string | null =>
    given ? readSecret(given, placeOf(...path)) : null;
  const user = email?.user ?? null;
  return {
    ...(email && { email: { ...email, user, password: secretAt(email.password, 'email', 'password') } }),
    ...(sms && { sms: { url: sms.url, token: secretAt(sms.token, 'sms', 'token') } }),
    ...(mqtt && { mqttUrl: withLogin(mqtt.url, mqtt.user, secretAt(mqtt.password, 'mqtt', 'password')) }),
    webhooks: systems.flatMap((one, at) =>
      one.channel === 'webhook'
        ? [[one.url, signingSecret(one.secret, placeOf('systems', at, 'secret'))] as const]
        : [],
    ),
  };
}

/** Who sends by the channels that are configured; close each in the end. */
export const openSenders = ({ email, sms, mqttUrl, webhooks }: Servers): Partial<Record<Channel, Sender>> => ({
  ...(email && { email: createEmailSender(email) }),
  ...(sms && { sms: createSmsSender(sms) }),
  ...(mqttUrl && { mqtt: createMqttSender(mqttUrl) }),
  ...(webhooks.length > 0 && { webhook: createWebhookSender(new Map(webhooks)) }),
});

function withLogin(url: string, user: string | undefined, password: string | null): string {
  const login = new URL(url);
  if (user) login.username = encodeURIComponent(user);
  if (password) login.password = encodeURIComponent(password);
  return login.href;
}

function signingSecret(given: z.infer<typeof secret>, where: Place): string {
  const value = readSecret(given, where);
  try {
    keyOf(value);
    return value;
  } catch (error) {
    throw new InputError({ what: (error as Error).message, where });
  }
}

function readSecret(given: z.infer<typeof secret>, where: Place): string {
  if ('env' in given) {
    const value = process.env[given.env];
    if (value) return value;
    throw new InputError({
      what: `the environment has no ${given.env}`,
      where,
      expected: 'the secret in that variable',
    });
  }
  const expected = 'a file that holds the secret alone';
  let value: string;
  try {
    value = readFileSync(given.file, 'utf8').trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError({ what: `${given.file} cannot be read (${code})`, where, expected });
  }
  // As it is for a moment where it is written anew in its place.
  if (value === '') throw new InputError({ what: `${given.file} is empty`, where, expected });
  return value;
}
