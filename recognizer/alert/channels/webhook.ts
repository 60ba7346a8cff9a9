import { jsonOf } from '../message.ts';
import type { Sender } from '../ports.ts';
import { post } from './post.ts';
import { keyOf, sign } from './signature.ts';

/**
 * Posts alerts to other systems, signed.
 *
 * @param secretOf the secret shared with the system at a URL
 */
export function createWebhookSender(secrets: ReadonlyMap<string, string>): Sender {
  for (const secret of secrets.values()) keyOf(secret);
  return {
    send(message) {
      const body = jsonOf(message);
      const headers = sign(secrets.get(message.address)!, message.id, message.atMs, body);
      return post(new URL(message.address).host, message.address, { ...headers }, body);
    },
    close: async () => undefined,
  };
}
