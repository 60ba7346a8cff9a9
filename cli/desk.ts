import { InputError } from '../base/errors.ts';
import { localDay } from '../base/times.ts';
import { loadPack } from '../policy/pack/load.ts';
import { RefusedError } from '../recognizer/investigate/authority.ts';
import { type InvestigationDesk, openDesk } from '../recognizer/investigate/desk.ts';
import type { Archive } from '../recognizer/investigate/ports.ts';
import { archiveOn } from '../store/archive.ts';
import type { Database } from '../store/database.ts';
import { openExisting } from '../store/open.ts';
import type { DeskOptions } from './desk-options.ts';
import { exitCode } from './exit-code.ts';

/** Works at the desk over the store that is there, or over the one given. */
export function atDesk(
  { store, pack }: DeskOptions,
  work: (desk: InvestigationDesk, archive: Archive) => Promise<void>,
  opened?: Database,
): Promise<void> {
  const retentionS = Number(loadPack(pack).parameters.get('retention-s')?.value);
  const inUse = (database: Database): Promise<void> => {
    const archive = archiveOn(database);
    return work(
      openDesk(
        archive,
        () => new Date().toISOString(),
        retentionS,
        (at) => localDay(new Date(at)),
      ),
      archive,
    );
  };
  return inStore(store, inUse, opened);
}

/** A parameter of a policy pack. @throws InputError where the pack has none of that name */
export function parameterOf(pack: string, id: string): unknown {
  const parameter = loadPack(pack).parameters.get(id);
  if (parameter) return parameter.value;
  throw new InputError({
    what: `the policy pack ${pack} has no parameter ${id}`,
    where: { file: '--pack' },
    expected: 'a pack that says it in its parameters.yaml',
  });
}

/** Works on the store that is there, or on the one given; what the order forbids is told on standard error, and exits 1. */
export async function inStore(
  store: string,
  work: (database: Database) => Promise<void>,
  database = openExisting(store),
): Promise<void> {
  try {
    await work(database);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.otherwise;
  } finally {
    await database.close();
  }
}
