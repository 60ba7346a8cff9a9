/** Cameras' protocols over the loopback: what the servers send is what the feeds give, with the times of its exposures. */
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { createCanvas } from 'canvas';
import { afterEach, describe, expect, it } from 'vitest';
import { createArrivalTiming } from '../../firmware-bridge/frames/exposures.ts';
import type { Feed, FeedTools } from '../../firmware-bridge/frames/feed.ts';
import { ffmpegFeed } from '../../firmware-bridge/frames/ffmpeg.ts';
import { createLiveSource, type LiveFrameSource } from '../../firmware-bridge/frames/live.ts';
import { mjpegFeed } from '../../firmware-bridge/frames/mjpeg.ts';
import { serveMjpeg } from '../../firmware-bridge/frames/serve/mjpeg.ts';
import { serveRtsp } from '../../firmware-bridge/frames/serve/rtsp.ts';
import type { PictureServer } from '../../firmware-bridge/frames/serve/server.ts';
import { snapshotFeed } from '../../firmware-bridge/frames/snapshot.ts';
import { decodePicture } from '../../recognizer/adapters/picture/decode.ts';

const size = { widthPx: 640, heightPx: 360 };
const periodS = 0.05;
const tools: FeedTools = {
  decode: (bytes) => decodePicture(bytes, 'a picture'),
  nowS: () => performance.now() / 1000,
};

/** A picture whose gray says which it is. */
function jpegOf(n: number): Buffer {
  const context = createCanvas(size.widthPx, size.heightPx).getContext('2d');
  context.fillStyle = `rgb(${n * 10}, ${n * 10}, ${n * 10})`;
  context.fillRect(0, 0, size.widthPx, size.heightPx);
  return context.canvas.toBuffer('image/jpeg', { quality: 0.9 });
}

/** Only a camera that asks for it gets it; nobody else has it, so that it can be looked for in all that runs here. */
const secret = `s@cret-${process.pid}`;
const isSecret = new RegExp(`${secret}|${encodeURIComponent(secret)}`);
const withPassword = (url: string): URL => Object.assign(new URL(url), { username: 'viewer', password: secret });

/** As everybody on the machine can read them (proc(5)). */
const commandLines = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((id) => {
      try {
        return [readFileSync(`/proc/${id}/cmdline`, 'utf8')];
      } catch {
        return [];
      }
    });

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of opened.splice(0).reverse()) await thing.close();
});

const liveFrom = (feed: Feed): LiveFrameSource => {
  const timing = createArrivalTiming({ periodS, latencyS: 0 });
  const options = { cameraId: 'test', framesPerSecond: 1 / periodS, timing, nowS: tools.nowS, startS: () => 0 };
  const live = createLiveSource(feed, options);
  opened.push(live);
  return live;
};

/** Sends picture n at n periods, from when someone watches. */
function play(server: PictureServer, pictures: number): void {
  opened.push(server);
  let n = 0;
  const timer = setInterval(() => {
    if (server.watchers() === 0) return;
    server.send({ jpeg: jpegOf(++n), atS: 500 + n * periodS });
    if (n === pictures) clearInterval(timer);
  }, periodS * 1000);
}

async function take(live: LiveFrameSource, count: number) {
  const seen: { tS: number; gray: number; right: boolean }[] = [];
  for await (const { tS, rgba, widthPx, heightPx } of live.frames()) {
    seen.push({ tS, gray: rgba[0]! / 10, right: widthPx === size.widthPx && heightPx === size.heightPx });
    if (seen.length === count) break;
  }
  return seen;
}

describe('pictures come through with their times', () => {
  const servers = {
    MJPEG: [serveMjpeg, (url: string) => mjpegFeed(new URL(url), tools)],
    'RTSP by ffmpeg': [serveRtsp, (url: string) => ffmpegFeed({ kind: 'rtsp', url: withPassword(url) }, tools)],
  } as const;
  it.each(Object.keys(servers) as (keyof typeof servers)[])(
    '%s',
    async (name) => {
      const [serve, feedOf] = servers[name];
      const server = await serve();
      play(server, 20);
      const seen = await take(liveFrom(feedOf(server.url)), 8);
      if (name !== 'MJPEG') expect(commandLines()).toContainEqual(expect.stringMatching(/^ffmpeg\0.*pipe:0/));
      expect(commandLines()).not.toContainEqual(expect.stringMatching(isSecret));
      for (const { right } of seen) expect(right).toBe(true);
      for (let i = 1; i < seen.length; i++) {
        const pictures = Math.round(seen[i]!.gray - seen[i - 1]!.gray);
        expect(pictures).toBeGreaterThan(0);
        expect(seen[i]!.tS - seen[i - 1]!.tS).toBeCloseTo(pictures * periodS, 1);
      }
    },
    20_000,
  );

  it('snapshots', async () => {
    const server = await serveMjpeg();
    play(server, 1);
    server.send({ jpeg: jpegOf(7), atS: 0 });
    const [seen] = await take(liveFrom(snapshotFeed(new URL(server.snapshotUrl), 0.02, tools)), 1);
    expect(seen!.right).toBe(true);
    expect(seen!.gray).toBeCloseTo(7, 0);
  });
});

describe('a camera that is not as it should be is named with the reason', () => {
  const firstLoss = async (feed: Feed): Promise<string> => {
    const live = liveFrom(feed);
    while (live.report().losses.length === 0) await new Promise((done) => setTimeout(done, 20));
    return live.report().losses[0]!.why;
  };
  it('nothing listens', async () =>
    expect(await firstLoss(mjpegFeed(new URL('http://127.0.0.1:9/stream'), tools))).toMatch(/ECONNREFUSED|bad port/));
  it('another kind of answer', async () => {
    const server = await serveMjpeg();
    opened.push(server);
    server.send({ jpeg: jpegOf(1), atS: 0 });
    expect(await firstLoss(mjpegFeed(new URL(server.snapshotUrl), tools))).toMatch(/sends image\/jpeg, not multipart/);
  });
  it('no such path', async () => {
    const server = await serveMjpeg();
    opened.push(server);
    expect(await firstLoss(mjpegFeed(new URL('/nowhere', server.url), tools))).toMatch(/answered 404/);
  });
  it('no such stream by RTSP', async () => {
    const server = await serveRtsp();
    opened.push(server);
    const url = new URL(server.url.replace('camera', 'nowhere'));
    expect(await firstLoss(ffmpegFeed({ kind: 'rtsp', url }, tools))).toMatch(/ffmpeg ended.*404/);
  }, 20_000);
  it('no RTSP at all, without the name and password that ffmpeg says', async () => {
    const url = withPassword(`rtsp://127.0.0.1:1/it's/stream?pwd=${secret}`);
    const why = await firstLoss(ffmpegFeed({ kind: 'rtsp', url }, tools));
    expect(why).toContain("rtsp://127.0.0.1:1/it's/stream?pwd=… Connection refused");
  }, 20_000);
  it('a camera that asks by Digest (RFC 2617) gets the name, and no password in clear', async () => {
    let asked = '';
    const camera = createServer((socket) =>
      socket.on('data', (data) => {
        asked += data;
        const number = /CSeq: (\d+)/i.exec(String(data))?.[1];
        const challenge = 'WWW-Authenticate: Digest realm="camera", nonce="5f"';
        socket.write(`RTSP/1.0 401 Unauthorized\r\nCSeq: ${number}\r\n${challenge}\r\n\r\n`);
      }),
    ).listen(0, '127.0.0.1');
    await once(camera, 'listening');
    opened.push({ close: async () => void camera.close() });
    const url = withPassword(`rtsp://127.0.0.1:${(camera.address() as AddressInfo).port}/stream`);
    expect(await firstLoss(ffmpegFeed({ kind: 'rtsp', url }, tools))).toMatch(/401/);
    expect(asked).toMatch(/Authorization: Digest username="viewer", realm="camera".*response="[0-9a-f]{32}"/);
    expect(asked).not.toMatch(isSecret);
  }, 20_000);
});
