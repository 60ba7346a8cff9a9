import { relative } from 'node:path';
import { readYaml } from '../base/read-yaml.ts';
import { libraryFiles, scenarioId } from '../scenarios/library.ts';
import { responders } from '../scenarios/respond/responders.ts';
import { scenarioSchema } from '../scenarios/schema.ts';

export function list(): void {
  const scenarios = libraryFiles().map((file) => [
    scenarioId(file),
    readYaml(file, scenarioSchema).value.title,
    relative('.', file),
  ]);
  const people = responders.map(({ name, description }) => [name, description]);
  process.stdout.write(`Scenarios\n${table(scenarios)}\nResponders\n${table(people)}`);
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), []);
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => cell.padEnd(widths[i]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
