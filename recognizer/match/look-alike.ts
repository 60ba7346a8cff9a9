/**
 * Characters that are taken for one another, by readers and by the people who type hot lists.
 *
 * Stated, not measured: the groups are those of the plate-reading literature and of this project's own reader
 * (1/I, 2/Z, M/W, 0/O, 4/A). Within a group any two count as look-alikes.
 */
const groups = [
  '8B360DOQ',
  '5S6',
  '2Z7',
  '1I7TL',
  'VYU',
  'VW',
  'MNW',
  'HN',
  'CG',
  'EF',
  'PR',
  'P9',
  'KX',
  'A4',
  'G6',
] as const;

/**
 * The chance that a plate with the one character is on a list, or in a read, with the other. Not measured; it stands in
 * for the reader's own doubt where that is smaller, because the list itself may hold the error.
 */
export const lookAlikeProbability = 0.02;

const table = new Map<string, string>();
for (const group of groups)
  for (const character of group)
    table.set(
      character,
      [...new Set((table.get(character) ?? '') + group)].filter((other) => other !== character).join(''),
    );

/** Look-alikes of a character, as one string; empty for a character that none resembles. */
export const lookAlikesOf = (character: string): string => table.get(character) ?? '';
