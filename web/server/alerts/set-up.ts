/** What has to be there before alerts reach anybody here: the administrator's file, and a store with people in it. */
import { existsSync } from 'node:fs';
import { type Fault, InputError } from '../../../base/errors.ts';
import type { Office, OfficeOptions } from './office.ts';

/** The studio runs, and alerts wait for somebody to set them up. */
export class NotSetUpError extends InputError {
  readonly statusCode = 503;
}

/** A page that is looked at makes nothing. @throws NotSetUpError with all that is missing, and how each is made */
export function requireSetUp({ store, configFile }: OfficeOptions, { config }: Office): void {
  const faults = [...(store.isThere() ? [] : [noStore(store.database.place)]), ...configFaults(configFile, config)];
  if (faults.length > 0) throw new NotSetUpError(faults);
}

const noStore = (place: string): Fault => ({
  what: 'there is no store, and so nobody who could sign in',
  where: { file: place },
  expected:
    'gantry personnel people.yaml --as cmdr-1, which makes one, then gantry personnel password cmdr-1 (docs/storage.md); or another --store',
});

function configFaults(file: string, config: Office['config']): readonly Fault[] {
  try {
    config();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (existsSync(file)) return error.faults;
    const expected = 'a text file that begins with the line gantry-alerts: 1 (docs/alerts.md); or another --config';
    return [{ what: 'there is no configuration of alerts', where: { file }, expected }];
  }
}
