/** Our recognizer behind the addresses and answers of OpenALPR's Cloud API and of Plate Recognizer's Snapshot API. */
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance } from 'fastify';
import { InputError } from '../../../base/errors.ts';
import { createTurns } from '../../../base/turns.ts';
import type { PictureReader } from '../../ports.ts';
import { openAlprRoutes } from '../openalpr/routes.ts';
import { plateRecognizerRoutes } from '../plate-recognizer/routes.ts';

/** Larger requests are refused: 413. */
export const maxRequestBytes = 32 * 1024 * 1024;

/** The server, not listening yet. */
export function createRecognizerServer(reader: PictureReader): FastifyInstance {
  const server = Fastify({ bodyLimit: maxRequestBytes });
  server.register(multipart, {
    limits: { fileSize: maxRequestBytes, fieldSize: maxRequestBytes, files: 1, fields: 20 },
  });
  const turns = createTurns(reader.atOnce ?? 1);
  const inTurn: PictureReader = { name: reader.name, read: (picture) => turns.run(() => reader.read(picture)) };
  server.register(openAlprRoutes(inTurn));
  server.register(plateRecognizerRoutes(inTurn));
  server.setNotFoundHandler(({ method, url }, reply) =>
    reply.code(404).send({
      error: `there is nothing at ${method} ${url}; POST pictures to /v2/recognize, /v2/recognize_bytes or /v1/plate-reader/`,
    }),
  );
  return server;
}

/**
 * Starts the server; port 0 takes any free one.
 *
 * @throws InputError when the address cannot be listened at
 */
export async function startRecognizerServer(
  reader: PictureReader,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<FastifyInstance> {
  const server = createRecognizerServer(reader);
  try {
    await server.listen({ host, port });
  } catch (error) {
    throw new InputError({
      what: `cannot listen at ${host}, port ${port} (${(error as NodeJS.ErrnoException).code})`,
      where: { file: 'gantry recognizer serve' },
      expected: 'a free port (--port 0 takes any) and an address of this machine',
    });
  }
  return server;
}
