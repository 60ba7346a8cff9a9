import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Fault, InputError, type Place } from './errors.ts';
import { wordsOf } from './issues.ts';

type Path = readonly PropertyKey[];

/** A checked YAML file: its value, its text, and the way back from a part of the value to its place in the file. */
export interface YamlFile<T> {
  readonly value: T;
  readonly text: string;
  /** Place of the value at a path, or of the nearest parent that the file holds. */
  placeOf(path: Path): Place;
}

/**
 * Reads YAML and checks it by a schema; `file` is the name that faults carry.
 *
 * @throws InputError with every fault found, each with file, line and column (from 1) and what would be right.
 */
export function parseYaml<S extends z.ZodType>(text: string, file: string, schema: S): YamlFile<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0)
    throw new InputError(
      document.errors.map((error) => ({ what: `not valid YAML: ${error.message}`, where: at(error.pos[0]) })),
    );

  const placeOf = (path: Path): Place => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return { file, line: 1, column: 1 };
  };
  const placeOfKey = (path: Path, key: string): Place => {
    const map = path.length === 0 ? document.contents : document.getIn(path, true);
    const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
    return isNode(pair?.key) && pair.key.range ? at(pair.key.range[0]) : placeOf(path);
  };
  const result = schema.safeParse(plainValue(document, file));
  if (!result.success)
    throw new InputError(result.error.issues.flatMap((issue) => faultsOf(issue, placeOf, placeOfKey)));
  return { value: result.data, text, placeOf };
}

function faultsOf(
  issue: z.core.$ZodIssue,
  placeOf: (path: Path) => Place,
  placeOfKey: (path: Path, key: string) => Place,
): Fault[] {
  if (issue.code !== 'unrecognized_keys') return [{ ...wordsOf(issue, 'the file'), where: placeOf(issue.path) }];
  return issue.keys.map((key) => ({
    ...wordsOf({ ...issue, keys: [key] }, 'the file'),
    where: placeOfKey(issue.path, key),
  }));
}

/** @throws InputError for aliases that lead nowhere, or to too much */
function plainValue(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw new InputError({
      what: `not valid YAML: ${(error as Error).message}`,
      where: { file },
      expected: 'aliases of anchors that are there',
    });
  }
}
