/** Faults in who uses the system, and in how it is set up (IV.B, IV.C.a, V.B, VI.A.b, Appendix I). */
import type { Mutant } from './mutant.ts';

export const peopleMutants: readonly Mutant[] = [
  {
    fault: 'Amber Alert switched off',
    says: 'A dispatcher turns the notification of Amber Alerts off.',
    base: 'settings.good',
    caughtBy: 'App.I.1.a keep-mandatory-reasons',
    changes: [
      {
        change: { type: 'reasons.selected' },
        to: { active: ['stolen-vehicle', 'missing-person', 'warrants', 'sex-offender'] },
      },
    ],
  },
  {
    fault: 'e-mail to a private address',
    says: 'A dispatcher has hits e-mailed home.',
    base: 'settings.good',
    caughtBy: 'App.I.3/4 work-address-only',
    changes: [{ change: { type: 'email.set' }, to: { address: 'desk@home.example' } }],
  },
  {
    fault: 'alert e-mailed to a private address',
    says: 'The system e-mails an alert to a private address, whatever the settings say.',
    base: 'emailed.good',
    caughtBy: 'App.I.3/4 email-to-work-address',
    changes: [{ change: { type: 'delivery.attempted', channel: 'email' }, to: { address: 'sgt@home.example' } }],
  },
  {
    fault: 'hit from another agency’s camera',
    says: 'A dispatcher who selected the town’s cameras gets a hit from a camera of another agency.',
    base: 'own-cameras.good',
    caughtBy: 'App.I.3.b/2 own-cameras-only',
    changes: [{ change: { type: 'trace.started' }, to: { cameras: [{ id: 'cam-1', owner: 'other' }] } }],
  },
  {
    fault: 'untrained operator',
    says: 'The investigator was never trained, and signs in.',
    base: 'operator.good',
    caughtBy: 'IV.C.a/1 operators-are-trained',
    changes: [{ drop: { type: 'training.completed' } }],
  },
  {
    fault: 'access before training',
    says: 'The administrator grants access to an investigator who completes the training a moment later.',
    base: 'operator.good',
    caughtBy: 'IV.B.a train-before-access',
    changes: [{ move: { type: 'training.completed' }, byS: 30 }],
  },
  {
    fault: 'refresher 13 months old',
    says: 'The investigator’s last refresher was 13 months ago.',
    base: 'refreshed-operator.good',
    caughtBy: 'IV.B.b/1 refresher-is-current',
    changes: [{ change: { type: 'training.completed', course: 'refresher' }, to: { on: '2025-02-10' } }],
  },
  {
    fault: 'access with training out of date',
    says: 'The administrator grants access to an investigator whose last refresher was 13 months ago.',
    base: 'refreshed-operator.good',
    caughtBy: 'IV.B.b/1 refresh-before-access',
    changes: [
      { change: { type: 'training.completed', course: 'refresher' }, to: { on: '2025-02-10' } },
      { drop: { type: 'session.opened' } },
    ],
  },
  {
    fault: 'refresher without legal updates',
    says: 'The refresher training leaves the legal updates out.',
    base: 'refreshed-operator.good',
    caughtBy: 'IV.B.b/2 refresher-topics',
    changes: [{ change: { type: 'training.completed', course: 'refresher' }, to: { topics: ['policy-review'] } }],
  },
  {
    fault: 'training not documented',
    says: 'No record documents the investigator’s training.',
    base: 'operator.good',
    caughtBy: 'IV.B.c training-is-documented',
    changes: [{ change: { type: 'training.completed' }, to: { recordId: null } }],
  },
  {
    fault: 'order not acknowledged',
    says: 'Supervisors let an investigator use the system who has not acknowledged the order.',
    base: 'operator.good',
    caughtBy: 'VI.A.b users-know-order',
    changes: [{ drop: { type: 'policy.acknowledged' } }],
  },
  {
    fault: 'use without access',
    says: 'The investigator signs in without having been granted access.',
    base: 'operator.good',
    caughtBy: 'V.B.b access-is-granted',
    changes: [{ drop: { type: 'access.granted' } }],
  },
  {
    fault: 'use after access was revoked',
    says: 'The administrator revokes the investigator’s access, who signs in afterwards.',
    base: 'operator.good',
    caughtBy: 'V.B.b access-is-granted',
    changes: [{ add: { type: 'access.revoked', tS: 60, actor: 'cmdr', person: 'det' } }],
  },
  {
    fault: 'sign-in without password',
    says: 'The investigator signs in without a password.',
    base: 'operator.good',
    caughtBy: 'V.B.c password-protected',
    changes: [{ change: { type: 'session.opened' }, to: { authentication: 'none' } }],
  },
  {
    fault: 'civilian operator',
    says: 'A clerk, neither sworn nor a dispatcher, signs in.',
    base: 'operator.good',
    caughtBy: 'IV.C.a/1 operators-are-authorized',
    changes: [{ change: { type: 'session.opened' }, to: { actor: 'clerk' } }],
  },
];
