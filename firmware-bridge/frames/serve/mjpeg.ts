/** A camera's HTTP server: `/stream` gives MJPEG (multipart/x-mixed-replace), `/snapshot` the newest picture. */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timestampHeader } from '../mjpeg.ts';
import type { PictureServer, ServedPicture } from './server.ts';

const boundary = 'gantry-picture';
/** A watcher that has not taken so much is slow: it misses pictures. */
const mostUnsent = 4 * 1024 * 1024;

export interface MjpegServer extends PictureServer {
  readonly snapshotUrl: string;
}

/** @param host where to listen: the loopback address unless others are meant to see it; port 0 takes any free one */
export async function serveMjpeg(host = '127.0.0.1', port = 0): Promise<MjpegServer> {
  const watching = new Set<ServerResponse>();
  let newest: Buffer | undefined;
  let skipped = 0;
  const server = createServer((request, response) => {
    if (request.url === '/stream') {
      response.writeHead(200, { 'Content-Type': `multipart/x-mixed-replace; boundary=${boundary}` }).flushHeaders();
      watching.add(response);
      response.once('close', () => watching.delete(response));
    } else if (request.url !== '/snapshot') response.writeHead(404).end();
    else if (newest) response.writeHead(200, { 'Content-Type': 'image/jpeg' }).end(newest);
    else response.writeHead(503).end();
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done));
  const base = `http://${host}:${(server.address() as AddressInfo).port}`;

  return {
    url: `${base}/stream`,
    snapshotUrl: `${base}/snapshot`,
    watchers: () => watching.size,
    skipped: () => skipped,
    send({ jpeg, atS }: ServedPicture) {
      newest = jpeg;
      const head = [`--${boundary}`, 'Content-Type: image/jpeg', `Content-Length: ${jpeg.length}`];
      const part = Buffer.concat([
        Buffer.from([...head, `${timestampHeader}: ${atS.toFixed(6)}`, '', ''].join('\r\n')),
        jpeg,
        Buffer.from('\r\n'),
      ]);
      for (const response of watching)
        if (response.writableLength > mostUnsent) skipped++;
        else response.write(part);
    },
    async close() {
      for (const response of watching) response.end();
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}
