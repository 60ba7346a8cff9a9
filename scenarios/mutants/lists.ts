/** Faults in hot lists and their entries (III.I, III.K, IV.F, IV.I.e, II). */
import type { Mutant } from './mutant.ts';

const blank = (fault: string, says: string, field: string, caughtBy: string): Mutant => ({
  fault,
  says,
  base: 'entry.good',
  caughtBy,
  changes: [{ change: { type: 'entry.created' }, to: { [field]: '' } }],
});

export const listMutants: readonly Mutant[] = [
  blank(
    'entry without department',
    'The entry does not name the department.',
    'department',
    'III.K/2 entry-names-department',
  ),
  blank(
    'entry without case number',
    'The entry gives no case number.',
    'caseNumber',
    'III.K/2 entry-gives-case-number',
  ),
  blank(
    'entry without narrative',
    'The entry says nothing of what happened.',
    'narrative',
    'III.K/2 entry-gives-narrative',
  ),
  blank(
    'entry without officer',
    'The entry does not say who made it.',
    'enteringOfficer',
    'IV.F.d.i entry-names-officer',
  ),
  blank(
    'entry without synopsis',
    'The entry gives no synopsis of the case.',
    'synopsis',
    'IV.F.d.ii entry-gives-synopsis',
  ),
  blank(
    'entry without CFS number',
    'The entry gives no call for service number.',
    'cfsNumber',
    'IV.F.d.iii entry-gives-cfs-number',
  ),
  {
    fault: 'officer enters a hot list',
    says: 'A patrol officer makes the entry, who was not designated for it.',
    base: 'entry.good',
    caughtBy: 'IV.F.a entries-by-authorized',
    changes: [{ change: { type: 'entry.created' }, to: { actor: 'unit-21' } }],
  },
  {
    fault: 'entry for an unpaid fine',
    says: 'The sergeant enters the car of somebody who has not paid a fine.',
    base: 'entry.good',
    caughtBy: 'II/10 no-entry-for-infractions',
    changes: [{ change: { type: 'entry.created' }, to: { ground: 'outstanding-fine' } }],
  },
  {
    fault: 'DMV flag for a fine alerts',
    says: 'A flag of the DMV for an unpaid fine raises an alert.',
    base: 'dmv-flag.good',
    caughtBy: 'II/10 no-alert-for-infractions',
    changes: [
      {
        change: { type: 'alert' },
        to: {
          entry: {
            entryId: 'e1',
            plate: 'AB12345',
            state: 'CT',
            reason: 'dmv-flag',
            source: 'CT DMV',
            department: 'CT DMV',
            instructions: '',
            ground: 'outstanding-fine',
          },
        },
      },
    ],
  },
  {
    fault: 'list from a stranger',
    says: 'The administrator loads a list that a private company sells.',
    base: 'list-imported.good',
    caughtBy: 'IV.F.b authorized-sources',
    changes: [{ change: { type: 'list.imported' }, to: { source: 'Repo Finders Inc.' } }],
  },
  {
    fault: 'hot lists not updated',
    says: 'The lists are not renewed for five weeks.',
    base: 'hot-lists-kept.good',
    caughtBy: 'IV.F.b update-hot-lists',
    changes: [{ drop: { type: 'list.imported' } }],
  },
  {
    fault: 'hot lists not reviewed',
    says: 'No supervisor goes through the entries in five weeks.',
    base: 'hot-lists-kept.good',
    caughtBy: 'IV.I.e supervisors-review-hot-lists',
    changes: [{ drop: { type: 'entries.reviewed' } }],
  },
  {
    fault: 'own invalid entry kept',
    says: 'An entry of the town’s own turns out to be cleared, and nobody removes it in six weeks.',
    base: 'own-entry-kept.good',
    caughtBy: 'IV.F.e remove-invalid-entry',
    changes: [{ move: { type: 'trace.ended' }, byS: 42 * 86_400 }],
  },
  {
    fault: 'removed without e-mail to the administrator',
    says: 'The sergeant removes an invalid entry and tells nobody.',
    base: 'own-entry-removed.good',
    caughtBy: 'IV.I.e.i tell-administrator',
    changes: [{ drop: { type: 'administrator.notified' } }, { move: { type: 'trace.ended' }, byS: 7 * 86_400 }],
  },
  {
    fault: 'administrator phoned',
    says: 'The sergeant tells the administrator of the removal by phone; the order asks for an e-mail.',
    base: 'own-entry-removed.good',
    caughtBy: 'IV.I.e.i tell-administrator',
    changes: [{ change: { type: 'administrator.notified' }, to: { channel: 'phone' } }],
  },
  {
    fault: 'good entry removed after a misread',
    says: 'The sergeant removes the entry of a stolen car because the camera misread another plate.',
    base: 'misread.good',
    caughtBy: 'IV.I.e leave-good-entry',
    changes: [
      { add: { type: 'entry.removed', tS: 60, actor: 'sgt', entryId: 'e1', why: 'false alert' } },
      {
        add: {
          type: 'administrator.notified',
          tS: 90,
          actor: 'sgt',
          entryId: 'e1',
          channel: 'email',
          why: 'false alert',
        },
      },
    ],
  },
  {
    fault: 'entry of NCIC removed',
    says: 'The sergeant removes a cleared entry of NCIC, which is not the town’s to remove.',
    base: 'stale.good',
    caughtBy: 'III.I/2 leave-entry-of-others',
    changes: [
      { add: { type: 'entry.removed', tS: 60, actor: 'sgt', entryId: 'e1', why: 'theft cleared' } },
      {
        add: {
          type: 'administrator.notified',
          tS: 90,
          actor: 'sgt',
          entryId: 'e1',
          channel: 'email',
          why: 'theft cleared',
        },
      },
    ],
  },
  {
    fault: 'source not told',
    says: 'COLLECT says that the theft was cleared, and nobody tells the source of the entry.',
    base: 'stale.good',
    caughtBy: 'IV.F.b tell-source',
    changes: [{ drop: { type: 'source.notified' } }, { move: { type: 'trace.ended' }, byS: 86_400 }],
  },
];
