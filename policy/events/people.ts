/** Who may use the system, and how they have set it up (IV.B, IV.C.a, V.B, VI.A.b, Appendix I). */
import { z } from 'zod';
import { byActor, id, purpose } from './fields.ts';

/** The actor's own settings; `by`: who changed them, where that was somebody else. */
const setting = { ...byActor, by: id.exactOptional() };
/** A channel's alerts, where it is not for all: of these reasons, from these groups of cameras. */
const only = z.strictObject({ reasons: z.array(id), cameras: z.union([z.literal('all'), z.array(z.string())]) });

export const peopleEvents = {
  /** A person completed a training (IV.B), now or on an earlier date that a log begins with. */
  'training.completed': z.strictObject({
    type: z.literal('training.completed'),
    ...byActor,
    course: z.enum(['initial', 'refresher']),
    on: z.iso.date(),
    /** Approved by the department (IV.B.a). */
    approved: z.boolean(),
    topics: z.array(z.enum(['system-use', 'policy-review', 'legal-updates'])),
    /** The record that documents it (IV.B.c); null where there is none. */
    recordId: id.nullable(),
  }),
  /** A person confirmed that they know the order (VI.A.b). */
  'policy.acknowledged': z.strictObject({ type: z.literal('policy.acknowledged'), ...byActor, on: z.iso.date() }),
  'access.granted': z.strictObject({ type: z.literal('access.granted'), ...byActor, person: id }),
  'access.revoked': z.strictObject({ type: z.literal('access.revoked'), ...byActor, person: id }),
  /** A person signed in to the system. */
  'session.opened': z.strictObject({
    type: z.literal('session.opened'),
    ...byActor,
    authentication: z.enum(['password', 'multi-factor', 'single-sign-on', 'none']),
    purpose,
  }),
  /**
   * A person chose the notification reasons that alert them (App.I.3.a): all that are active from now on. `warning`: what
   * the system warned of before it let that happen.
   */
  'reasons.selected': z.strictObject({
    type: z.literal('reasons.selected'),
    ...setting,
    active: z.array(id),
    warning: z.string().exactOptional(),
  }),
  /** E-mail notification (App.I.3); `address` is null where it is off. */
  'email.set': z.strictObject({
    type: z.literal('email.set'),
    ...setting,
    address: z.email().nullable(),
    only: only.exactOptional(),
  }),
  /** Notification by SMS (App.I.3). */
  'sms.set': z.strictObject({
    type: z.literal('sms.set'),
    ...setting,
    enabled: z.boolean(),
    number: z.string().exactOptional(),
    only: only.exactOptional(),
  }),
  /** Whether alerts in the application sound (III.A "visual and/or auditory"). */
  'sound.set': z.strictObject({ type: z.literal('sound.set'), ...setting, enabled: z.boolean() }),
  /**
   * The cameras whose hits reach a person (App.I.3.b); `own`: "My Cameras / Public Cameras", `all`: others too. `groups`:
   * the groups of cameras by their names, where they were chosen one by one.
   */
  'cameras.selected': z.strictObject({
    type: z.literal('cameras.selected'),
    ...setting,
    selection: z.enum(['own', 'all']),
    groups: z.array(z.string()).exactOptional(),
  }),
} as const;
