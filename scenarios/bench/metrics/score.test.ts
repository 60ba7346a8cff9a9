import { describe, expect, it } from 'vitest';
import { calibrationOf } from './calibration.ts';
import { type Case, folded, isRight } from './case.ts';
import { confusionsOf, errorKind, scoreCases, slicesOf } from './score.ts';

const plate = (
  truth: string,
  read: string | null,
  { confidence = 0.9, state = null as string | null, seen = null as string | null, conditions = {} } = {},
): Case => ({
  id: truth,
  cluster: truth,
  truth: { text: truth, state },
  conditions,
  read: read === null ? null : { text: read, confidence, state: seen ? { code: seen, confidence: 1 } : null },
});

describe('folding', () => {
  it.each([
    ['O0I1', '0011'],
    ['DQ8B', 'DQ8B'],
  ])('%s is %s', (text, expected) => expect(folded(text)).toBe(expected));

  it('folds truth and read alike, and nothing when strict', () => {
    for (const [truth, read] of [
      ['UH1F0F', 'UHIFOF'],
      ['UHIFOF', 'UH1F0F'],
    ] as const) {
      expect(isRight(plate(truth, read), 'folded')).toBe(true);
      expect(isRight(plate(truth, read), 'strict')).toBe(false);
    }
  });
});

describe('scoreCases', () => {
  const cases = [
    plate('ABC123', 'ABC123', { state: 'CT', seen: 'CT' }),
    plate('DEF450', 'DEF45O', { state: 'CT', seen: 'NY' }),
    plate('GHJ789', 'GHJ78', { state: 'NY' }),
    plate('KLM012', null, { state: 'NY' }),
  ];
  it('keeps found, right of the found, and right of all apart, each with its denominator', () =>
    expect(scoreCases(cases)).toMatchObject({
      capture: { count: 3, of: 4 },
      accuracy: { count: 1, of: 3 },
      endToEnd: { count: 1, of: 4 },
      accuracyFolded: { count: 2, of: 3 },
      endToEndFolded: { count: 2, of: 4 },
      characterErrors: { edits: 2, characters: 18 },
      state: { count: 1, of: 3 },
      calibration: { count: 3 },
    }));
  it('says nothing of no cases', () =>
    expect(scoreCases([])).toMatchObject({
      endToEnd: { value: null },
      characterErrors: { rate: null },
      calibration: { ece: null, brier: null },
    }));
  it('keeps the vehicles told apart from those told right, silver and gray being one', () => {
    const looks = (color: string | null, told: string | null, found = true): Case => ({
      ...plate('ABC123', found ? 'ABC123' : null),
      truth: { text: 'ABC123', state: null, vehicle: { color, body: null } },
      ...(found && {
        read: {
          text: 'ABC123',
          confidence: 1,
          state: null,
          vehicle: { color: told === null ? null : { name: told, confidence: 0.9 }, body: null },
        },
      }),
    });
    const { color, body } = scoreCases([
      looks('gray', 'silver'),
      looks('blue', 'blue'),
      looks('blue', 'black'),
      looks('red', null),
      looks(null, 'red'),
      looks('red', null, false),
      plate('DEF450', 'DEF450'),
    ]);
    expect(color).toMatchObject({ told: { count: 3, of: 4 }, accuracy: { count: 2, of: 3 } });
    expect(body).toMatchObject({ told: { count: 0, of: 0 }, accuracy: { value: null } });
  });
  it('counts pairs of characters, missing and extra ones too', () => {
    const errors = confusionsOf(cases).filter(({ truth, read }) => truth !== read);
    expect(errors).toEqual([
      { truth: '0', read: 'O', count: 1 },
      { truth: '9', read: null, count: 1 },
    ]);
    expect(confusionsOf(cases).reduce((sum, { count }) => sum + count, 0)).toBe(18);
  });
});

describe('errorKind', () => {
  it.each([
    ['ABC123', null, 'not found'],
    ['ABC1O3', 'ABCI03', 'only O/0 or I/1'],
    ['ABC123', 'ABC128', 'one character substituted'],
    ['ABC123', 'ABC12', 'one character missing'],
    ['ABC123', 'ABC1237', 'one character extra'],
    ['ABC123', 'XBC12', 'two edits'],
    ['ABC123', '', 'three edits or more'],
  ])('%s read as %s', (truth, read, kind) => expect(errorKind(plate(truth, read))).toBe(kind));
});

describe('slicesOf', () => {
  it('orders values as numbers, and leaves out what has too few cases', () => {
    const at = (distance: string, count: number) =>
      Array.from({ length: count }, (_, index) => plate(`A${index}`, `A${index}`, { conditions: { distance } }));
    const slices = slicesOf([...at('100', 5), ...at('20', 6), ...at('-4', 5), ...at('7', 4)]);
    expect(slices.map(({ value, score }) => [value, score.endToEnd.of])).toEqual([
      ['-4', 5],
      ['20', 6],
      ['100', 5],
    ]);
  });
});

describe('calibrationOf', () => {
  it('is perfect where confidence is what happens', () => {
    const forecasts = Array.from({ length: 20 }, (_, index) => ({ confidence: 0.75, isRight: index % 4 !== 0 }));
    const { ece, brier, bins } = calibrationOf(forecasts);
    expect(ece).toBeCloseTo(0, 12);
    expect(brier).toBeCloseTo(0.75 * 0.25, 12);
    expect(bins[7]).toMatchObject({ count: 20, accuracy: 0.75 });
  });
  it('weighs the gap of each bin by its reads', () => {
    const { ece, bins } = calibrationOf([
      { confidence: 1, isRight: false },
      { confidence: 0.5, isRight: true },
      { confidence: 0.5, isRight: false },
      { confidence: 0.5, isRight: false },
    ]);
    expect(ece).toBeCloseTo((1 * 1 + 3 * (1 / 2 - 1 / 3)) / 4, 12);
    expect(bins.at(-1)!.count).toBe(1);
  });
});
