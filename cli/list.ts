import { relative } from 'node:path';
import { libraryFiles } from '../scenarios/library.ts';
import { isTrace, openScenario } from '../scenarios/open.ts';
import { responders } from '../scenarios/respond/responders.ts';
import { scenarioFromFile } from '../scenarios/source.ts';

export function list(): void {
  const plans = libraryFiles().map((file) => ({ file, plan: openScenario(scenarioFromFile(file)) }));
  const tableOf = (traces: boolean): string =>
    table(
      plans
        .filter(({ plan }) => isTrace(plan) === traces)
        .map(({ file, plan: { id, scenario } }) => [
          id,
          scenario.title,
          scenario.twins.map((twin) => twin.id).join(', '),
          relative('.', file),
        ]),
    );
  const people = responders.map(({ name, description }) => [name, description]);
  process.stdout.write(
    `Scenarios from pixels, with their twins\n${tableOf(false)}\nScenarios without pixels, with their twins\n${tableOf(true)}\nResponders\n${table(people)}`,
  );
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
