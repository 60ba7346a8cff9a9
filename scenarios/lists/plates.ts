import { importHotList } from '../../recognizer/match/import.ts';

/** Plates of the usable rows of lists. */
export const platesOf = (lists: readonly { readonly file: string; readonly text: string }[]): ReadonlySet<string> =>
  new Set(lists.flatMap(({ text, file }) => importHotList(text, file).entries.map(({ plate }) => plate)));
