import { expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import type { Network } from '../network.ts';
import { alphabet, blank, classCount } from './alphabet.ts';
import { createStateTeller } from './state.ts';

const picture = { widthPx: 200, heightPx: 100, data: new Uint8Array(200 * 100).fill(128) };
const corners: Corners = [
  { x: 40, y: 30 },
  { x: 160, y: 30 },
  { x: 160, y: 90 },
  { x: 40, y: 90 },
];

/** A network that spells one text in the upper strip, one in the lower; `~` is a character of which nothing can be made out. */
function spelling(...texts: readonly [upper: string, lower: string]): Network {
  let strip = 0;
  return {
    run: async () => {
      const columns = [...texts[strip++]!].flatMap((character) => [character, '']);
      const data = new Float32Array(Math.max(1, columns.length) * classCount).fill(0);
      if (columns.length === 0) data[blank] = 12;
      for (const [column, character] of columns.entries())
        if (character !== '~') data[column * classCount + (character ? alphabet.indexOf(character) : blank)] = 12;
      return { characters: { data, dims: [1, data.length / classCount, classCount] } };
    },
  };
}

it.each([
  ['a name', 'CONNECTICUT', '', 'CT'],
  ['a slogan where a frame hides the name', '', 'LIVEFREEORDIE', 'NH'],
  ['a name of which letters are lost', 'MASS~CHUS~TTS', '', 'MA'],
  ['the state of the name, beside words of no state', 'VERMONT', 'HARTFORDAUTO', 'VT'],
  ['the longer of two names that share letters', 'WASHINGTONDC', '', 'DC'],
  ['none from a dealer', 'SHORELINEMOTORS', '', null],
  ['none from nothing', '', '', null],
  ['none where the two lines contradict each other', 'IOWA', 'OCEANSTATE', null],
  ['none where two states are as likely', '~~~~', '', null],
])('tells %s', async (_, upper, lower, code) => {
  const told = await createStateTeller(spelling(upper, lower)).tell(picture, corners);
  expect(told?.code ?? null).toBe(code);
  if (told) expect(told.confidence).toBeGreaterThan(0.6);
});
