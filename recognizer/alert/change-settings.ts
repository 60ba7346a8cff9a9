/** Changes of settings as the command line and the page make them: all or none, on the record, and past a warning only knowingly. */
import type { Agency } from './address.ts';
import type { SettingsBook } from './ports.ts';
import { changeFault, type SettingsChange, type SettingsRecord, warningOf } from './settings.ts';

export interface ChangeRequest extends Pick<SettingsRecord, 'person' | 'by' | 'at'> {
  readonly changes: readonly SettingsChange[];
  /** Whether to go on where there is a warning (App.I.1.a). */
  readonly despiteWarning: boolean;
}

export interface ChangeOutcome {
  /** Whether the changes are on record; else nothing was changed. */
  readonly isRecorded: boolean;
  /** What must not be set, and what would be right. */
  readonly faults: readonly { readonly key: SettingsChange['key']; readonly what: string; readonly expected: string }[];
  readonly warnings: readonly string[];
}

export async function changeSettings(
  book: SettingsBook,
  agency: Agency,
  { person, by, at, changes, despiteWarning }: ChangeRequest,
): Promise<ChangeOutcome> {
  const faults = changes.flatMap((change) => {
    const fault = changeFault(change, agency);
    return fault ? { key: change.key, ...fault } : [];
  });
  const warnings = changes.flatMap((change) => warningOf(change) ?? []);
  const isRecorded = faults.length === 0 && (warnings.length === 0 || despiteWarning);
  if (isRecorded) await book.add(changes.map((change) => ({ person, by, at, change, warning: warningOf(change) })));
  return { isRecorded, faults, warnings };
}
