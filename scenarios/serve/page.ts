/** What every server of ours that serves the page shares: who may ask, the page's files, and errors as JSON. */
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { InputError } from '../../base/errors.ts';
import { InUseError } from '../../store/lock.ts';
import { guard } from './guard.ts';

/** Where the build puts the page, in its folder. */
export const pageFile = 'web/app/index.html';

export const apiError = (text: string) => ({ error: text });

/** @param pageFolder what `vite build` made of the page */
export function createPageServer(pageFolder: string): FastifyInstance {
  const server = Fastify({ forceCloseConnections: true });
  guard(server);
  server.register(staticFiles, { root: pageFolder, index: false });
  server.get('/', (_, reply) => reply.sendFile(pageFile, { cacheControl: false }));
  server.setNotFoundHandler((request, reply) => reply.code(404).send(apiError(`there is nothing at ${request.url}`)));
  server.setErrorHandler((cause: Error & { statusCode?: number }, _, reply) => {
    const status = cause.statusCode ?? (cause instanceof InUseError ? 503 : 500);
    if (status === 500 && !(cause instanceof InputError)) process.stderr.write(`${cause.stack}\n`);
    const faults = cause instanceof InputError ? { faults: cause.faults } : {};
    return reply.code(status).send({ ...apiError(cause.message), ...faults });
  });
  return server;
}

/** On loopback, and nowhere else. @throws InputError when the port is in use, naming where it was chosen */
export async function listenOnLoopback(server: FastifyInstance, port: number, chosenBy: string): Promise<void> {
  try {
    await server.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new InputError({
      what: `port ${port} is in use`,
      where: { file: chosenBy },
      expected: `a free one, for example ${port + 1}, or 0 for any`,
    });
  }
}
