import { describe, expect, it } from 'vitest';
import type { CharacterPosterior } from '../ports.ts';
import { formatOf } from './formats.ts';

/** `0O` stands for a character read as 0 with O close behind, 60 to 40; one character alone is sure. */
const posteriors = (...places: string[]): CharacterPosterior[] =>
  places.map(([character, rival]) => ({
    character: character!,
    probability: rival ? 0.6 : 0.999,
    rivals: rival ? [{ character: rival, probability: 0.4 }] : [],
  }));
const textOf = (characters: readonly CharacterPosterior[]) => characters.map(({ character }) => character).join('');
const formatted = (...places: string[]) => {
  const characters = posteriors(...places);
  const confidence = characters.reduce((product, { probability }) => product * probability, 1);
  return { confidence, format: formatOf(textOf(characters), characters, confidence) };
};

describe('formatOf', () => {
  it.each([
    [['A', 'B', '0O', '1', '2', '3', '4'], 'ABO1234'],
    [['7', 'A', 'B', 'C', '1', 'O0', '3'], '7ABC103'],
    [['A', 'B', 'C', '1', '2', '3'], 'ABC123'],
  ])('of %j is %s', (places, text) => {
    expect(formatted(...places).format!.text).toBe(text);
  });

  it('is surer than the read where states issue only one of the two', () => {
    const { confidence, format } = formatted('A', 'B', '0O', '1', '2', '3', '4');
    expect(format!.confidence).toBeGreaterThan(confidence);
    expect(format!.confidence).toBeLessThanOrEqual(1);
  });

  it('leaves a vanity plate that was read surely as it is', () => {
    expect(formatted('C', 'E', 'M', 'E', 'N', 'T', '0').format!.text).toBe('CEMENT0');
  });

  it('has nothing to say of an empty text', () => {
    expect(formatOf('', [], 1)).toBeNull();
  });
});
