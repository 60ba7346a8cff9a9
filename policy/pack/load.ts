/** Reads a pack's folder, checks it, and gives it whole. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { projectRoot, readText } from '../../base/files.ts';
import { readYaml } from '../../base/read-yaml.ts';
import { checkPack } from './check.ts';
import { accountFor } from './ledger.ts';
import { readList } from './list.ts';
import {
  conflictSchema,
  ledgerItemSchema,
  type Pack,
  type ParameterValue,
  packFileSchema,
  parameterSchema,
  questionSchema,
  reasonSchema,
  ruleSchema,
} from './schema.ts';

export interface PackOptions {
  /** Parameters to set otherwise than by default. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Conflicts whose other reading to take. */
  readonly otherReadings?: readonly string[];
}

const packsFolder = join(projectRoot, 'policy', 'packs');

export function packNames(): string[] {
  return readdirSync(packsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/**
 * Loads the pack of that name from `policy/packs/`, or from the folder that the name is a path to.
 *
 * @throws InputError with every fault found, each with file, line and column.
 */
export function loadPack(name: string, options: PackOptions = {}): Pack {
  const folder = name.includes('/') ? name : join(packsFolder, name);
  if (!existsSync(join(folder, 'pack.yaml')))
    throw new InputError({
      what: `no policy pack "${name}"`,
      where: { file: folder },
      expected: packNames().join(', '),
    });
  const head = readYaml(join(folder, 'pack.yaml'), packFileSchema).value;
  const files = {
    sentences: readList(folder, 'sentences', ledgerItemSchema),
    reasons: readList(folder, 'reasons', reasonSchema),
    parameters: readList(folder, 'parameters', parameterSchema),
    conflicts: readList(folder, 'conflicts', conflictSchema),
    rules: readList(folder, 'rules', ruleSchema),
    questions: readList(folder, 'questions', questionSchema),
  };
  const text = readText(join(folder, 'order.txt'));
  const ledger = files.sentences.value;
  const faults = [...accountFor(text, join(folder, 'order.txt'), ledger).faults, ...checkPack(files)];
  if (faults.length > 0) throw new InputError(faults);

  const conflicts = byId(files.conflicts.value);
  const values = new Map(files.parameters.value.map(({ id, default: value }) => [id, value]));
  for (const id of options.otherReadings ?? []) {
    const conflict = conflicts.get(id);
    if (!conflict)
      throw new InputError({
        what: `unknown conflict "${id}"`,
        where: { file: join(folder, 'conflicts.yaml') },
        expected: [...conflicts.keys()].join(', '),
      });
    values.set(conflict.switch.parameter, conflict.switch.other);
  }
  for (const [id, value] of Object.entries(options.parameters ?? {})) {
    if (!values.has(id))
      throw new InputError({
        what: `unknown parameter "${id}"`,
        where: { file: join(folder, 'parameters.yaml') },
        expected: [...values.keys()].join(', '),
      });
    values.set(id, value);
  }
  return {
    name,
    ...head,
    text,
    ledger,
    sentences: byId(ledger.filter((item) => 'id' in item)),
    reasons: byId(withParameters(files.reasons.value, values)),
    parameters: byId(files.parameters.value.map((one) => ({ ...one, value: values.get(one.id)! }))),
    conflicts,
    rules: withParameters(files.rules.value, values),
    questions: withParameters(files.questions.value, values),
  };
}

/** The same with `$name` replaced by what the parameter of that name holds; in a list, by all that it lists. */
function withParameters<T>(item: T, values: ReadonlyMap<string, ParameterValue>): T {
  const held = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('$') ? (values.get(value.slice(1)) ?? value) : within(value);
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.flatMap((one) => (typeof one === 'string' ? held(one) : [held(one)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, held(one)]));
  };
  return within(item) as T;
}

const byId = <T extends { readonly id: string }>(items: readonly T[]): Map<string, T> =>
  new Map(items.map((item) => [item.id, item]));

/** The reason that a name or id means, letters' case and punctuation aside; undefined where the pack has none. */
export function reasonNamed(pack: Pack, name: string): string | undefined {
  const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');
  for (const reason of pack.reasons.values())
    if ([reason.id, ...reason.names].some((one) => plain(one) === plain(name))) return reason.id;
  return undefined;
}
