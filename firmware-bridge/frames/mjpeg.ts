/** A camera that sends JPEG pictures over HTTP as multipart/x-mixed-replace ("MJPEG"). */
import { crc32 } from 'node:zlib';
import { type Arrival, type Feed, type FeedTools, FrameError } from './feed.ts';
import { reasonOf, requestOf, shownUrl } from './http.ts';
import { boundaryOf, createMultipartReader, type Part } from './multipart.ts';

/** The picture's time in seconds and microseconds, as mjpg-streamer and many cameras state it. */
export const timestampHeader = 'X-Timestamp';

export const mjpegFeed = (url: URL, tools: FeedTools): Feed => ({
  name: `MJPEG at ${shownUrl(url)}`,
  capabilities: { mediaTime: true },
  async connect(arrived, signal) {
    const response = await requestOf(url, signal);
    const type = response.headers.get('content-type') ?? '';
    const boundary = boundaryOf(type);
    if (!boundary) {
      await response.body!.cancel();
      throw new FrameError(`sends ${type || 'something without a type'}, not multipart/x-mixed-replace`);
    }
    let [beforeS, pieceS] = [tools.nowS(), tools.nowS()];
    const read = createMultipartReader(boundary, (part) =>
      arrived(arrivalOf(part, part.cameBefore ? beforeS : pieceS, tools)),
    );
    try {
      for await (const piece of response.body!) {
        [beforeS, pieceS] = [pieceS, tools.nowS()];
        read(piece);
      }
    } catch (error) {
      throw reasonOf(error);
    }
  },
});

function arrivalOf({ headers, body }: Part, receivedS: number, { decode }: FeedTools): Arrival {
  const stated = headers.get(timestampHeader.toLowerCase()) ?? '';
  return {
    receivedS,
    mediaS: /^\d+(\.\d+)?$/.test(stated) ? Number(stated) : undefined,
    fingerprint: crc32(body),
    decode: () => decode(body),
  };
}
