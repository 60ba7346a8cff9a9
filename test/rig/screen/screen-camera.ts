/** A camera that looks at a page in Chromium, and serves what it sees in each way. It is as slow as Chromium without a GPU. */
import { createCanvas, ImageData, loadImage } from 'canvas';
import type { Page } from 'playwright-core';
import type { ColorImage } from '../../../base/geometry.ts';
import type { EmulatedBoard } from '../../../firmware-bridge/emulator/process.ts';
import { serveMjpeg } from '../../../firmware-bridge/frames/serve/mjpeg.ts';
import { serveRtsp } from '../../../firmware-bridge/frames/serve/rtsp.ts';

export interface ScreenCamera {
  readonly urls: { readonly mjpeg: string; readonly snapshots: string; readonly rtsp: string };
  /** From now on each exposure is told on that board's strobe pin; undefined for none. */
  strobeTo(board: EmulatedBoard | undefined): void;
  close(): Promise<void>;
}

const pictureMs = 400;
/** From when a board is told of an exposure until it begins, and how long it is, by the board's time. */
const [strobeAfterS, exposureS] = [0.005, 0.002];

/**
 * It sees a dark screen until the page shows something.
 *
 * @param optics what it makes of the page, now; the same page gives another picture each time, by its noise
 */
export async function aimAtPage(page: Page, optics: (shown: ColorImage) => ColorImage): Promise<ScreenCamera> {
  const [http, rtsp] = [await serveMjpeg(), await serveRtsp()];
  const { width: widthPx, height: heightPx } = page.viewportSize()!;
  let shown: ColorImage = { widthPx, heightPx, rgba: new Uint8ClampedArray(4 * widthPx * heightPx) };
  let board: EmulatedBoard | undefined;
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', async ({ data, sessionId }) => {
    await session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    shown = await imageOf(Buffer.from(data, 'base64'));
  });
  await session.send('Page.startScreencast', { format: 'png' });

  async function expose(): Promise<void> {
    const seen = shown;
    const fromS = board && (await board.ask('read')).tS + strobeAfterS;
    const atS = performance.now() / 1000 + strobeAfterS;
    if (fromS !== undefined) void board?.strobe(fromS, fromS + exposureS);
    const picture = { jpeg: jpegOf(optics(seen)), atS };
    for (const server of [http, rtsp]) server.send(picture);
  }
  const timer = setInterval(() => expose().catch(() => {}), pictureMs);
  return {
    urls: { mjpeg: http.url, snapshots: http.snapshotUrl, rtsp: rtsp.url },
    strobeTo(other) {
      board = other;
    },
    async close() {
      clearInterval(timer);
      await session.detach();
      await Promise.all([http.close(), rtsp.close()]);
    },
  };
}

async function imageOf(png: Buffer): Promise<ColorImage> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { widthPx: image.width, heightPx: image.height, rgba: data };
}

function jpegOf({ widthPx, heightPx, rgba }: ColorImage): Buffer {
  const canvas = createCanvas(widthPx, heightPx);
  canvas.getContext('2d').putImageData(new ImageData(Uint8ClampedArray.from(rgba), widthPx, heightPx), 0, 0);
  return canvas.toBuffer('image/jpeg', { quality: 0.92 });
}
