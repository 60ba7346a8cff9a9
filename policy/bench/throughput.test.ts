import { expect, it } from 'vitest';
import { createJudge } from '../judge.ts';
import { loadPack } from '../pack/load.ts';
import { streamTrace } from './stream.ts';
import { measureJudge } from './throughput.ts';

const pack = loadPack('clinton-12.10');

it('the stream keeps to the order', () => {
  const broken = new Set<string>();
  const judge = createJudge(pack, {
    onVerdict: ({ outcome, rule }) => void (outcome === 'violated' && broken.add(rule)),
  });
  for (const event of streamTrace(8)) expect(judge.take(event)).toBeUndefined();
  judge.finish();
  expect([...broken]).toEqual([]);
});

it('measures events and episodes, and what is owed stays as little as it was', () => {
  let clockS = 0;
  const result = measureJudge(
    pack,
    2000,
    () => clockS++,
    () => 2 ** 20,
  );
  expect(result).toMatchObject({ episodes: 154, seconds: 1, heapEarlyMiB: 1, heapEndMiB: 1 });
  expect(result.eventsPerS).toBe(result.events);
  expect(result.verdicts).toBeGreaterThan(result.events);
});
