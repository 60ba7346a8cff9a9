import type { ChangeOf } from './ports.ts';
import type { CustomEntry } from './register.ts';

/** The e-mail to the administrator on a removal (IV.I.e.i). */
export interface RemovalNotice {
  readonly entryId: string;
  readonly subject: string;
  readonly text: string;
}

export function removalNotice(
  { id, draft, entered }: CustomEntry,
  { at, by, why }: ChangeOf<'removed'>,
): RemovalNotice {
  const plate = `${draft.plate} ${draft.state ?? '(state unknown)'}`;
  return {
    entryId: id,
    subject: `Hot list entry removed: ${plate}`,
    text: [
      `${by.id} removed entry ${id} from the hot list on ${at.replace('T', ' at ')}.`,
      `Reason: ${why || '(none given)'}`,
      `Plate: ${plate}; case ${draft.caseNumber}, CFS ${draft.cfsNumber}; entered on ${entered} by ${draft.enteringOfficer}.`,
    ].join('\n'),
  };
}
