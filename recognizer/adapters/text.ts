import type { CharacterPosterior } from '../ports.ts';

/** A plate's text as ours are: A–Z and 0–9, upper case, without separators. */
export const plateText = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/**
 * The characters of a text whose recognizer gives one confidence for the whole and no rivals: each is at least as
 * likely right as the whole.
 */
export const charactersOf = (text: string, confidence: number): CharacterPosterior[] =>
  Array.from(text, (character) => ({ character, probability: confidence, rivals: [] }));
