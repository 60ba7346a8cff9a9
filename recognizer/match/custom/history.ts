import { InputError } from '../../../base/errors.ts';
import type { Change, History } from './ports.ts';

/** A history that lasts as long as the process. */
export function memoryHistory(kept: readonly Change[] = []): History {
  const changes = [...kept];
  return {
    all: () => Promise.resolve([...changes]),
    append(change, place) {
      if (place !== changes.length)
        return Promise.reject(
          new InputError({
            what: `the history has ${changes.length} changes, not ${place}: somebody was faster`,
            where: { file: 'memory' },
          }),
        );
      changes.push(structuredClone(change));
      return Promise.resolve();
    },
  };
}
