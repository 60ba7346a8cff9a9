import { textOf } from '../message.ts';
import type { Sender } from '../ports.ts';
import { post } from './post.ts';

export interface SmsGateway {
  readonly url: string;
  /** Sent as a bearer token, where the gateway asks for one. */
  readonly token: string | null;
}

/**
 * Sends text messages through a gateway by a plain JSON POST, `{"to": "+18605550123", "text": "…"}`, with the idempotency key
 * in `idempotency-key`. Gateways each have an API of their own: one that takes no such request needs a few lines between.
 */
export const createSmsSender = ({ url, token }: SmsGateway): Sender => ({
  send: (message) =>
    post(
      new URL(url).host,
      url,
      { 'idempotency-key': message.id, ...(token !== null && { authorization: `Bearer ${token}` }) },
      JSON.stringify({ to: message.address, text: textOf(message) }),
    ),
  close: async () => undefined,
});
