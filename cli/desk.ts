import type { Command } from 'commander';
import { loadPack } from '../policy/pack/load.ts';
import { RefusedError } from '../recognizer/investigate/authority.ts';
import { type InvestigationDesk, openDesk } from '../recognizer/investigate/desk.ts';
import type { Archive } from '../recognizer/investigate/ports.ts';
import { archiveOn } from '../store/archive.ts';
import { openStore } from '../store/open.ts';
import { exitCode } from './exit-code.ts';

export interface DeskOptions {
  readonly store: string;
  readonly pack: string;
}

/** The options of all commands that use the store. */
export const withStore = (command: Command): Command =>
  command
    .option('--store <folder>', 'where it is kept, unless GANTRY_DATABASE_URL names a server', 'gantry-data')
    .option('--pack <name>', 'the policy pack that says how long data is kept', 'clinton-12.10');

/** The person who acts. The command line trusts its user as to who that is (docs/storage.md). */
export const withPerson = (command: Command): Command => command.requiredOption('--as <person>', 'who acts');

/** Works at the desk over the store; what the order forbids is told on standard error, and exits 1. */
export async function atDesk(
  { store, pack }: DeskOptions,
  work: (desk: InvestigationDesk, archive: Archive, retentionS: number) => Promise<void>,
): Promise<void> {
  const retentionS = Number(loadPack(pack).parameters.get('retention-s')?.value);
  const database = openStore(store);
  try {
    const archive = archiveOn(database);
    await work(
      openDesk(archive, () => new Date().toISOString(), retentionS),
      archive,
      retentionS,
    );
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.otherwise;
  } finally {
    await database.close();
  }
}
