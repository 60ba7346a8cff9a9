import { describe, expect, it } from 'vitest';
import { alphabet, blank, classCount } from './alphabet.ts';
import { type Columns, columnsFromLogits, likeliestText, textProbability } from './ctc.ts';

/** Columns that give the named characters (`-` is the blank) the named probabilities and share the rest evenly. */
function columnsOf(...columns: Record<string, number>[]): Columns {
  const probabilities = columns.flatMap((named) => {
    const rest = 1 - Object.values(named).reduce((a, b) => a + b, 0);
    const others = classCount - Object.keys(named).length;
    return Array.from(`${alphabet}-`, (character) => named[character] ?? rest / others);
  });
  return { count: columns.length, probabilities: Float64Array.from(probabilities) };
}

const classes = (text: string): number[] => Array.from(text, (character) => alphabet.indexOf(character));
const decode = (columns: Columns): string =>
  likeliestText(columns)
    .map((k) => alphabet[k])
    .join('');

describe('likeliestText', () => {
  const sure = (spelling: string): Columns =>
    columnsOf(...Array.from(spelling, (character) => ({ [character]: 0.99 })));
  it.each([
    ['--AA-B--', 'AB'],
    ['A-A', 'AA'],
    ['AAA', 'A'],
    ['11-1-7Z', '117Z'],
    ['--------', ''],
  ])('spells %s as "%s"', (spelling, text) => {
    expect(decode(sure(spelling))).toBe(text);
  });

  it('sums over spellings where the best single path is another text', () => {
    // The best path is "--" with 0.36, but A has 0.4 · 0.6 + 0.6 · 0.4 + 0.4 · 0.4 = 0.64.
    expect(decode(columnsOf({ '-': 0.6, A: 0.4 }, { '-': 0.6, A: 0.4 }))).toBe('A');
  });
});

describe('textProbability', () => {
  it.each([
    ['', 0.6 * 0.7],
    ['A', 0.4 * 0.7 + 0.6 * 0.2 + 0.4 * 0.2],
    ['B', 0.6 * 0.1],
    ['AB', 0.4 * 0.1],
    ['AA', 0],
  ])('of "%s" is the sum over its spellings', (text, expected) => {
    const columns = columnsOf({ '-': 0.6, A: 0.4 }, { '-': 0.7, A: 0.2, B: 0.1 });
    expect(textProbability(columns, classes(text))).toBeCloseTo(expected, 12);
  });

  it('sums to one over all texts', () => {
    const columns = columnsOf({ '-': 0.5, A: 0.3, B: 0.2 }, { '-': 0.1, A: 0.8, B: 0.1 }, { '-': 0.4, A: 0.1, B: 0.5 });
    const texts = ['', 'A', 'B', 'AA', 'AB', 'BA', 'BB', 'ABA', 'BAB'];
    const sum = texts.reduce((total, text) => total + textProbability(columns, classes(text)), 0);
    expect(sum).toBeCloseTo(1, 12);
  });
});

describe('columnsFromLogits', () => {
  it('gives columns that sum to one, however large the scores', () => {
    const logits = new Float32Array(2 * classCount);
    logits[3] = 900;
    logits[classCount + blank] = -900;
    const { count, probabilities } = columnsFromLogits(logits);
    expect(count).toBe(2);
    expect(probabilities[3]).toBeCloseTo(1, 5);
    expect(probabilities[classCount]).toBeCloseTo(1 / alphabet.length, 5);
  });
});
