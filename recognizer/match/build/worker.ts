/** The thread that builds an index, so that the one that matches goes on: reads the lists, imports them, sorts. */
import { parentPort, workerData } from 'node:worker_threads';
import { InputError } from '../../../base/errors.ts';
import { readText } from '../../../base/files.ts';
import { importHotList } from '../import.ts';
import { type BuildOrder, buffersOf, build } from './built.ts';

const { files, onDate } = workerData as BuildOrder;
try {
  const lists = files.map((file) => importHotList(readText(file, 'a hot list'), file));
  const built = build(
    lists.flatMap(({ entries }) => entries),
    lists.flatMap(({ setAside }) => setAside),
    onDate,
  );
  parentPort!.postMessage({ built }, buffersOf(built));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  parentPort!.postMessage({ faults: error.faults });
}
