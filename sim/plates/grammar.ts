/**
 * The grammar of a plate's serial, as a pattern:
 *
 *     A            that letter or digit
 *     [A-HJ-NP-Z]  one of these
 *     @            a letter      #  a digit
 *     X{2,5}       two to five of the preceding (for vanity plates)
 *     · - space    a separator, displayed but not part of the text
 *
 * for example `[1-9]##·@@@` for 123·ABC.
 */
import type { Rng } from '../../base/rng.ts';

export interface Serial {
  /** A–Z and 0–9 only. */
  readonly text: string;
  /** With the separators between. */
  readonly display: string;
}

export interface Grammar {
  readonly pattern: string;
  generate(rng: Rng): Serial;
  /** The serial with this text; separators in `text` are of no account. `null` when the grammar has none. */
  parse(text: string): Serial | null;
}

const part = /(\[[^\]]+\]|[A-Z0-9@#])(?:\{(\d+),(\d+)\})?|([·\- ])/gu;
const alphanumeric = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

interface Part {
  readonly separator?: string;
  readonly characters: string;
  readonly least: number;
  readonly most: number;
}

/** @throws RangeError when the pattern is not of the language above */
export function createGrammar(pattern: string): Grammar {
  const parts = partsOf(pattern);
  const expression = new RegExp(
    `^${parts.map(({ separator, characters, least, most }) => (separator ? '()' : `([${characters}]{${least},${most}})`)).join('')}$`,
  );
  const serial = (groups: readonly string[]): Serial => ({
    text: groups.join(''),
    display: groups.map((group, k) => parts[k]!.separator ?? group).join(''),
  });
  return {
    pattern,
    generate: (rng) =>
      serial(
        parts.map(({ separator, characters, least, most }) =>
          separator ? '' : Array.from({ length: rng.integer(least, most) }, () => rng.pick([...characters])).join(''),
        ),
      ),
    parse(text) {
      const groups = expression.exec(plainText(text));
      return groups && serial(groups.slice(1));
    },
  };
}

/** What remains of a plate as people write it when case and separators are dropped. */
export const plainText = (written: string): string => written.toUpperCase().replace(/[\s·.-]/gu, '');

function partsOf(pattern: string): Part[] {
  const matches = [...pattern.matchAll(part)];
  if (matches.length === 0 || matches.map(([whole]) => whole).join('') !== pattern)
    throw new RangeError(`not a serial pattern: "${pattern}"`);
  return matches.map(([, atom, least = '1', most = '1', separator]) =>
    separator
      ? { separator, characters: '', least: 0, most: 0 }
      : { characters: charactersOf(atom!), least: Number(least), most: Number(most) },
  );
}

function charactersOf(atom: string): string {
  if (atom === '@') return alphanumeric.slice(0, 26);
  if (atom === '#') return alphanumeric.slice(26);
  if (!atom.startsWith('[')) return atom;
  return atom
    .slice(1, -1)
    .replace(/(.)-(.)/g, (_, from: string, to: string) =>
      alphanumeric.slice(alphanumeric.indexOf(from), alphanumeric.indexOf(to) + 1),
    );
}
