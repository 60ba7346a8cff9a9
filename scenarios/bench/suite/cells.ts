/** A suite's sweeps as cells, each rendered once. */
import { InputError } from '../../../base/errors.ts';
import { readYaml } from '../../../base/read-yaml.ts';
import type { YamlFile } from '../../../base/yaml.ts';
import { designs } from '../../../sim/plates/designs/index.ts';
import { knownStates } from '../../../sim/plates/issue.ts';
import type { Conditions } from '../metrics/case.ts';
import { type AxisName, axisNames, type CellConditions, type Suite, suiteSchema } from './schema.ts';

export interface Cell {
  /** Where it departs from the base, for example `distanceM=40`. */
  readonly id: string;
  readonly conditions: CellConditions;
  /** For each sweep that it is of: the sweep's axes, joined, and its values on them. */
  readonly slices: Conditions;
  /** The strictest limit of its sweeps on passes read right; null without any. */
  readonly atLeast: number | null;
}

/** Reads a suite file. @throws InputError with the place of all that is wrong */
export function readSuite(file: string): Suite {
  const yaml = readYaml(file, suiteSchema, 'a suite file (docs/bench.md), or the name of one: standard, small');
  checkNames(yaml);
  return yaml.value;
}

/** Cells in the order of the sweeps; what two sweeps have in common is one cell. */
export function cellsOf({ base, sweeps }: Suite): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const { atLeast, ...lists } of sweeps) {
    const swept = axisNames.filter((name) => lists[name] !== undefined);
    for (const values of crossProduct(swept, lists)) {
      const id =
        swept
          .filter((name) => values[name] !== base[name])
          .map((name) => `${name}=${values[name]}`)
          .join(' ') || 'base';
      const slice = { [swept.join(' × ')]: swept.map((name) => String(values[name])).join(' × ') };
      const known = cells.get(id);
      const limits = [known?.atLeast, atLeast].filter((limit) => limit !== undefined && limit !== null);
      cells.set(id, {
        id,
        conditions: { ...base, ...values },
        slices: { ...known?.slices, ...slice },
        atLeast: limits.length > 0 ? Math.max(...limits) : null,
      });
    }
  }
  return [...cells.values()];
}

type Values = Partial<Pick<CellConditions, AxisName>>;

function crossProduct(swept: readonly AxisName[], lists: Partial<Record<AxisName, readonly unknown[]>>): Values[] {
  return swept.reduce<Values[]>(
    (all, name) => all.flatMap((values) => lists[name]!.map((value) => ({ ...values, [name]: value }))),
    [{}],
  );
}

function checkNames(yaml: YamlFile<Suite>): void {
  const designIds = designs.map(({ id }) => id);
  const { base, sweeps } = yaml.value;
  const named = [
    { path: ['base'], state: [base.state], design: [base.design] },
    ...sweeps.map(({ state, design }, index) => ({
      path: ['sweeps', index],
      state: state ?? [],
      design: design ?? [],
    })),
  ];
  const unknown = named.flatMap(({ path, ...names }) =>
    (['state', 'design'] as const).flatMap((axis) =>
      names[axis].flatMap((name, at) => {
        const known = axis === 'state' ? knownStates : designIds;
        if (name === undefined || known.includes(name)) return [];
        const where = yaml.placeOf(path[0] === 'base' ? [...path, axis] : [...path, axis, at]);
        return { what: `no plates of the ${axis} "${name}" can be drawn`, where, expected: known.join(', ') };
      }),
    ),
  );
  if (unknown.length > 0) throw new InputError(unknown);
}
