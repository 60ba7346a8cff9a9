/** The studio's server: the built page, what the run folders hold as JSON, the recognizer's weights, and alerts for who signs in. */
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { InputError } from '../../base/errors.ts';
import { networkNames } from '../../recognizer/networks.ts';
import { weightsFolder } from '../../recognizer/recognizer.ts';
import { InUseError } from '../../store/lock.ts';
import { type ApiError, type RunDetail, type RunList, runsPath, weightsPath } from '../api.ts';
import { type OfficeOptions, openOffice, requireStore } from './alerts/office.ts';
import { addAlerts } from './alerts/routes.ts';
import { guard } from './guard.ts';
import { frameFolder, listRuns, readRun } from './runs.ts';
import { createPorter } from './sign-in/porter.ts';
import { addSignIn } from './sign-in/routes.ts';

/** Where the build puts the page, in its folder. */
export const pageFile = 'web/app/index.html';

export interface StudioOptions extends OfficeOptions {
  /** What `vite build` made of the page. */
  readonly pageFolder: string;
  readonly runsFolder: string;
  /** The time, milliseconds since 1970. */
  readonly nowMs?: () => number;
}

/**
 * Starts the studio on loopback, and nowhere else; port 0 takes any free one.
 *
 * @throws InputError when the port is in use
 */
export async function startStudio(options: StudioOptions, port: number): Promise<FastifyInstance> {
  const server = createStudio(options);
  try {
    await server.listen({ host: '127.0.0.1', port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new InputError({
      what: `port ${port} is in use`,
      where: { file: '--port' },
      expected: `a free one, for example ${port + 1}, or 0 for any`,
    });
  }
  return server;
}

/** The server, not listening yet. */
export function createStudio({ pageFolder, runsFolder, nowMs, ...options }: StudioOptions): FastifyInstance {
  const server = Fastify();
  guard(server);
  server.register(staticFiles, { root: pageFolder, index: false });
  server.get('/', (_, reply) => reply.sendFile(pageFile, { cacheControl: false }));

  const error = (text: string): ApiError => ({ error: text });
  server.get<{ Reply: RunList }>(runsPath, async () => listRuns(runsFolder));
  server.get<{ Params: { id: string }; Reply: RunDetail | ApiError }>(`${runsPath}/:id`, async (request, reply) => {
    const { id } = request.params;
    return (await readRun(runsFolder, id)) ?? reply.code(404).send(error(`there is no run "${id}" in ${runsFolder}`));
  });
  server.get<{ Params: { id: string; name: string } }>(`${runsPath}/:id/frames/:name`, (request, reply) => {
    const { id, name } = request.params;
    const folder = frameFolder(runsFolder, id, name);
    return folder ? reply.sendFile(name, folder) : reply.code(404).send(error(`the run has no picture "${name}"`));
  });
  for (const name of networkNames)
    server.get(weightsPath(name), (_, reply) => reply.sendFile(`${name}.onnx`, weightsFolder));

  const office = openOffice(options, nowMs);
  const porter = createPorter(office.door);
  server.register(async (alerts) => {
    await addSignIn(alerts, porter, () => requireStore(options));
    addAlerts(alerts, office, porter, runsFolder);
  });
  server.addHook('onClose', () => office.close());

  server.setNotFoundHandler((request, reply) => reply.code(404).send(error(`there is nothing at ${request.url}`)));
  server.setErrorHandler((cause: Error & { statusCode?: number }, _, reply) => {
    const status = cause.statusCode ?? (cause instanceof InUseError ? 503 : 500);
    if (status === 500 && !(cause instanceof InputError)) process.stderr.write(`${cause.stack}\n`);
    return reply.code(status).send(error(cause.message));
  });
  return server;
}
