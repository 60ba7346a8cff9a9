import { InputError } from '../../base/errors.ts';
import type { YamlFile } from '../../base/yaml.ts';
import type { ScenarioSource } from '../source.ts';

/** One hot list: as the user wrote it, and as the recognizer gets it. */
export interface PlannedList {
  readonly name: string;
  readonly file: string;
  readonly source: string;
  /** With a vehicle's plate in the place of each reference. */
  readonly text: string;
}

/**
 * The lists that a scenario names.
 *
 * @param resolve puts plates where a list has references
 * @throws InputError; a list that cannot be read is a fault of the line that names it
 */
export function readLists(
  yaml: YamlFile<{ readonly lists: readonly string[] }>,
  source: ScenarioSource,
  resolve: (text: string, file: string) => string,
): PlannedList[] {
  return yaml.value.lists.map((name, index) => {
    const { file, text } = listAt(yaml, source, name, index);
    return { name, file, source: text, text: resolve(text, file) };
  });
}

function listAt(yaml: Pick<YamlFile<unknown>, 'placeOf'>, source: ScenarioSource, name: string, index: number) {
  try {
    return source.list(name, index);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(
      error.faults.map(({ what, where, expected }) => ({
        what: `${where.file}: ${what}`,
        where: yaml.placeOf(['lists', index]),
        ...(expected && { expected }),
      })),
    );
  }
}
