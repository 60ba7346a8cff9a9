import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArrivalTiming, createExposureTiming, pairEdges } from './exposures.ts';
import type { Arrival } from './feed.ts';

const later = 1e6;

const arrival = (receivedS: number, mediaS?: number): Arrival => ({
  receivedS,
  mediaS,
  fingerprint: 0,
  decode: () => Promise.reject(new Error('not asked for')),
});

describe('the moment of a picture', () => {
  it('is that of its own exposure, whatever is lost, late or told unsurely', () =>
    fc.assert(
      fc.property(
        fc.record({
          periodS: fc.constantFrom(1 / 30, 0.1, 0.2),
          streamZeroS: fc.double({ min: -1000, max: 1000, noNaN: true }),
          // The fastest picture's latency, within what is stated: 0.5 ± 0.4 periods.
          fastest: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
          frames: fc.array(
            fc.record({
              lateS: fc.double({ min: 0, max: 2, noNaN: true }),
              isLost: fc.boolean(),
              edgeLost: fc.boolean(),
              errorS: fc.double({ min: -0.001, max: 0.001, noNaN: true }),
            }),
            { maxLength: 40 },
          ),
        }),
        ({ periodS, streamZeroS, fastest, frames }) => {
          const timing = createExposureTiming({ periodS, latencyS: periodS / 2 });
          const came = frames.flatMap(({ lateS, isLost, edgeLost, errorS }, n) => {
            const truthS = 10 + n * periodS;
            if (!edgeLost) timing.exposed({ tS: truthS + errorS, uncertaintyS: 0.001 });
            const receivedS = truthS + fastest * periodS + (n === 0 ? 0 : lateS);
            return isLost && n > 0 ? [] : [{ truthS, edgeLost, arrival: arrival(receivedS, truthS - streamZeroS) }];
          });
          for (const one of came) timing.noted(one.arrival);
          for (const { truthS, edgeLost, arrival } of came) {
            const moment = timing.momentOf(arrival, later);
            if (edgeLost) {
              expect(moment).toBeUndefined();
              continue;
            }
            if (typeof moment !== 'object') throw new Error(`${moment}`);
            expect(Math.abs(moment.tS - truthS)).toBeLessThanOrEqual(moment.uncertaintyS + 1e-9);
          }
        },
      ),
    ));

  it('is waited for while the strobe may still tell it', () => {
    const timing = createExposureTiming({ periodS: 0.1, latencyS: 0.05 });
    expect(timing.momentOf(arrival(1), 1.2)).toBe('not-yet');
    expect(timing.momentOf(arrival(1), 2.2)).toBeUndefined();
    timing.exposed({ tS: 1.1, uncertaintyS: 0.001 });
    expect(timing.momentOf(arrival(1), 1.2)).toBeUndefined();
    timing.exposed({ tS: 0.96, uncertaintyS: 0.001 });
    expect(timing.momentOf(arrival(1), 1.2)).toMatchObject({ tS: 0.96 });
  });

  it('is learned anew when the stream and its clock start again', () => {
    const timing = createExposureTiming({ periodS: 0.2, latencyS: 0.1 });
    for (const tS of [1, 1.2, 1.4, 1.6]) timing.exposed({ tS, uncertaintyS: 0.001 });
    timing.noted(arrival(1.1, 500));
    expect(timing.momentOf(arrival(1.3, 500.2), later)).toMatchObject({ tS: 1.2 });
    timing.restarted();
    timing.noted(arrival(1.7, 0));
    expect(timing.momentOf(arrival(1.7, 0), later)).toMatchObject({ tS: 1.6 });
  });

  it('is known from the first picture on where the kernel says when it took it', () => {
    const timing = createExposureTiming({ periodS: 0.2, latencyS: 0.1 });
    for (const tS of [1, 1.2, 1.4, 1.6]) timing.exposed({ tS, uncertaintyS: 0.001 });
    const late: Arrival = { ...arrival(1.71, 361.1), takenS: 1.1 };
    timing.noted(late);
    expect(timing.momentOf(late, later)).toMatchObject({ tS: 1 });
  });

  it('is learned anew when the camera sets its clock back', () => {
    const timing = createExposureTiming({ periodS: 0.2, latencyS: 0.1 });
    for (const tS of [1, 1.2, 1.4, 1.6]) timing.exposed({ tS, uncertaintyS: 0.001 });
    const [first, waiting, after] = [arrival(1.1, 500), arrival(1.3, 500.2), arrival(1.5, 500)];
    for (const came of [first, waiting, after]) timing.noted(came);
    expect(timing.momentOf(after, later)).toMatchObject({ tS: 1.4 });
    // What still waits came by the clock before.
    expect(timing.momentOf(waiting, later)).toMatchObject({ tS: 1.2 });
  });

  it('without a strobe is arrival less latency, sure to half a period', () => {
    const timing = createArrivalTiming({ periodS: 0.2, latencyS: 0.05 });
    timing.noted(arrival(3.05, 7));
    expect(timing.momentOf(arrival(3.9, 7.2), 3.9)).toEqual({ tS: expect.closeTo(3.2), uncertaintyS: 0.1 });
  });
});

describe('edges of the strobe', () => {
  it.each<[string, (readonly [level: 0 | 1, tS: number])[], number[]]>([
    [
      'pair',
      [
        [1, 1],
        [0, 1.01],
        [1, 1.2],
        [0, 1.21],
      ],
      [1.005, 1.205],
    ],
    [
      'without a rise pair with none before',
      [
        [1, 1],
        [0, 1.01],
        [0, 1.21],
      ],
      [1.005],
    ],
    [
      'without a fall pair with none after',
      [
        [1, 1],
        [1, 1.2],
        [0, 1.21],
      ],
      [1.205],
    ],
    [
      'without fall and rise pair with nothing',
      [
        [1, 1],
        [0, 1.21],
      ],
      [],
    ],
  ])('%s', (_, edges, middles) => {
    const seen: number[] = [];
    const edge = pairEdges(({ tS, uncertaintyS }) => {
      seen.push(tS);
      expect(uncertaintyS).toBeCloseTo(0.003, 9);
    }, 0.002);
    for (const [level, tS] of edges) edge(level, { tS, uncertaintyS: 0.001 });
    expect(seen).toHaveLength(middles.length);
    for (const [index, middle] of middles.entries()) expect(seen[index]).toBeCloseTo(middle, 9);
  });
});
