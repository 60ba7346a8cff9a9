/**
 * Serves the page that shows a scenario to a camera, on this machine only. The page tells this server what it shows, and
 * when; nothing that it tells is kept on disk.
 */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { InputError } from '../../../../base/errors.ts';
import { projectRoot } from '../../../../base/files.ts';
import { realClock } from '../../../../firmware-bridge/host-clock.ts';
import { ownPageOnly } from '../../../serve/guard.ts';
import { apiError, createPageServer, listenOnLoopback, pageFile } from '../../../serve/page.ts';
import { clockPath, ordersPath, picturesPath, showPath, toldPath, toldSchema } from '../messages.ts';
import type { ServeScreen, Show } from '../screen.ts';
import { createScreenLink, type ScreenLink } from './link.ts';

const builtPage = join(projectRoot, 'dist', 'web');
/** After which a page asks for the next run's server; browsers wait for seconds by themselves. */
const retryMs = 500;
const mostPictureBytes = 32 * 1024 * 1024;

export const serveScreen: ServeScreen = async (show, port) => {
  if (!existsSync(join(builtPage, pageFile)))
    throw new InputError({
      what: 'holds no page',
      where: { file: builtPage },
      expected: 'a build: node cli/setup.mjs',
    });
  const link = createScreenLink();
  const server = createScreenServer(show, link, builtPage);
  await listenOnLoopback(server, port, 'frames.screen.port');
  return {
    ...link,
    url: `http://localhost:${(server.addresses()[0] as AddressInfo).port}/#/screen`,
    close: () => server.close(),
  };
};

/** The server, not listening yet. @param pageFolder what `vite build` made of the page */
export function createScreenServer(show: Show, link: ScreenLink, pageFolder: string): FastifyInstance {
  const server = createPageServer(pageFolder);
  const streams = new Set<ServerResponse>();
  server.addHook('preClose', async () => {
    await Promise.all([...streams].map((stream) => new Promise<void>((done) => void stream.end(done))));
  });
  server.get(showPath, async (): Promise<Show> => show);
  server.get(clockPath, async () => ({ nowS: realClock.nowS() }));
  // Who takes orders is the page from then on.
  server.get(ordersPath, { onRequest: ownPageOnly }, (_, reply) => {
    reply.hijack();
    const own = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]);
    const stream = { 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    reply.raw.writeHead(200, { ...Object.fromEntries(own), ...stream });
    const { raw } = reply;
    streams.add(raw);
    raw.write(`retry: ${retryMs}\n\n`);
    const gone = link.welcome((order) => void raw.write(`data: ${JSON.stringify(order)}\n\n`));
    raw.once('close', () => {
      streams.delete(raw);
      gone();
    });
  });
  server.post(toldPath, async (request, reply) => {
    const { data, error } = toldSchema.safeParse(request.body);
    if (!data) return reply.code(400).send(apiError(error.message));
    link.take(data);
    return reply.code(204).send();
  });
  server.addContentTypeParser('image/png', { parseAs: 'buffer', bodyLimit: mostPictureBytes }, (_, body, done) =>
    done(null, body),
  );
  const picture = `${picturesPath}/:page/:index`;
  server.put<{ Params: { page: string; index: string }; Body: Buffer }>(picture, async ({ params, body }, reply) => {
    if (!Buffer.isBuffer(body)) return reply.code(415).send(apiError('a picture is sent as image/png'));
    link.takePicture(params.page, Number(params.index), body);
    return reply.code(204).send();
  });
  return server;
}
