import { createTransport } from 'nodemailer';
import { textOf, titleOf } from '../message.ts';
import type { Sender } from '../ports.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `tls`: from the first byte; `starttls`: before anything else is said; `none`: to this machine only. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string | null;
  readonly password: string | null;
  /** The sender's address. */
  readonly from: string;
}

const timeoutMs = 10_000;

/** Replies to `RCPT TO` by which the mailbox will never be there (RFC 5321, 4.2.3); others may be mended at either end. */
const noSuchMailbox = [550, 551, 553];

/** What nodemailer adds to an error. */
interface SmtpError extends Error {
  readonly responseCode?: number;
  readonly command?: string;
  readonly code?: string;
}

/**
 * Sends e-mail by SMTP (RFC 5321). The server's reply to the whole message is the acceptance. The idempotency
 * key is the message's `Message-ID`, by which mail systems know a message that comes twice.
 */
export function createEmailSender({ host, port, security, user, password, from }: SmtpServer): Sender {
  const transport = createTransport({
    pool: true,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1);
  return {
    async send(message) {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: message.address },
          subject: titleOf(message),
          text: textOf(message),
          messageId: `<${message.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'accepted' };
      } catch (error) {
        const { responseCode, command, code, message: what } = error as SmtpError;
        const why = responseCode
          ? `${host} answered ${responseCode} to ${command}`
          : `${host} cannot be reached (${code ?? what})`;
        return { outcome: 'failed', why, isFinal: command === 'RCPT TO' && noSuchMailbox.includes(responseCode ?? 0) };
      }
    },
    close: async () => transport.close(),
  };
}
