/** A camera that gives one picture a request: asked again and again. */
import { setTimeout as pause } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import type { Feed, FeedTools } from './feed.ts';
import { reasonOf, requestOf, shownUrl } from './http.ts';

/** @param periodS between the beginnings of two requests, where an answer does not take longer */
export const snapshotFeed = (url: URL, periodS: number, tools: FeedTools): Feed => ({
  name: `snapshots at ${shownUrl(url)}`,
  capabilities: { mediaTime: false },
  async connect(arrived, signal) {
    while (!signal.aborted) {
      const asked = performance.now();
      const response = await requestOf(url, signal);
      const bytes = new Uint8Array(
        await response.arrayBuffer().catch((error) => {
          throw reasonOf(error);
        }),
      );
      arrived({
        receivedS: tools.nowS(),
        mediaS: undefined,
        fingerprint: crc32(bytes),
        decode: () => tools.decode(bytes),
      });
      await pause(Math.max(0, periodS * 1000 - (performance.now() - asked)), undefined, { signal }).catch(() => {});
    }
  },
});
