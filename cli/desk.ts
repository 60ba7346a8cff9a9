import { localDay } from '../base/times.ts';
import { loadPack } from '../policy/pack/load.ts';
import { RefusedError } from '../recognizer/investigate/authority.ts';
import { type InvestigationDesk, openDesk } from '../recognizer/investigate/desk.ts';
import type { Archive } from '../recognizer/investigate/ports.ts';
import { archiveOn } from '../store/archive.ts';
import type { Database } from '../store/database.ts';
import { openStore } from '../store/open.ts';
import type { DeskOptions } from './desk-options.ts';
import { exitCode } from './exit-code.ts';

/** Works at the desk over the store. */
export function atDesk(
  { store, pack }: DeskOptions,
  work: (desk: InvestigationDesk, archive: Archive, retentionS: number) => Promise<void>,
): Promise<void> {
  const retentionS = Number(loadPack(pack).parameters.get('retention-s')?.value);
  return inStore(store, (database) => {
    const archive = archiveOn(database);
    return work(
      openDesk(
        archive,
        () => new Date().toISOString(),
        retentionS,
        (at) => localDay(new Date(at)),
      ),
      archive,
      retentionS,
    );
  });
}

/** Works on the store; what the order forbids is told on standard error, and exits 1. */
export async function inStore(
  store: string,
  work: (database: Database) => Promise<void>,
  database = openStore(store),
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
