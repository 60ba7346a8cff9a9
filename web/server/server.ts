/** The studio's server: the built page, what the run folders hold as JSON, the recognizer's weights, and alerts for who signs in. */
import type { FastifyInstance } from 'fastify';
import { networkNames } from '../../recognizer/networks.ts';
import { weightsFolder } from '../../recognizer/recognizer.ts';
import { apiError, createPageServer, listenOnLoopback } from '../../scenarios/serve/page.ts';
import { type ApiError, type RunDetail, type RunList, runsPath, weightsPath } from '../api.ts';
import { type OfficeOptions, openOffice } from './alerts/office.ts';
import { addAlerts } from './alerts/routes.ts';
import { requireSetUp } from './alerts/set-up.ts';
import { frameFolder, listRuns, readRun } from './runs.ts';
import { createPorter } from './sign-in/porter.ts';
import { addSignIn } from './sign-in/routes.ts';

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
  await listenOnLoopback(server, port, '--port');
  return server;
}

/** The server, not listening yet. */
export function createStudio({ pageFolder, runsFolder, nowMs, ...options }: StudioOptions): FastifyInstance {
  const server = createPageServer(pageFolder);
  server.get<{ Reply: RunList }>(runsPath, async () => listRuns(runsFolder));
  server.get<{ Params: { id: string }; Reply: RunDetail | ApiError }>(`${runsPath}/:id`, async (request, reply) => {
    const { id } = request.params;
    return (
      (await readRun(runsFolder, id)) ?? reply.code(404).send(apiError(`there is no run "${id}" in ${runsFolder}`))
    );
  });
  server.get<{ Params: { id: string; name: string } }>(`${runsPath}/:id/frames/:name`, (request, reply) => {
    const { id, name } = request.params;
    const folder = frameFolder(runsFolder, id, name);
    return folder ? reply.sendFile(name, folder) : reply.code(404).send(apiError(`the run has no picture "${name}"`));
  });
  for (const name of networkNames)
    server.get(weightsPath(name), (_, reply) => reply.sendFile(`${name}.onnx`, weightsFolder));

  const office = openOffice(options, nowMs);
  const porter = createPorter(office.door);
  server.register(async (alerts) => {
    const requireReady = () => requireSetUp(options, office);
    await addSignIn(alerts, porter, requireReady);
    addAlerts(alerts, office, porter, requireReady, runsFolder);
  });
  server.addHook('onClose', () => office.close());
  return server;
}
