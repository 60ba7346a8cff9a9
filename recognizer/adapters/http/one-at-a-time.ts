import type { PictureReader } from '../../ports.ts';

/** Reads pictures in the order in which they come, one after the other: however many wait, one uses the processor. */
export function oneAtATime({ name, read }: PictureReader): PictureReader {
  let last: Promise<unknown> = Promise.resolve();
  return {
    name,
    read(picture) {
      const result = last.then(() => read(picture));
      last = result.catch(() => undefined);
      return result;
    },
  };
}
