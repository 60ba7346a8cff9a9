/**
 * A camera's RTSP server: JPEG pictures by RTP (rtp-jpeg.ts), interleaved in the connection (RFC 2326, section 10.12).
 * Only what a player needs: OPTIONS, DESCRIBE, SETUP, PLAY, PAUSE, GET_PARAMETER, TEARDOWN. No UDP, no authentication:
 * it is for the loopback address.
 */
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { jpegPayload, packetsOf } from './rtp-jpeg.ts';
import { createRtspReader, type RtspRequest } from './rtsp-request.ts';
import type { PictureServer, ServedPicture } from './server.ts';

/** A player that has not taken so much is slow: it misses pictures. */
const mostUnsent = 4 * 1024 * 1024;
const statuses: Readonly<Record<number, string>> = {
  200: 'OK',
  400: 'Bad Request',
  404: 'Not Found',
  454: 'Session Not Found',
  461: 'Unsupported Transport',
  501: 'Not Implemented',
};
const methods = ['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY', 'PAUSE', 'GET_PARAMETER', 'TEARDOWN'];
const path = '/camera';

interface Player {
  readonly socket: Socket;
  readonly session: string;
  channel: number | undefined;
  playing: boolean;
  sequence: number;
}

/** @param host where to listen: the loopback address unless others are meant to see it; port 0 takes any free one */
export async function serveRtsp(host = '127.0.0.1', port = 0): Promise<PictureServer> {
  const players = new Set<Player>();
  let [opened, skipped] = [0, 0];
  const server = createServer((socket) => {
    const player: Player = {
      socket,
      session: String(10_000_000 + ++opened),
      channel: undefined,
      playing: false,
      sequence: 0,
    };
    players.add(player);
    socket.setNoDelay(true);
    socket.on('error', () => {});
    socket.once('close', () => players.delete(player));
    socket.on(
      'data',
      createRtspReader((request) => socket.write(answer(player, request))),
    );
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(port, host, done));
  const address = server.address() as AddressInfo;

  return {
    url: `rtsp://${host}:${address.port}${path}`,
    watchers: () => [...players].filter(({ playing }) => playing).length,
    skipped: () => skipped,
    send({ jpeg, atS }: ServedPicture) {
      for (const player of players) {
        const { socket, channel, playing } = player;
        if (!playing || channel === undefined) continue;
        if (socket.writableLength > mostUnsent) {
          skipped++;
          continue;
        }
        const timestamp = Math.round(atS * jpegPayload.clockHz);
        const stream = { ssrc: Number(player.session), sequence: player.sequence };
        for (const packet of packetsOf(jpeg, timestamp, stream)) socket.write(interleaved(channel, packet));
        player.sequence = stream.sequence;
      }
    },
    async close() {
      for (const { socket } of players) socket.destroy();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function interleaved(channel: number, packet: Buffer): Buffer {
  const header = Buffer.from([0x24, channel, 0, 0]);
  header.writeUInt16BE(packet.length, 2);
  return Buffer.concat([header, packet]);
}

function answer(player: Player, request: RtspRequest | undefined): string {
  const reply = (code: number, headers: readonly string[] = [], body = ''): string =>
    [
      `RTSP/1.0 ${code} ${statuses[code]}`,
      `CSeq: ${request?.headers.get('cseq') ?? '0'}`,
      ...headers,
      ...(body ? ['Content-Type: application/sdp', `Content-Length: ${body.length}`] : []),
      '',
      body,
    ].join('\r\n');
  if (!request) return reply(400);
  const { method, url, headers } = request;
  const session = `Session: ${player.session}`;
  if (method === 'OPTIONS') return reply(200, [`Public: ${methods.join(', ')}`]);
  if (!methods.includes(method)) return reply(501);
  if (!new RegExp(`^rtsp://[^/]+${path}(/|$)`, 'i').test(url)) return reply(404);
  if (method === 'DESCRIBE') return reply(200, [`Content-Base: ${url}/`], description());
  if (method === 'SETUP') {
    const transport = headers.get('transport') ?? '';
    const [, channel] = /RTP\/AVP\/TCP.*interleaved=(\d+)-\d+/i.exec(transport) ?? [];
    if (channel === undefined) return reply(461);
    player.channel = Number(channel);
    return reply(200, [`Transport: RTP/AVP/TCP;unicast;interleaved=${channel}-${Number(channel) + 1}`, session]);
  }
  if (player.channel === undefined && method !== 'GET_PARAMETER') return reply(454);
  if (method !== 'GET_PARAMETER') player.playing = method === 'PLAY';
  return reply(200, [session]);
}

/** RFC 4566. */
const description = (): string =>
  [
    'v=0',
    'o=- 1 1 IN IP4 127.0.0.1',
    's=Gantry',
    'c=IN IP4 0.0.0.0',
    't=0 0',
    'a=control:*',
    `m=video 0 RTP/AVP ${jpegPayload.type}`,
    'a=control:track0',
    '',
  ].join('\r\n');
