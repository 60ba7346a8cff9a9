/** From the read to the closing of an alert: what the system saw, and what people did about it (IV.C to IV.I). */
import { z } from 'zod';
import {
  answers,
  base,
  busyWith,
  byActor,
  dispositions,
  grounds,
  id,
  onAlert,
  plateText,
  stateOrUnknown,
  systems,
} from './fields.ts';

/** `person`: whom it is for, where that is somebody and not another system. */
const delivery = {
  ...base,
  alertId: id,
  deliveryId: id,
  channel: z.enum(['in-app', 'sms', 'email', 'webhook', 'mqtt']),
  person: id.exactOptional(),
};

export const alertEvents = {
  /** The system read a plate from pixels (III.M detection). */
  read: z.strictObject({
    type: z.literal('read'),
    ...base,
    readId: id,
    cameraId: id,
    plate: plateText,
    state: stateOrUnknown,
    confidence: z.number().min(0).max(1),
    frames: z.array(z.int().nonnegative()),
  }),
  /** A read matched an entry of a hot list (III.N). */
  hit: z.strictObject({
    type: z.literal('hit'),
    ...base,
    hitId: id,
    readId: id,
    entryId: id,
    match: z.enum(['exact', 'confusable']),
    likelihoodRatio: z.number().positive(),
  }),
  /** The system raised an alert for a hit (III.A). Carries the entry as the system showed it. */
  alert: z.strictObject({
    type: z.literal('alert'),
    ...base,
    alertId: id,
    hitId: id,
    readId: id,
    plateRead: plateText,
    stateRead: stateOrUnknown,
    entry: z.strictObject({
      entryId: id,
      plate: plateText,
      state: stateOrUnknown,
      /** Notification reason, by the pack's id (App.I.1). */
      reason: id,
      source: z.string(),
      department: z.string(),
      instructions: z.string(),
      /** On what ground, where the list says. */
      ground: z.enum(grounds).exactOptional(),
    }),
    /** The camera, where the system says; `trace.started` tells whose it is. */
    cameraId: id.exactOptional(),
  }),
  /** The alert's entry left the list while the alert was open: its source, or somebody in the town, had removed it. */
  'alert.withdrawn': z.strictObject({ type: z.literal('alert.withdrawn'), ...base, alertId: id, entryId: id }),
  /** The system tries to send an alert to a person, or to another system; before it is known what becomes of it. */
  'delivery.attempted': z.strictObject({ type: z.literal('delivery.attempted'), ...delivery, address: z.string() }),
  /** What became of a delivery: the next system has it, it failed for now, it is given up, or settings forbid it and it was not sent. */
  'delivery.ended': z.strictObject({
    type: z.literal('delivery.ended'),
    ...delivery,
    outcome: z.enum(['accepted', 'failed', 'given-up', 'refused']),
    why: z.string().exactOptional(),
  }),
  /** An alert reached a person over a channel; `instructions` says whether the entry's special instructions came along. */
  'alert.delivered': z.strictObject({
    type: z.literal('alert.delivered'),
    ...onAlert,
    channel: z.enum(['in-app', 'sms', 'email', 'radio', 'phone']),
    instructions: z.boolean(),
    /** False where the person had turned the sound off. */
    sound: z.literal(false).exactOptional(),
  }),
  /** A person compared the read with the plate in the picture or on the road (IV.D.a). */
  'read.compared': z.strictObject({
    type: z.literal('read.compared'),
    ...onAlert,
    plateSeen: plateText,
    stateSeen: stateOrUnknown,
    /** Whether the person holds what was seen to be the plate and state of the alert's entry. */
    matches: z.boolean(),
  }),
  'query.sent': z.strictObject({
    type: z.literal('query.sent'),
    ...onAlert,
    queryId: id,
    system: z.enum(systems),
    plate: plateText,
    state: stateOrUnknown,
    purpose: z.string(),
  }),
  'query.returned': z.strictObject({
    type: z.literal('query.returned'),
    ...base,
    alertId: id,
    queryId: id,
    system: z.enum(systems),
    plate: plateText,
    state: stateOrUnknown,
    answer: z.enum(answers),
    /** Notification reason of the record, where there is one. */
    reason: id.nullable(),
  }),
  /** Someone passed on what a query returned (IV.D.a: verification through Dispatch counts as what it relays). */
  'return.relayed': z.strictObject({ type: z.literal('return.relayed'), ...onAlert, queryId: id, to: z.array(id) }),
  /** A dispatcher answered for the alert's validity, without naming a return (IV.D.a, IV.D.d.i: "or Dispatch"). */
  'dispatch.vouched': z.strictObject({
    type: z.literal('dispatch.vouched'),
    ...onAlert,
    to: z.array(id).min(1),
    valid: z.boolean(),
  }),
  /** An officer told dispatch of the alert (IV.H.a). */
  'dispatch.advised': z.strictObject({ type: z.literal('dispatch.advised'), ...onAlert }),
  /** Dispatch advised and sent officers (IV.G.b). `instructions`: the entry's special instructions were passed on. */
  dispatched: z.strictObject({
    type: z.literal('dispatched'),
    ...onAlert,
    to: z.array(id).min(1),
    instructions: z.boolean(),
  }),
  /** A supervisor directed officers to respond and search (IV.I.b, IV.E.b). */
  directed: z.strictObject({ type: z.literal('directed'), ...onAlert, to: z.array(id).min(1) }),
  /** A supervisor decided whether an alert outside the mandatory four wants a response (IV.E.c). */
  'response.decided': z.strictObject({
    type: z.literal('response.decided'),
    ...onAlert,
    respond: z.boolean(),
    why: z.string(),
  }),
  /** A person became busy, or free again (`busy` null). */
  'workload.changed': z.strictObject({
    type: z.literal('workload.changed'),
    ...byActor,
    busy: z.enum(busyWith).nullable(),
  }),
  /** A person cannot respond to the alert (IV.H.d). */
  'response.declined': z.strictObject({ type: z.literal('response.declined'), ...onAlert, because: z.enum(busyWith) }),
  /** A radio broadcast of the alert was tried (IV.H.d); it may have failed, for example on a busy channel. */
  broadcast: z.strictObject({ type: z.literal('broadcast'), ...onAlert, succeeded: z.boolean() }),
  /** An officer set out for the area, and searches. */
  responding: z.strictObject({ type: z.literal('responding'), ...onAlert }),
  /** An officer has the vehicle in view, and compares plate, state of issue and descriptors (IV.D.d.ii). */
  'vehicle.observed': z.strictObject({
    type: z.literal('vehicle.observed'),
    ...onAlert,
    plateSeen: plateText,
    stateSeen: stateOrUnknown,
    descriptorsMatch: z.boolean(),
    matches: z.boolean(),
  }),
  /** An officer tried to identify the driver (IV.D.c) and to see whether the wanted person is there (IV.D.d.iii). */
  'driver.observed': z.strictObject({
    type: z.literal('driver.observed'),
    ...onAlert,
    finding: z.enum(['is-wanted-person', 'could-be-wanted-person', 'is-not-wanted-person', 'not-visible']),
    effortToConfirmPresence: z.boolean(),
  }),
  /** An officer states a legal basis for a stop apart from the alert (IV.D.c). */
  'basis.stated': z.strictObject({
    type: z.literal('basis.stated'),
    ...onAlert,
    basis: z.enum(['registered-owner-wanted', 'probable-cause', 'reasonable-suspicion', 'observed-offense']),
    facts: z.string(),
  }),
  'backup.requested': z.strictObject({ type: z.literal('backup.requested'), ...onAlert }),
  /** Freedom or property restricted: what IV.C.d and IV.D.b guard. */
  enforcement: z.strictObject({
    type: z.literal('enforcement'),
    ...onAlert,
    action: z.enum(['stop', 'detention', 'arrest', 'tow', 'citation']),
  }),
  /** The ECC told a jurisdiction of a recovery or arrest (IV.G.e). */
  'jurisdiction.notified': z.strictObject({
    type: z.literal('jurisdiction.notified'),
    ...onAlert,
    jurisdiction: z.string(),
  }),
  'alert.closed': z.strictObject({ type: z.literal('alert.closed'), ...onAlert, disposition: z.enum(dispositions) }),
} as const;
