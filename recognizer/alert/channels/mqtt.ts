import type { MqttClient } from 'mqtt';
import { connectBroker } from '../../adapters/onvif/connect.ts';
import { jsonOf } from '../message.ts';
import type { Sender } from '../ports.ts';

const timeoutMs = 10_000;

/**
 * Publishes alerts to a broker (QoS 1: the broker's acknowledgement is the acceptance). The connection is made when there is
 * something to send.
 *
 * @param url `mqtts://NAME:PASSWORD@HOST`, or `mqtt://` to this machine
 */
export function createMqttSender(url: string): Sender {
  const { host } = new URL(url);
  let open: Promise<MqttClient> | undefined;
  return {
    async send(message) {
      try {
        open ??= connectBroker(url);
        await inTime((await open).publishAsync(message.address, jsonOf(message), { qos: 1 }));
        return { outcome: 'accepted' };
      } catch (error) {
        await (await open?.catch(() => undefined))?.endAsync(true);
        open = undefined;
        return {
          outcome: 'failed',
          why: `${host} did not take it (${(error as Error).message.split('\n')[0]})`,
          isFinal: false,
        };
      }
    },
    async close() {
      await (await open?.catch(() => undefined))?.endAsync();
    },
  };
}

/** A broker that has gone away answers nothing. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
