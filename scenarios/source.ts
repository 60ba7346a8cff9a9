import { basename, dirname, join } from 'node:path';
import { readText } from '../base/files.ts';
import { scenarioId } from './library.ts';
import { platesOf } from './lists/plates.ts';

/** A scenario's text with the hot lists it names: from its own folder, or frozen in a run folder. */
export interface ScenarioSource {
  /** The scenario's id. */
  readonly id: string;
  /** The name that faults carry. */
  readonly file: string;
  readonly text: string;
  /** Text of the list that the scenario names at a place in `lists`, and the name that faults carry. */
  list(name: string, index: number): { readonly file: string; readonly text: string };
  /** Plates of the usable rows of lists: what is to go wrong with a list must name one of them. */
  platesOf(lists: readonly { readonly file: string; readonly text: string }[]): Pick<ReadonlySet<string>, 'has'>;
}

/** A scenario file with its lists beside it. */
export function scenarioFromFile(file: string): ScenarioSource {
  return {
    id: scenarioId(file),
    file,
    platesOf,
    text: readText(file, 'a scenario file (gantry list shows those of the library)'),
    list(name) {
      const path = join(dirname(file), name);
      return { file: path, text: readText(path, 'a hot list file, its path as seen from the scenario’s folder') };
    },
  };
}

/** Where a run folder keeps the list at a place in the scenario's `lists`. */
export const frozenListName = (name: string, index: number): string => join('lists', `${index + 1}-${basename(name)}`);

/** What a run folder has frozen. */
export function scenarioFromRun(folder: string, id: string): ScenarioSource {
  const file = join(folder, 'scenario.yaml');
  return {
    id,
    file,
    platesOf,
    text: readText(file, 'a run folder with its frozen scenario'),
    list(name, index) {
      const path = join(folder, frozenListName(name, index));
      return { file: path, text: readText(path, 'the hot list that the run froze') };
    },
  };
}
