/** Characters that people and readers take for one another on embossed plates. */
const groups = [
  '0ODQ',
  '8B',
  '83',
  '86',
  '80',
  '56',
  '5S',
  '17',
  '1I',
  '2Z',
  '27',
  '4A',
  '6G',
  'VY',
  'MN',
  'CG',
  'EF',
  'PR',
  'UV',
  'KX',
  'HN',
  'VW',
  '9P',
];

/** Those that a character can be taken for. */
export const lookAlikesOf = (character: string): readonly string[] => [
  ...new Set(groups.filter((group) => group.includes(character)).flatMap((group) => [...group.replace(character, '')])),
];
