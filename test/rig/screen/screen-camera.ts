/** A camera that looks at a page in Chromium, and serves what it sees. It is as slow as Chromium without a GPU. */
import { createCanvas, ImageData, loadImage } from 'canvas';
import type { Page } from 'playwright-core';
import type { ColorImage } from '../../../base/geometry.ts';
import { serveMjpeg } from '../../../firmware-bridge/frames/serve/mjpeg.ts';

export interface ScreenCamera {
  readonly url: string;
  close(): Promise<void>;
}

const pictureMs = 400;

/** @param optics what it makes of the page, now; the same page gives another picture each time, by its noise */
export async function aimAtPage(page: Page, optics: (shown: ColorImage) => ColorImage): Promise<ScreenCamera> {
  const server = await serveMjpeg();
  let shown: ColorImage | undefined;
  const session = await page.context().newCDPSession(page);
  session.on('Page.screencastFrame', async ({ data, sessionId }) => {
    await session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
    shown = await imageOf(Buffer.from(data, 'base64'));
  });
  await session.send('Page.startScreencast', { format: 'png' });
  const timer = setInterval(() => {
    if (shown) server.send({ jpeg: jpegOf(optics(shown)), atS: performance.now() / 1000 });
  }, pictureMs);
  return {
    url: server.url,
    async close() {
      clearInterval(timer);
      await session.detach();
      await server.close();
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
