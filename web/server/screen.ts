/**
 * Serves the page that shows a scenario to a camera, on this machine only. The page tells this server what it shows, and
 * when; nothing that it tells is kept on disk. Of several pages the one that was opened last shows it.
 */
import { existsSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { projectRoot } from '../../base/files.ts';
import { realClock } from '../../firmware-bridge/host-clock.ts';
import { RigError } from '../../firmware-bridge/ports.ts';
import type { HostTime } from '../../firmware-bridge/rig/clock.ts';
import type { Screen, ScreenPage, ServeScreen, Show } from '../../scenarios/hardware/screen/screen.ts';
import { clockPath, type Order, ordersPath, showPath, type Told, toldPath, toldSchema } from '../screen-api.ts';
import { isOwnHost } from './guard.ts';
import { apiError, createPageServer, listenOnLoopback, pageFile } from './page.ts';

const builtPage = join(projectRoot, 'dist', 'web');

export const serveScreen: ServeScreen = async (show, port) => {
  if (!existsSync(join(builtPage, pageFile)))
    throw new InputError({
      what: 'holds no page',
      where: { file: builtPage },
      expected: 'a build: node cli/setup.mjs',
    });
  return startScreen(show, port, builtPage);
};

/** @param pageFolder what `vite build` made of the page */
export async function startScreen(show: Show, port: number, pageFolder: string): Promise<Screen> {
  const drawn = new Map<number, HostTime>();
  const open = new Map<number, ServerResponse>();
  let [lastPage, page]: [number, ScreenPage | undefined] = [0, undefined];
  let ended = (_?: RigError): void => {};

  const send = (to: ServerResponse | undefined, order: Order): void => {
    to?.write(`data: ${JSON.stringify(order)}\n\n`);
  };

  function welcome(response: ServerResponse): void {
    send(open.get(lastPage), { order: 'leave' });
    const own = ++lastPage;
    page = undefined;
    ended(new RigError('the page was opened anew while it played'));
    open.set(own, response);
    send(response, { order: 'wait', page: own });
    response.once('close', () => {
      open.delete(own);
      if (own !== lastPage) return;
      page = undefined;
      ended(new RigError('the page that showed the scenario was closed'));
    });
  }

  function take(told: Told): void {
    if (told.page !== lastPage || !open.has(told.page)) return;
    if (told.about === 'page') {
      const { about: _, page: __, ...state } = told;
      page = state;
      if (state.failure !== null) ended(new RigError(`the page shows nothing: ${state.failure}`));
    } else if (told.about === 'ended') ended();
    else
      for (const { index, atS, uncertaintyS } of told.moments)
        if (!drawn.has(index)) drawn.set(index, { tS: atS, uncertaintyS });
  }

  const server = createPageServer(pageFolder);
  server.get(showPath, async (): Promise<Show> => show);
  server.get(clockPath, async () => ({ nowS: realClock.nowS() }));
  server.get(ordersPath, (_, reply) => {
    reply.hijack();
    const kept = Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)] as const);
    reply.raw.writeHead(200, {
      ...Object.fromEntries(kept),
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
    });
    welcome(reply.raw);
  });
  server.post(toldPath, async (request, reply) => {
    // What another site's page sends carries that site's name (Fetch standard, "Origin" header).
    const { origin } = request.headers;
    if (origin !== undefined && !isOwnHost(hostOf(origin)))
      return reply.code(403).send(apiError('only the page of this server may tell what it shows'));
    const { data, error } = toldSchema.safeParse(request.body);
    if (!data) return reply.code(400).send(apiError(error.message));
    take(data);
    return reply.code(204).send();
  });
  await listenOnLoopback(server, port, 'frames.screen.port');

  return {
    url: `http://localhost:${(server.addresses()[0] as AddressInfo).port}/#/screen`,
    page: () => page,
    drawn,
    play: (moments) =>
      new Promise((done, fail) => {
        ended = (error) => (error ? fail(error) : done());
        if (page) send(open.get(lastPage), { order: 'play', moments });
        else fail(new RigError('no page is open'));
      }),
    async close() {
      ended(new RigError('the screen is closed'));
      for (const response of open.values()) response.end();
      await server.close();
    },
  };
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
