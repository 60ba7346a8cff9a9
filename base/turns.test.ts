import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTurns } from './turns.ts';

const soon = (ticks: number): Promise<void> =>
  ticks === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => resolve(soon(ticks - 1))));

describe('createTurns', () => {
  it('starts tasks in their order, never more at once, and all of them', async () => {
    const tasks = fc.array(fc.record({ ticks: fc.nat(3), fails: fc.boolean() }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), tasks, async (atOnce, given) => {
        const turns = createTurns(atOnce);
        const started: number[] = [];
        let [running, most] = [0, 0];
        const results = given.map(({ ticks, fails }, index) =>
          turns.run(async () => {
            started.push(index);
            most = Math.max(most, ++running);
            await soon(ticks);
            running--;
            if (fails) throw new Error(String(index));
            return index;
          }),
        );
        const settled = await Promise.allSettled(results);
        expect(settled.map(({ status }) => status === 'rejected')).toEqual(given.map(({ fails }) => fails));
        expect(started).toEqual(given.map((_, index) => index));
        expect(most).toBe(Math.min(atOnce, given.length));
      }),
      { numRuns: 50 },
    );
  });

  it('has room again when a task has ended, also by failing', async () => {
    const turns = createTurns(1);
    let end: () => void = () => undefined;
    const task = turns.run(() => new Promise<void>((_, reject) => (end = () => reject(new Error('x')))));
    task.catch(() => undefined);
    let room = false;
    const asked = turns.room().then(() => (room = true));
    await soon(2);
    expect(room).toBe(false);
    end();
    await asked;
    expect(room).toBe(true);
  });
});
