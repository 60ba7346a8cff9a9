import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createHolder } from './holder.ts';
import { textOf } from './index/key.ts';
import { buildPlateIndex, exact } from './index/plates.ts';

/** An index of plates that every version has, beside some that only this one has. */
function versionOf(version: number) {
  const plates = [...kept, ...Array.from({ length: 50 }, (_, n) => textOf(version * 1000 + n, 6))];
  return { plates, ...buildPlateIndex(plates.length, (place) => plates[place]!) };
}
const kept = Array.from({ length: 200 }, (_, n) => textOf(n * 7919, 7));

describe('createHolder', () => {
  it('lets no query during swaps miss what both versions hold, and none see two versions', async () => {
    const holder = createHolder(versionOf(0));
    let done = false;
    const query = async (): Promise<number> => {
      let queries = 0;
      while (!done) {
        const { index, places, plates } = holder.current;
        for (const plate of kept) {
          const [row, ...more] = exact(index, plate);
          expect(more).toEqual([]);
          if (++queries % 50 === 0) await setImmediate();
          expect(plates[places[row!]!]).toBe(plate);
        }
      }
      return queries;
    };
    const asking = [query(), query(), query()];
    for (let version = 1; version <= 40; version++) {
      holder.replace(versionOf(version));
      await setImmediate();
    }
    done = true;
    const counts = await Promise.all(asking);
    expect(Math.min(...counts)).toBeGreaterThan(kept.length);
    expect(exact(holder.current.index, textOf(40_000, 6))).toHaveLength(1);
    expect(exact(holder.current.index, textOf(39_000, 6))).toHaveLength(0);
  });
});
