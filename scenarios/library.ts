import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../base/files.ts';

/** The scenarios that come with the product. */
export const libraryFolder: string = join(projectRoot, 'scenarios', 'library');

/** Paths of the library's scenario files, in all its folders, in the order of their names. */
export function libraryFiles(): readonly string[] {
  return readdirSync(libraryFolder, { encoding: 'utf8', recursive: true })
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(libraryFolder, name));
}

/** A scenario's id: its file's name without the ending. */
export const scenarioId = (file: string): string => basename(file).replace(/\.ya?ml$/, '');

/** The file that a user means by a path, or by the name of a scenario of the library. */
export const scenarioFile = (pathOrName: string): string =>
  libraryFiles().find((file) => scenarioId(file) === pathOrName) ?? pathOrName;
