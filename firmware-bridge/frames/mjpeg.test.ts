import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { mjpegFeed } from './mjpeg.ts';

it('takes a picture without a length for as old as it is, not for as old as the next', async () => {
  let nowS = 1;
  let send = (_: string): void => {};
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'multipart/x-mixed-replace; boundary=cut' }).flushHeaders();
    send = (text) => void response.write(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = new AbortController();
  try {
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const asked = once(server, 'request');
    let asks = 0;
    let clockAsked = (): void => {};
    const tools = {
      decode: () => Promise.reject(new Error('not asked for')),
      nowS() {
        asks++;
        clockAsked();
        return nowS;
      },
    };
    const receivedS: number[] = [];
    const connected = mjpegFeed(url, tools).connect((arrival) => void receivedS.push(arrival.receivedS), stop.signal);
    connected.catch(() => {});
    await asked;
    /** Resolves when the feed has looked at the clock for it. */
    const came = async (text: string): Promise<void> => {
      const before = asks;
      send(text);
      while (asks === before)
        await new Promise<void>((done) => {
          clockAsked = done;
        });
    };
    while (asks < 2)
      await new Promise<void>((done) => {
        clockAsked = done;
      });
    await came('--cut\r\n\r\nfirst');
    nowS = 2;
    await came('\r\n--cut\r\n\r\nsecond');
    nowS = 3;
    await came('\r\n--cut\r\n\r\n');
    await new Promise((done) => setImmediate(done));
    expect(receivedS).toEqual([1, 2]);
  } finally {
    stop.abort();
    server.closeAllConnections();
    server.close();
  }
});
