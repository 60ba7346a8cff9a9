import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import type { Network } from '../network.ts';
import { alphabet, blank, classCount } from './alphabet.ts';
import { createReader } from './reader.ts';

const picture = { widthPx: 200, heightPx: 100, data: new Uint8Array(200 * 100).fill(128) };
const corners: Corners = [
  { x: 40, y: 30 },
  { x: 160, y: 30 },
  { x: 160, y: 90 },
  { x: 40, y: 90 },
];

/** A network that spells one text a look, the last one for all further looks, each character with the given score. */
function spelling(...looks: readonly (readonly [text: string, score: number])[]) {
  let count = 0;
  const network: Network = {
    run: async () => {
      const [text, score] = looks[Math.min(count++, looks.length - 1)]!;
      const columns = [...text].flatMap((character) => [alphabet.indexOf(character), blank]);
      const characters = new Float32Array(columns.length * classCount);
      for (const [column, k] of columns.entries()) characters[column * classCount + k] = score;
      return { characters: { data: characters, dims: [1, columns.length, classCount] } };
    },
  };
  return { reader: createReader(network), looks: () => count };
}

describe('the reader', () => {
  it('looks once where the reading is sure', async () => {
    const { reader, looks } = spelling(['AB12345', 30]);
    const { text, confidence, format } = await reader.read(picture, corners);
    expect([text, format?.text]).toEqual(['AB12345', 'AB12345']);
    expect(confidence).toBeGreaterThan(0.99);
    expect(looks()).toBe(1);
  });

  it('looks again where it is not, and takes the text that all looks together make likeliest', async () => {
    const { reader, looks } = spelling(['AB1234L', 5], ['AB12344', 7]);
    const { text, characters, confidence } = await reader.read(picture, corners);
    expect(looks()).toBe(5);
    expect(text).toBe('AB12344');
    expect(confidence).toBeLessThan(0.95);
    expect(characters.at(-1)!.rivals[0]!.character).toBe('L');
  });

  it('reads nothing where no look sees a character', async () => {
    const { reader } = spelling(['', 0]);
    expect(await reader.read(picture, corners)).toMatchObject({ text: '', characters: [], format: null });
  });
});
