import type { Corners, GrayImage } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import type { CharacterPosterior, FormatRead, StateRead } from '../ports.ts';
import { alphabet, states } from './alphabet.ts';
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
  readonly state: StateRead | null;
  readonly format: FormatRead | null;
}

export interface Reader {
  /** Reads the plate within the corners (pixels of the picture). */
  read(picture: GrayImage, corners: Corners): Promise<Reading>;
}

/** `network`: outputs `characters`, `[1, columns, 37]`, and `state`, `[1, 52]`; both are scores before softmax. */
export function createReader(network: Network): Reader {
  return {
    async read(picture, corners) {
      const crop = cutCrop(picture, corners);
      const outputs = await network.run({ data: crop.data, dims: [1, 1, crop.heightPx, crop.widthPx] });
      const columns = columnsFromLogits(outputOf(outputs, 'characters').data);
      const text = likeliestText(columns);
      const spelled = text.map((k) => alphabet[k]).join('');
      const characters = posteriorsOf(columns, text);
      const confidence = textProbability(columns, text);
      return {
        text: spelled,
        characters,
        confidence,
        format: formatOf(spelled, characters, confidence),
        state: stateFrom(outputOf(outputs, 'state').data),
      };
    },
  };
}

/** The likeliest issuing state; null where the plate looks like none that the reader knows. */
function stateFrom(scores: Float32Array): StateRead | null {
  const best = scores.indexOf(Math.max(...scores));
  const code = states[best];
  if (!code) return null;
  return { code, confidence: 1 / scores.reduce((sum, score) => sum + Math.exp(score - scores[best]!), 0) };
}
