import type { FastifyError } from 'fastify';
import { InputError } from '../../../base/errors.ts';

/** Status and message of what went wrong with a request: what the client gave is 4xx; ours is 500, and told here. */
export function failureOf(error: FastifyError | Error): { readonly status: number; readonly message: string } {
  if (error instanceof InputError) return { status: 400, message: error.message };
  const status = ('statusCode' in error && error.statusCode) || 500;
  if (status >= 500) process.stderr.write(`${error.stack}\n`);
  return { status, message: status >= 500 ? 'the recognizer failed; the server tells why' : error.message };
}
