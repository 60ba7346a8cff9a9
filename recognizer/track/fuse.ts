import type { CharacterPosterior, PlateObservation, StateRead, TraitRead, VehicleRead } from '../ports.ts';
import { alphabet } from '../read/alphabet.ts';
import { posteriorFrom } from '../read/posterior.ts';

/** The vote over a track's observations. */
export interface Vote {
  readonly text: string;
  readonly characters: readonly CharacterPosterior[];
  readonly confidence: number;
  readonly state: StateRead | null;
}

/** Frames of one pass share their faults (blur, dirt, angle): beyond this many sure ones, more add no certainty. */
const independentObservations = 1.5;

/** Least probability that an observation gives to a character: one frame can't veto what all others see. */
const floor = 1e-4;

/**
 * Fuses the observations of one plate. They vote on the text's length, each with its confidence; those with the length
 * that wins are aligned place by place, and the product of their posteriors, again weighted by confidence, gives the
 * characters (a logarithmic opinion pool: Genest and Zidek 1986).
 */
export function vote(observations: readonly PlateObservation[]): Vote {
  const total = sumOf(observations.map(({ confidence }) => confidence));
  const supportOf = (group: readonly PlateObservation[]): number => sumOf(group.map(({ confidence }) => confidence));
  const group = [...new Set(observations.map(({ text }) => text.length))]
    .map((length) => observations.filter(({ text }) => text.length === length))
    .reduce((best, next) => (supportOf(next) > supportOf(best) ? next : best));
  const support = supportOf(group);
  const scale = Math.min(1, independentObservations / support);
  const characters = group[0]!.characters.map((_, place) =>
    posteriorFrom(pool(group, place).map((log) => Math.exp(log * scale))),
  );
  return {
    text: characters.map(({ character }) => character).join(''),
    characters,
    confidence: characters.reduce((product, { probability }) => product * probability, support / total),
    state: voteOnState(observations),
  };
}

/** Weighted sum of the logarithms of what each observation gives to each character of the alphabet, at most 0. */
function pool(group: readonly PlateObservation[], place: number): number[] {
  const logs = new Array<number>(alphabet.length).fill(0);
  for (const { characters, confidence } of group) {
    const posterior = characters[place]!;
    const named = new Map([posterior, ...posterior.rivals].map((rival) => [rival.character, rival.probability]));
    for (const [k, character] of [...alphabet].entries())
      logs[k]! += confidence * Math.log(Math.max(floor, named.get(character) ?? 0));
  }
  const top = Math.max(...logs);
  return logs.map((log) => log - top);
}

/** Each observation votes for the state it saw; one that saw none votes for none. */
function voteOnState(observations: readonly PlateObservation[]): StateRead | null {
  const votes = new Map<string | null, number>();
  let total = 0;
  for (const { state, confidence } of observations) {
    const weight = confidence * (state?.confidence ?? 1);
    votes.set(state?.code ?? null, (votes.get(state?.code ?? null) ?? 0) + weight);
    total += confidence;
  }
  const [code, weight] = [...votes].reduce((best, next) => (next[1] > best[1] ? next : best));
  return code === null ? null : { code, confidence: weight / total };
}

/**
 * The vehicle as the observations that tell its traits see it: the name that most of their confidence is given to, with
 * its mean over all that tell. Left out where nobody looked.
 */
export function voteOnVehicle(observations: readonly PlateObservation[]): VehicleRead | undefined {
  const seen = observations.flatMap(({ vehicle }) => vehicle ?? []);
  if (seen.length === 0) return undefined;
  return { color: voteOnTrait(seen.map(({ color }) => color)), body: voteOnTrait(seen.map(({ body }) => body)) };
}

function voteOnTrait(told: readonly (TraitRead | null)[]): TraitRead | null {
  const votes = told.filter((vote) => vote !== null);
  const sums = new Map<string, number>();
  for (const { name, confidence } of votes) sums.set(name, (sums.get(name) ?? 0) + confidence);
  const best = [...sums].reduce<[string, number] | null>((a, b) => (a && a[1] >= b[1] ? a : b), null);
  return best && { name: best[0], confidence: best[1] / votes.length };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
