/** Which of a picture's lines of text are plates: PP-OCR reads any text, and says nothing of plates. */
import type { PlateSighting } from '../../ports.ts';
import type { LineText } from './recognize.ts';
import { cornersOf, type Rectangle } from './rectangle.ts';

/**
 * A US plate is 12 × 6 in (SAE J686), its serial some 10.5 in long and 2.6 in high. The detector's boxes stand off the
 * characters by about their height over three all around: as wide as the plate, and this much lower (measured on
 * photographs, see docs/adapters.md).
 */
const plateHeights = 1.25;

export interface ReadLine {
  readonly rectangle: Rectangle;
  /** That it is a line of text. */
  readonly probability: number;
  readonly text: LineText;
}

/**
 * Lines that may be a US plate's serial, likeliest first: 4 to 8 of A–Z and 0–9 after everything else is left out, a digit
 * among them. So words on plates and cars drop out, and vanity plates without a digit with them. The confidence is PP-OCR's
 * own: the mean over its characters.
 */
export function platesAmong(lines: readonly ReadLine[]): PlateSighting[] {
  return lines
    .flatMap(({ rectangle, probability, text }): PlateSighting[] => {
      const characters = text
        .map(({ character, probability }) => ({ character: character.toUpperCase(), probability, rivals: [] }))
        .filter(({ character }) => /^[A-Z0-9]$/.test(character));
      const plate = characters.map(({ character }) => character).join('');
      if (plate.length < 4 || plate.length > 8 || !/\d/.test(plate)) return [];
      const confidence = characters.reduce((sum, each) => sum + each.probability, 0) / characters.length;
      return [
        {
          corners: cornersOf({ ...rectangle, height: rectangle.height * plateHeights }),
          detection: probability,
          text: plate,
          characters,
          confidence,
          state: null,
          format: null,
        },
      ];
    })
    .sort((a, b) => b.confidence - a.confidence);
}
