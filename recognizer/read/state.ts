/** The issuing state, read from what its plates have in print along their edges: never from the serial. */
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import type { StateRead } from '../ports.ts';
import { alphabet } from './alphabet.ts';
import { type Columns, columnsFromLogits, likeliestText, textProbability } from './ctc.ts';
import { statePhrases } from './state-names.ts';
import { cutStrip, strips } from './strips.ts';

/** A state less likely than this is not told: a wrong one would set the right entry aside. */
const leastConfidence = 0.6;

/** How often a strip of a state's plate shows none of its phrases: a frame hides it, or other things are printed there. */
const otherPrint = 0.5;

/** Probability of any one other text, against that of the phrases of a state. */
const oneOtherText = 1e-3;

const spelled = [...statePhrases].map(([code, phrases]) => ({
  code,
  phrases: phrases.map((phrase) => [...phrase].map((character) => alphabet.indexOf(character))),
}));

export interface StateTeller {
  /** The issuing state of the plate within the corners (pixels of the picture); null where its print does not tell. */
  tell(picture: GrayImage, corners: Corners): Promise<StateRead | null>;
}

/** `network`: output `characters`, `[1, columns, 37]`, of a strip: scores before softmax. */
export const createStateTeller = (network: Network): StateTeller => ({
  async tell(picture, corners) {
    const seen: Columns[] = [];
    for (const strip of strips) {
      const { data, heightPx, widthPx } = cutStrip(picture, corners, strip);
      const outputs = await network.run({ data, dims: [1, 1, heightPx, widthPx] });
      seen.push(columnsFromLogits(outputOf(outputs, 'characters').data));
    }
    return stateOf(seen);
  },
});

/**
 * Bayes over the states and "none of them", all as likely beforehand. A strip's likelihood under a state is the
 * probability of reading one of its phrases, or anything else, there.
 */
function stateOf(seen: readonly Columns[]): StateRead | null {
  const likelihoods = seen.map((columns) => {
    const other = oneOtherText * textProbability(columns, likeliestText(columns));
    const ofStates = spelled.map(({ phrases }) => {
      const read = phrases.reduce((sum, phrase) => sum + textProbability(columns, phrase), 0) / phrases.length;
      return (otherPrint * other + (1 - otherPrint) * read) / other;
    });
    return [...ofStates, 1];
  });
  const joint = Array.from({ length: spelled.length + 1 }, (_, k) => likelihoods.reduce((all, of) => all * of[k]!, 1));
  const sum = joint.reduce((a, b) => a + b, 0);
  const best = joint.indexOf(Math.max(...joint));
  const confidence = joint[best]! / sum;
  return best < spelled.length && confidence >= leastConfidence ? { code: spelled[best]!.code, confidence } : null;
}
