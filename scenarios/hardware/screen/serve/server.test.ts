import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clockPath, type Order, ordersPath, picturesPath, showPath, type Told, toldPath } from '../messages.ts';
import type { Show } from '../screen.ts';
import { createScreenLink, type ScreenLink } from './link.ts';
import { createScreenServer } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-screen-'));
mkdirSync(join(folder, 'web/app'), { recursive: true });
writeFileSync(join(folder, 'web/app/index.html'), '<!doctype html><title>page</title>');
afterAll(() => rmSync(folder, { recursive: true }));

const show: Show = { scenario: null, picture: { widthPx: 640, heightPx: 360 }, momentsPerSecond: 5 };
const state = { widthPx: 800, heightPx: 600, isVisible: true, failure: null };
const host = 'localhost:4311';

/** A page, the orders that it has got, and the name that the first of them gave it. */
function open(link: ScreenLink) {
  const orders: Order[] = [];
  const leave = link.welcome((order) => orders.push(order));
  const [begin] = orders;
  if (begin?.order !== 'begin') throw new Error('a page is told to begin first');
  return { orders, leave, page: begin.page };
}

/** A link with a page, or more. */
function withPages(count = 1) {
  const link = createScreenLink();
  const pages = Array.from({ length: count }, () => open(link));
  const last = pages.at(-1)!;
  link.take({ about: 'page', page: last.page, ...state });
  return { link, pages, last };
}

describe('a page and what it tells', () => {
  it('is there once it has said what it is', () => {
    const link = createScreenLink();
    const { page } = open(link);
    expect(link.page()).toBeUndefined();
    link.take({ about: 'page', page, ...state });
    expect(link.page()).toEqual(state);
  });

  it('is told what to show, and tells when it has drawn it, the last time', () => {
    const { link, last } = withPages();
    for (const index of [0, 2, null]) link.show(index);
    expect(last.orders).toEqual([
      { order: 'begin', page: last.page },
      { order: 'show', index: 0 },
      { order: 'show', index: 2 },
      { order: 'show', index: null },
    ]);
    for (const [index, atS] of [
      [0, 10],
      [2, 12],
      [0, 13],
    ] as const)
      link.take({ about: 'drawn', page: last.page, index, atS, uncertaintyS: 0.001 });
    expect([...link.drawn]).toEqual([
      [2, { tS: 12, uncertaintyS: 0.001 }],
      [0, { tS: 13, uncertaintyS: 0.001 }],
    ]);
  });

  it('is gone when it is closed', () => {
    const { link, last } = withPages();
    last.leave();
    expect(link.page()).toBeUndefined();
  });

  it('that was opened last is the page, and the one before is told to leave and not heard', () => {
    const { link, pages } = withPages(2);
    expect(pages[0]!.orders.at(-1)).toEqual({ order: 'leave' });
    link.take({ about: 'drawn', page: pages[0]!.page, index: 0, atS: 1, uncertaintyS: 0 });
    expect(link.drawn.size).toBe(0);
    pages[0]!.leave();
    expect(link.page()).toEqual(state);
  });

  it('of an earlier server is not taken for one of this, the first of either', async () => {
    const earlier = open(createScreenLink());
    const link = createScreenLink();
    const { page } = open(link);
    link.take({ about: 'page', page: earlier.page, ...state, widthPx: 1 });
    expect(link.page()).toBeUndefined();
    link.take({ about: 'page', page, ...state });
    link.take({ about: 'drawn', page: earlier.page, index: 0, atS: 1, uncertaintyS: 0 });
    expect(link.drawn.size).toBe(0);
    const pictures = link.pictures([0]);
    link.takePicture(earlier.page, 0, Buffer.from('earlier'));
    link.takePicture(page, 0, Buffer.from('this'));
    expect((await pictures).get(0)!.toString()).toBe('this');
  });

  it('gives the pictures that it is asked for, and no others', async () => {
    const { link, last } = withPages();
    const pictures = link.pictures([1, 4]);
    expect(last.orders.at(-1)).toEqual({ order: 'give-pictures', indices: [1, 4] });
    for (const index of [1, 7, 4]) link.takePicture(last.page, index, Buffer.from([index]));
    expect([...(await pictures).keys()]).toEqual([1, 4]);
  });

  it('that is closed gives what it has given', async () => {
    const { link, last } = withPages();
    const pictures = link.pictures([1, 4]);
    link.takePicture(last.page, 4, Buffer.from([4]));
    last.leave();
    expect([...(await pictures).keys()]).toEqual([4]);
  });
});

describe('the server', () => {
  const serve = () => {
    const link = createScreenLink();
    return { link, server: createScreenServer(show, link, folder) };
  };
  const told: Told = { about: 'page', page: randomUUID(), ...state };

  it('says what to show, and its clock', async () => {
    const { server } = serve();
    expect((await server.inject({ url: showPath, headers: { host } })).json()).toEqual(show);
    expect((await server.inject({ url: clockPath, headers: { host } })).json()).toEqual({ nowS: expect.any(Number) });
  });

  it.each<[string, Record<string, string>, unknown, number]>([
    ['the page', { host, origin: 'http://localhost:4311' }, told, 204],
    ['a program without an origin', { host }, told, 204],
    ['another site', { host, origin: 'https://evil.example' }, told, 403],
    ['a page of nowhere', { host, origin: 'null' }, told, 403],
    ['a foreign name that points here', { host: 'evil.example' }, told, 421],
    ['something else', { host }, { about: 'weather' }, 400],
    ['a page of no size', { host }, { ...told, widthPx: 0 }, 400],
    ['a page without a name of its own', { host }, { ...told, page: 1 }, 400],
  ])('hears %s as it should', async (_, headers, payload, status) => {
    const { server } = serve();
    const answer = await server.inject({ method: 'POST', url: toldPath, headers, payload: payload as object });
    expect(answer.statusCode).toBe(status);
    // The studio is another server.
    expect(answer.payload).not.toMatch(/studio/);
  });

  it.each<[string, Record<string, string>]>([
    ['follows them', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['takes them for a picture', { 'sec-fetch-site': 'cross-site' }],
    ['is served on this machine by something else', { origin: 'http://localhost:8080' }],
  ])('gives no orders to a foreign page that %s, and keeps its own', async (_, headers) => {
    const { link, server } = serve();
    link.take({ ...told, page: open(link).page });
    const answer = await server.inject({ url: ordersPath, headers: { host, ...headers } });
    expect(answer.statusCode).toBe(403);
    expect(link.page()).toEqual(state);
  });

  it.each([
    ['image/png', 204],
    ['application/json', 400],
    ['text/html', 415],
  ])('takes a picture as %s: %i', async (type, status) => {
    const { server } = serve();
    const headers = { host, 'content-type': type };
    const answer = await server.inject({
      method: 'PUT',
      url: `${picturesPath}/${randomUUID()}/3`,
      headers,
      payload: 'bytes',
    });
    expect(answer.statusCode).toBe(status);
  });

  it('streams its orders, keeps the headers that keep others out, and ends the stream when it closes', async () => {
    const { link, server } = serve();
    await server.listen({ host: '127.0.0.1', port: 0 });
    const { port } = server.addresses()[0] as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}${ordersPath}`);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    link.show(2);
    await server.close();
    expect(await response.text()).toMatch(
      /^retry: 500\n\ndata: {"order":"begin","page":"[\w-]{36}"}\n\ndata: {"order":"show","index":2}\n\n$/,
    );
  });
});
