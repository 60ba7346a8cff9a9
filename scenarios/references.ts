import type { Fault } from '../base/errors.ts';
import type { Rng } from '../base/rng.ts';
import { lookAlike } from '../sim/plates/issue.ts';
import type { Plate } from '../sim/world.ts';

/** What lists and records write for a plate that the seed draws: `@id` is a vehicle's plate, `~id` a look-alike of it. */
const reference = /^([@~])([a-z][a-z0-9-]*)$/;

export interface PlateName {
  readonly text: string;
  readonly state: string;
}

/** Plate and state that a reference means; undefined for what is no reference; a string says why one means nothing. */
export type References = (text: string) => PlateName | string | undefined;

export function createReferences(plates: ReadonlyMap<string, Plate>, rng: Rng): References {
  return (text) => {
    const [, sign, id] = reference.exec(text) ?? [];
    if (!sign || !id) return undefined;
    const plate = plates.get(id);
    if (!plate) return `no vehicle of this scenario is called "${id}"`;
    if (sign === '@') return { text: plate.text, state: plate.state };
    const other = lookAlike(plate, rng.fork(id));
    return other
      ? { text: other, state: plate.state }
      : `the plate ${plate.text} of "${id}" has no character with a look-alike`;
  };
}

/**
 * Puts plates where a hot list file has references. Works cell by cell on the text, so that lines and columns stay where the
 * user has them. A cell is a reference only when it is nothing else; quotes, blanks and capitals do
 * not matter.
 */
export function resolveList(text: string, file: string, references: References): { text: string; faults: Fault[] } {
  const faults: Fault[] = [];
  const resolved = text.split('\n').map((line, row) =>
    line.replace(
      /(?<=^|,)[ \t]*"?[ \t]*([@~][a-z][a-z0-9-]*)[ \t]*"?[ \t]*(?=,|\r?$)/gi,
      (cell, name: string, column: number) => {
        const plate = references(name.toLowerCase());
        if (typeof plate === 'object') return plate.text;
        if (plate)
          faults.push({
            what: plate,
            where: { file, line: row + 1, column: column + 1 },
            expected: '@ or ~ and the id of a vehicle',
          });
        return cell;
      },
    ),
  );
  return { text: resolved.join('\n'), faults };
}
