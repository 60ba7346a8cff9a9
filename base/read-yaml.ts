import type { z } from 'zod';
import { readText } from './files.ts';
import { parseYaml, type YamlFile } from './yaml.ts';

/** As {@link parseYaml}, of a file that a user named; `expected` says what it should be, where it cannot be read. */
export function readYaml<S extends z.ZodType>(file: string, schema: S, expected?: string): YamlFile<z.output<S>> {
  return parseYaml(readText(file, expected), file, schema);
}
