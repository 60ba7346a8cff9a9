/** A question's facts as columns of a table, and conditions over a row of it. */
import { vocabulary } from '../facts/vocabulary.ts';
import type { Condition, Pack, Question } from '../pack/schema.ts';

/** One value of each column, by its place among the column's values. */
export type Row = Int8Array;

export interface Table {
  /** Facts that are enumerated, then those that follow from them. */
  readonly columns: readonly { readonly fact: string; readonly values: readonly string[] }[];
  /** How many of the columns are enumerated. */
  readonly free: number;
  /** Sets the columns that follow from the enumerated ones. */
  derive(row: Row): void;
  /** The facts that the condition names and the table lacks. */
  lacking(condition: Condition | undefined): string[];
  /** A test of rows. */
  test(condition: Condition | undefined): (row: Row) => boolean;
  /** The row of these values. */
  rowOf(facts: Readonly<Record<string, string>>): Row;
  factsOf(row: Row): Record<string, string>;
}

/** What follows from an alert's notification reason by the pack. */
const ofReason = {
  response: (pack: Pack, reason: string) =>
    pack.reasons.get(reason)?.response ?? String(pack.parameters.get('response-to-unnamed-hits')?.value),
  'advise-first': (pack: Pack, reason: string) => (pack.reasons.get(reason)?.adviseFirst ? 'yes' : 'no'),
} as const;

export function tableOf(pack: Pack, question: Question): Table {
  const valuesOf = (fact: string): string[] =>
    fact === 'reason' ? [...pack.reasons.keys(), 'unnamed'] : Object.keys(vocabulary[fact]!.values);
  const given = Object.entries(question.facts).map(([fact, values]) => ({
    fact,
    values: values === 'all' ? valuesOf(fact) : values,
  }));
  const reasonAt = given.findIndex(({ fact }) => fact === 'reason');
  const names = (Object.keys(ofReason) as (keyof typeof ofReason)[]).filter(
    (fact) => reasonAt >= 0 && !(fact in question.facts),
  );
  const derived = names.map((fact) => {
    const values = valuesOf(fact);
    const places = given[reasonAt]!.values.map((reason) => values.indexOf(ofReason[fact](pack, reason)));
    return { fact, values, places };
  });
  const columns = [...given, ...derived];
  const at = new Map(columns.map(({ fact }, index) => [fact, index]));

  const derive = (row: Row): void => {
    derived.forEach(({ places }, index) => {
      row[given.length + index] = places[row[reasonAt]!]!;
    });
  };
  return {
    columns,
    free: given.length,
    derive,
    lacking: (condition) => (condition ?? []).flatMap((facts) => Object.keys(facts).filter((fact) => !at.has(fact))),
    test(condition) {
      if (condition === undefined) return () => true;
      const sets = condition.map((facts) =>
        Object.entries(facts).map(([fact, allowed]) => {
          const column = at.get(fact)!;
          const mask = columns[column]!.values.reduce(
            (bits, value, i) => (allowed.includes(value) ? bits | (1 << i) : bits),
            0,
          );
          return { column, mask };
        }),
      );
      const holdsIn = (set: (typeof sets)[number], row: Row): boolean => {
        for (let i = 0; i < set.length; i++) if (((set[i]!.mask >> row[set[i]!.column]!) & 1) === 0) return false;
        return true;
      };
      return (row) => {
        for (let i = 0; i < sets.length; i++) if (holdsIn(sets[i]!, row)) return true;
        return false;
      };
    },
    rowOf(facts) {
      const row = new Int8Array(columns.length);
      given.forEach(({ fact, values }, index) => {
        const place = values.indexOf(facts[fact] ?? '');
        if (place < 0) throw new RangeError(`question "${question.id}": no fact ${fact} = ${facts[fact]}`);
        row[index] = place;
      });
      derive(row);
      return row;
    },
    factsOf: (row) => Object.fromEntries(given.map(({ fact, values }, index) => [fact, values[row[index]!]!])),
  };
}
