import type { Corners, GrayImage } from '../../base/geometry.ts';
import { widened } from '../detect/quad.ts';
import { type Network, outputOf } from '../network.ts';
import type { CharacterPosterior, FormatRead } from '../ports.ts';
import { alphabet } from './alphabet.ts';
import { cutCrop } from './crop.ts';
import { columnsFromLogits, likeliestText, textProbability } from './ctc.ts';
import { formatOf } from './formats.ts';
import { posteriorsOf } from './posterior.ts';

/** One plate in one picture, as read. An empty text is a reading, too: there is nothing to read. */
export interface Reading {
  readonly text: string;
  readonly characters: readonly CharacterPosterior[];
  /** Probability that the whole text is right. */
  readonly confidence: number;
  readonly format: FormatRead | null;
}

export interface Reader {
  /** Reads the plate within the corners (pixels of the picture). */
  read(picture: GrayImage, corners: Corners): Promise<Reading>;
}

/** A reading less sure than this is looked at again. */
const sure = 0.95;

/**
 * The other looks, as parts of the plate's width and height by which its edges are moved out: where corners err a little,
 * or a frame covers the edge, one of them shows the characters as they are.
 */
const otherLooks = [
  [0.04, 0.06],
  [-0.03, -0.05],
  [0.05, -0.04],
  [-0.03, 0.08],
] as const;

/** `network`: output `characters`, `[1, columns, 37]`: scores before softmax. */
export function createReader(network: Network): Reader {
  const look = async (picture: GrayImage, corners: Corners) => {
    const crop = cutCrop(picture, corners);
    const outputs = await network.run({ data: crop.data, dims: [1, 1, crop.heightPx, crop.widthPx] });
    return columnsFromLogits(outputOf(outputs, 'characters').data);
  };
  return {
    async read(picture, corners) {
      const first = await look(picture, corners);
      const looks = [first];
      if (textProbability(first, likeliestText(first)) < sure)
        for (const [partX, partY] of otherLooks) looks.push(await look(picture, widened(corners, partX, partY)));
      const probabilityOf = (text: readonly number[]): number =>
        looks.reduce((sum, one) => sum + textProbability(one, text), 0) / looks.length;
      const text = looks
        .map(likeliestText)
        .map((seen) => ({ seen, probability: probabilityOf(seen) }))
        .reduce((best, next) => (next.probability > best.probability ? next : best)).seen;
      const spelled = text.map((k) => alphabet[k]).join('');
      const characters = posteriorsOf(probabilityOf, text);
      const confidence = probabilityOf(text);
      return { text: spelled, characters, confidence, format: formatOf(spelled, characters, confidence) };
    },
  };
}
