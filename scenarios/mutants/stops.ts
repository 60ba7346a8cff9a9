/** Faults in stopping a vehicle (IV.C.d, IV.D.b to IV.D.d, IV.F.c, IV.G.d, IV.H.c, IV.I.d). */
import type { Mutant } from './mutant.ts';

export const stopMutants: readonly Mutant[] = [
  {
    fault: 'stop before the return is known',
    says: 'COLLECT has answered the desk, but nobody tells the unit, which stops the car all the same.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.C.d verify-before-enforcement',
    changes: [{ drop: { type: 'return.relayed' } }],
  },
  {
    fault: 'stop on RMS alone',
    says: 'Only the department’s own RMS is asked before the stop, neither COLLECT nor NCIC.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.F.c verify-hot-list-before-enforcement',
    changes: [
      { change: { type: 'query.sent' }, to: { system: 'RMS' } },
      { change: { type: 'query.returned' }, to: { system: 'RMS' } },
    ],
  },
  {
    fault: 'stop on the alert alone',
    says: 'The unit stops the car with nothing but the alert.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.D.b verify-before-restricting-freedom',
    changes: [
      { drop: { type: 'query.sent' } },
      { drop: { type: 'query.returned' } },
      { drop: { type: 'return.relayed' } },
    ],
  },
  {
    fault: 'stop of an entry that is not in force',
    says: 'COLLECT has no record of the plate, and the unit stops the car.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.D.d.i verify-validity-before-stop',
    changes: [{ change: { type: 'query.returned' }, to: { answer: 'no-record', reason: null } }],
  },
  {
    fault: 'stop while the systems are down',
    says: 'COLLECT does not answer, and the unit does not wait for it.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.H.c officer-stops-verified-only',
    changes: [{ change: { type: 'query.returned' }, to: { answer: 'unavailable', reason: null } }],
  },
  {
    fault: 'stop on an unconfirmed read',
    says: 'The unit stops the car without having compared plate, state and vehicle by eye.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.D.d.ii see-vehicle-before-stop',
    changes: [{ drop: { type: 'vehicle.observed' } }],
  },
  {
    fault: 'vehicle identified by another officer',
    says: 'Another unit saw the vehicle; the one that stops it did not.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.H.c officer-identifies-vehicle',
    changes: [{ change: { type: 'vehicle.observed' }, to: { actor: 'unit-24' } }],
  },
  {
    fault: 'supervisor stops unseen',
    says: 'The sergeant, who knows of the return, stops the car himself on what the unit saw.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.I.d supervisor-identifies-vehicle',
    changes: [
      { change: { type: 'enforcement' }, to: { actor: 'sgt' } },
      { change: { type: 'return.relayed' }, to: { to: ['unit-21', 'sgt'] } },
    ],
  },
  {
    fault: 'supervisor stops unverified',
    says: 'The sergeant sees the car and stops it himself, and has not been told of any return.',
    base: 'verify-before-enforcement.good',
    caughtBy: 'IV.I.d supervisor-stops-verified-only',
    changes: [
      { change: { type: 'enforcement' }, to: { actor: 'sgt' } },
      { change: { type: 'vehicle.observed' }, to: { actor: 'sgt' } },
    ],
  },
  {
    fault: 'stop of the misread car',
    says: 'A commuter whose plate was misread is stopped.',
    base: 'misread.good',
    caughtBy: 'IV.D.d.ii no-stop-of-another-vehicle',
    changes: [{ add: { type: 'enforcement', tS: 17, actor: 'unit-21', alertId: 'a1', action: 'stop' } }],
  },
  {
    fault: 'wanted person’s driver ignored',
    says: 'The unit stops a wanted person’s car without having looked who drives.',
    base: 'glover.good',
    caughtBy: 'IV.D.c identify-driver-before-stop',
    changes: [{ drop: { type: 'driver.observed' } }],
  },
  {
    fault: 'no presence effort',
    says: 'The unit looks at the driver, but makes no effort to see whether the wanted person is in the car.',
    base: 'glover.good',
    caughtBy: 'IV.D.d.iii confirm-presence-before-stop',
    changes: [{ change: { type: 'driver.observed' }, to: { effortToConfirmPresence: false } }],
  },
  {
    fault: 'backup not requested',
    says: 'The unit stops a wanted person’s car alone.',
    base: 'glover.good',
    caughtBy: 'IV.H.c officer-requests-backup',
    changes: [{ drop: { type: 'backup.requested' } }],
  },
  {
    fault: 'stop against the instruction',
    says: 'The entry says to stop only with probable cause; the unit stops the van without stating any.',
    base: 'instructions-with-cause.good',
    caughtBy: 'IV.G.d stop-only-with-probable-cause',
    changes: [{ drop: { type: 'basis.stated' } }],
  },
];
