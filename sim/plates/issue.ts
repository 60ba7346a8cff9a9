/** Plates as states issue them: from chance, from a text, and the plate that could be mistaken for another. */
import type { Rng } from '../../base/rng.ts';
import type { BodyType, Plate } from '../world.ts';
import type { PlateDesign } from './design.ts';
import { designOf, designs } from './designs/index.ts';
import { createGrammar, type Grammar, type Serial } from './grammar.ts';
import { lookAlikesOf } from './look-alikes.ts';

/** USPS codes of the states whose plates can be drawn. */
export const knownStates: readonly string[] = [...new Set(designs.map(({ state }) => state))];

const grammars = new Map<string, Grammar>();
const grammarOf = (pattern: string): Grammar => {
  const grammar = grammars.get(pattern) ?? createGrammar(pattern);
  grammars.set(pattern, grammar);
  return grammar;
};

/**
 * A plate that the state could issue for such a vehicle.
 *
 * @param states a state, or states with their weights
 * @throws RangeError for a state that is not one of {@link knownStates}
 */
export function issuePlate(
  states: string | Readonly<Partial<Record<string, number>>>,
  body: BodyType,
  rng: Rng,
): Plate {
  const state = typeof states === 'string' ? states : rng.fork('state').weighted(states as Record<string, number>);
  const candidates = designsFor(state, body);
  if (candidates.length === 0) throw new RangeError(`no plates of the state "${state}" can be drawn`);
  const shares = Object.fromEntries(candidates.map(({ id, share }) => [id, share]));
  const design = designOf(rng.fork('design').weighted(shares));
  const serials = rng.fork('serial');
  return plateOf(design, grammarOf(serials.pick(design.drawnFrom ?? design.serials)).generate(serials), rng);
}

/** The plate of this text, separators or not; `null` where the state has no design for the body that allows it. */
export function plateFromText(state: string, text: string, body: BodyType, rng: Rng): Plate | null {
  for (const design of designsFor(state, body)) {
    const serial = parseSerial(design, text);
    if (serial) return plateOf(design, serial, rng);
  }
  return null;
}

/**
 * The text of another plate of the same design that differs from this one in exactly one character, by a look-alike;
 * `null` where there is none.
 */
export function lookAlike(plate: Plate, rng: Rng): string | null {
  const design = designOf(plate.design);
  const others = [...plate.text].flatMap((character, at) =>
    lookAlikesOf(character)
      .map((other) => plate.text.slice(0, at) + other + plate.text.slice(at + 1))
      .filter((text) => parseSerial(design, text) !== null),
  );
  return others.length > 0 ? rng.pick(others) : null;
}

/** Commonest first, so that a text that several designs allow is the likeliest one's. */
const designsFor = (state: string, body: BodyType): PlateDesign[] =>
  designs.filter((design) => design.state === state && design.bodies.includes(body)).sort((a, b) => b.share - a.share);

function parseSerial(design: PlateDesign, text: string): Serial | null {
  for (const pattern of design.serials) {
    const serial = grammarOf(pattern).parse(text);
    if (serial) return serial;
  }
  return null;
}

function plateOf({ id, state }: PlateDesign, { text, display }: Serial, rng: Rng): Plate {
  const looks = rng.fork('wear');
  return { state, design: id, text, display, wear: looks.next() ** 2, seed: String(looks.integer(0, 2 ** 31)) };
}
