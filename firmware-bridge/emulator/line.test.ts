import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { createLine, goodLine, type LineFaults } from './line.ts';

const sent = Array.from({ length: 10_000 }, (_, index) => (index * 7) % 256);
const through = (faults: Partial<LineFaults>): number[] => {
  const line = createLine(createRng('line'), { ...goodLine, ...faults });
  line.put(sent, 0);
  return line.take(1e9);
};

describe('a line', () => {
  it('that is good gives what it was given, at once', () => expect(through({})).toEqual(sent));
  it('loses the share of bytes that it is told to', () => {
    const lost = 1 - through({ drop: 0.05 }).length / sent.length;
    expect(lost).toBeGreaterThan(0.04);
    expect(lost).toBeLessThan(0.06);
  });
  it('flips one bit of the bytes that it spoils', () => {
    const flipped = through({ corrupt: 0.05 }).map((byte, index) => byte ^ sent[index]!);
    expect(flipped.filter((bits) => bits !== 0).length).toBeGreaterThan(400);
    expect(flipped.every((bits) => (bits & (bits - 1)) === 0)).toBe(true);
  });
  it('doubles bytes', () => expect(through({ duplicate: 0.05 }).length).toBeGreaterThan(10_400));
  it('is the same for the same seed', () => expect(through({ drop: 0.1 })).toEqual(through({ drop: 0.1 })));

  it('delays, and lets no byte overtake another', () =>
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 40 }), (gapsMs) => {
        const line = createLine(createRng('late'), { ...goodLine, stall: 0.3, stallS: 0.05 });
        const out: number[] = [];
        let nowS = 0;
        for (const [index, gapMs] of gapsMs.entries()) {
          nowS += gapMs / 1000;
          line.put([index], nowS);
          out.push(...line.take(nowS));
        }
        expect(line.take(nowS + 0.05 * gapsMs.length).length + out.length).toBe(gapsMs.length);
        expect(out).toEqual(out.toSorted((a, b) => a - b));
      }),
    ));
  it('gives all when time jumps, and what comes after by the new time', () => {
    const line = createLine(createRng('jump'), { ...goodLine });
    line.put([1, 2], 100);
    expect(line.flush()).toEqual([1, 2]);
    line.put([3], 50);
    expect(line.take(50)).toEqual([3]);
  });
  it('holds back what is not due', () => {
    const line = createLine(createRng('hold'), { ...goodLine, stall: 1, stallS: 10 });
    line.put([1], 0);
    expect(line.take(0)).toEqual([]);
    expect(line.take(10)).toEqual([1]);
  });
});
