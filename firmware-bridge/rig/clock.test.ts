import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoardClock, elapsedS, hostTimeOf } from './clock.ts';

describe('the clock', () => {
  const sample = { sentS: 10, receivedS: 10.004, at: 1000 };
  it('states the middle of the round trip, and half of it as uncertainty', () => {
    const { tS, uncertaintyS } = hostTimeOf([sample], 1000)!;
    expect(tS).toBeCloseTo(10.002, 9);
    expect(uncertaintyS).toBeCloseTo(0.002, 9);
  });
  it('widens with time from the ping, and takes the sample that bounds best', () => {
    const later = { sentS: 12, receivedS: 12.02, at: 1000 + 2 / 0.5e-6 };
    expect(hostTimeOf([sample, later], 1000 + 0.1 / 0.5e-6)!.uncertaintyS).toBeCloseTo(0.003, 9);
    expect(hostTimeOf([sample, later], later.at)!.uncertaintyS).toBeCloseTo(0.01, 9);
  });
  it('counts over its wrap', () => {
    expect(elapsedS(2 ** 32 - 2, 2)).toBeCloseTo(2e-6, 12);
    expect(elapsedS(2, 2 ** 32 - 2)).toBeCloseTo(-2e-6, 12);
  });
  it('says nothing without samples', () => expect(hostTimeOf([], 5)).toBeUndefined());
});

describe("a board's clock", () => {
  const ticks = (seconds: number): number => Math.round(seconds / 0.5e-6);
  const sample = (sentS: number, tripS: number, boardS: number) => ({
    sentS,
    receivedS: sentS + tripS,
    at: ticks(boardS),
  });

  it('runs on where the answers agree within what they state', () => {
    const clock = createBoardClock();
    expect(clock.take(sample(100, 0.004, 5.002))).toBe(false);
    expect(clock.take(sample(101, 0.1, 6.09))).toBe(true);
    expect(clock.hostTime(ticks(5.5))!.tS).toBeCloseTo(100.5, 3);
  });
  it('states no less than what it is off, however fast the board counts and whichever way the line is slow', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -0.008, max: 0.008, noNaN: true }),
        fc.array(
          fc.tuple(fc.double({ min: 0.003, max: 0.05, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
          {
            minLength: 2,
            maxLength: 40,
          },
        ),
        fc.double({ min: -0.4, max: 0.4, noNaN: true }),
        (drift, pings, awayS) => {
          const clock = createBoardClock();
          const boardTicks = (hostS: number): number => ticks(hostS * (1 + drift)) % 2 ** 32;
          for (const [index, [tripS, share]] of pings.entries()) {
            const sentS = 2140 + 0.4 * index;
            const at = boardTicks(sentS + share * tripS);
            expect(clock.take({ sentS, receivedS: sentS + tripS, at })).toBe(index > 0);
          }
          const momentS = 2140 + 0.4 * (pings.length - 1) + awayS;
          const { tS, uncertaintyS } = clock.hostTime(boardTicks(momentS))!;
          expect(Math.abs(tS - momentS)).toBeLessThanOrEqual(uncertaintyS + 1e-6);
        },
      ),
    ));
  it('has started anew where they do not, and what was known of it is forgotten', () => {
    const clock = createBoardClock();
    clock.take(sample(100, 0.004, 5.002));
    expect(clock.take(sample(101, 0.004, 0.3))).toBe(false);
    expect(clock.take(sample(102, 0.004, 1.3))).toBe(true);
    expect(clock.hostTime(ticks(1.3))!.tS).toBeCloseTo(102.002, 3);
  });
  it('is unknown after it was forgotten', () => {
    const clock = createBoardClock();
    clock.take(sample(100, 0.004, 5.002));
    clock.forget();
    expect(clock.hostTime(ticks(5))).toBeUndefined();
  });
});
