import type { Archive } from '../recognizer/investigate/ports.ts';
import type { Database } from './database.ts';
import { ledgerOn } from './ledger.ts';
import { queryLogOn } from './query-log.ts';
import { readStoreOn } from './reads.ts';

/** What investigations need kept, in the database. */
export const archiveOn = (database: Database): Archive => ({
  reads: readStoreOn(database),
  log: queryLogOn(database),
  ledger: ledgerOn(database),
});
