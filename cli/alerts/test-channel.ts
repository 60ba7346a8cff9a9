import { randomUUID } from 'node:crypto';
import { InputError } from '../../base/errors.ts';
import { addressFault } from '../../recognizer/alert/address.ts';
import { type AlertConfig, readAlertConfig } from '../../recognizer/alert/config.ts';
import type { AlertNotice, Channel } from '../../recognizer/alert/ports.ts';
import { openSenders } from '../../recognizer/alert/servers.ts';
import { exitCode } from '../exit-code.ts';
import { say } from './with-store.ts';

/** An alert that cannot be taken for one. */
const testNotice: AlertNotice = {
  source: 'test-channel',
  alertId: 'test',
  hitId: 'test',
  readId: 'test',
  at: new Date().toISOString(),
  cameraId: 'no camera',
  plateRead: 'TEST',
  stateRead: null,
  match: 'exact',
  likelihoodRatio: 1,
  entry: {
    entryId: 'test',
    plate: 'TEST',
    state: null,
    reason: 'stolen-vehicle',
    source: 'test',
    department: '',
    instructions: 'THIS IS A TEST. NO VEHICLE WAS SEEN.',
  },
};

/** Sends one message by a channel, to where alerts may go. */
export async function testChannel(
  name: string,
  address: string | undefined,
  options: { readonly config: string },
): Promise<void> {
  const config = readAlertConfig(options.config);
  const to = targetOf(name, address, config);
  const senders = openSenders(config.servers());
  try {
    const sender = senders[to.channel];
    if (!sender)
      throw new InputError({
        what: `no ${to.channel} is configured`,
        where: { file: options.config },
        expected: `${to.channel}: and its server`,
      });
    const result = await sender.send({
      id: randomUUID(),
      address: to.address,
      atMs: Date.now(),
      notices: [testNotice],
    });
    say(result.outcome === 'accepted' ? `accepted for ${to.address}` : `not accepted: ${result.why}`);
    process.exitCode = result.outcome === 'accepted' ? exitCode.good : exitCode.otherwise;
  } finally {
    for (const sender of Object.values(senders)) await sender.close();
  }
}

function targetOf(
  name: string,
  address: string | undefined,
  config: AlertConfig,
): { channel: Channel; address: string } {
  if (name === 'email' || name === 'sms') {
    const fault = addressFault(name, address ?? '', config);
    if (fault) throw new InputError({ ...fault, where: { file: 'address' } });
    return { channel: name, address: address! };
  }
  const system = config.systems.find(({ id }) => id === name);
  if (system) return system;
  throw new InputError({
    what: `there is no channel "${name}"`,
    where: { file: 'channel' },
    expected: ['email', 'sms', ...config.systems.map(({ id }) => id)].join(', '),
  });
}
