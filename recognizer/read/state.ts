/** The issuing state, read from what its plates have in print along their edges: never from the serial. */
import type { Corners, GrayImage } from '../../base/geometry.ts';
import { type Network, outputOf } from '../network.ts';
import type { StateRead } from '../ports.ts';
import { alphabet } from './alphabet.ts';
import { type Columns, columnsFromLogits, textProbability } from './ctc.ts';
import { statePhrases } from './state-names.ts';
import { cutStrip, strips } from './strips.ts';

/** A state less likely than this is not told: a wrong one would set the right entry aside. */
const leastConfidence = 0.6;

/** How often a strip of a state's plate shows none of its phrases: a frame hides it, or other things are printed there. */
const otherPrint = 0.5;

/** Probability that is given to a phrase by chance where something else is printed, or nothing can be made out. */
const byChance = 1e-6;

/** Part of plates that bear no phrase of any state: other countries', other authorities'. */
const ofNoState = 0.1;

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
 * Bayes over the states and "none of them". A strip's likelihood under a state, against that under none, is the probability of
 * reading the likeliest of its phrases there against that of reading it by chance, if the strip shows one at all.
 * `byChance` was chosen on held-out tiles so that what is told with a confidence is right about as often.
 */
function stateOf(seen: readonly Columns[]): StateRead | null {
  const weights = spelled.map(({ phrases }) =>
    seen.reduce(
      (weight, columns) => {
        const read = Math.max(...phrases.map((phrase) => textProbability(columns, phrase)));
        return weight * (otherPrint + ((1 - otherPrint) * read) / byChance);
      },
      (1 - ofNoState) / spelled.length,
    ),
  );
  const best = weights.indexOf(Math.max(...weights));
  const confidence = weights[best]! / weights.reduce((sum, weight) => sum + weight, ofNoState);
  return confidence >= leastConfidence ? { code: spelled[best]!.code, confidence } : null;
}
