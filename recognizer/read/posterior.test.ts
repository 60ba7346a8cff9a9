import { describe, expect, it } from 'vitest';
import { alphabet, classCount } from './alphabet.ts';
import { textProbability } from './ctc.ts';
import { posteriorFrom, posteriorsOf } from './posterior.ts';

describe('posteriorsOf', () => {
  it('names the rivals of a character that looks like another, and is sure of the rest', () => {
    const probabilities = new Float64Array(2 * classCount).fill(1e-8);
    probabilities[alphabet.indexOf('A')] = 1;
    probabilities[classCount + alphabet.indexOf('8')] = 0.6;
    probabilities[classCount + alphabet.indexOf('B')] = 0.4;
    const [a, eight] = posteriorsOf(
      (text) => textProbability({ count: 2, probabilities }, text),
      [alphabet.indexOf('A'), alphabet.indexOf('8')],
    );
    expect(a).toMatchObject({ character: 'A' });
    expect(a!.probability).toBeCloseTo(1, 5);
    expect(eight!.character).toBe('8');
    expect(eight!.probability).toBeCloseTo(0.6, 5);
    expect(eight!.rivals[0]!.character).toBe('B');
    expect(eight!.rivals[0]!.probability).toBeCloseTo(0.4, 5);
  });
});

describe('posteriorFrom', () => {
  it('keeps the likeliest and four rivals, in order, with probabilities of at most 1 together', () => {
    const { character, probability, rivals } = posteriorFrom(Array.from(alphabet, (_, k) => k));
    expect([character, ...rivals.map((rival) => rival.character)].join('')).toBe('ZYXWV');
    expect(probability + rivals.reduce((sum, rival) => sum + rival.probability, 0)).toBeLessThanOrEqual(1);
  });
});
