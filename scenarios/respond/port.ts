/**
 * The human side of a run: who gets the alerts, what they could see, and what they do. The modelled shift implements
 * {@link Responder}; so can a trainee at a screen or a dispatch system elsewhere.
 */
import type { Rng } from '../../base/rng.ts';
import type { busyWith, EventOf, EventType } from '../../policy/trace.ts';
import type { VehicleTruth } from '../../policy/truth.ts';
import type { Records } from './records.ts';

/** An event of the response; who writes the trace numbers it. */
export type UnnumberedEvent = { [T in EventType]: Omit<EventOf<T>, 'seq'> }[EventType];
/** The same, of who also says when it happened. */
export type UntimedEvent = { [T in EventType]: Omit<EventOf<T>, 'seq' | 'tS'> }[EventType];

/** What keeps a person from an alert, from `fromS` until before `untilS`. */
export interface Busy {
  readonly with: (typeof busyWith)[number];
  readonly fromS: number;
  readonly untilS: number;
}

/** The people on duty. */
export interface Cast {
  readonly dispatcher: { readonly id: string; readonly busy: readonly Busy[] };
  readonly supervisor: { readonly id: string };
  /** `travelS`: time to reach the area when free. */
  readonly officers: readonly { readonly id: string; readonly travelS: number; readonly busy: readonly Busy[] }[];
}

/** What a person would see of an alert's vehicle; none of it tells what a record system holds. */
export interface Situation {
  /** Plate and state as the alert's picture shows them to a person; null when it shows no plate. */
  readonly picture: { readonly plate: string; readonly state: string | null } | null;
  /** The vehicle on the road; null when the read came from none. */
  readonly vehicle: Pick<VehicleTruth, 'plate' | 'state' | 'color' | 'body' | 'occupants' | 'driver'> | null;
  /** The vehicle as the record describes it; null where it does not say. */
  readonly described: { readonly color: string | null; readonly body: string | null };
  /** Chance that an officer who searches the area comes upon the vehicle in a minute. */
  readonly findChancePerMinute: number;
}

/** A channel by which the system sends an alert to a person, and where to. */
export interface Way {
  readonly channel: 'in-app' | 'sms' | 'email';
  readonly address: string;
  readonly sound: boolean;
}

export interface ResponseInput {
  /** By time. */
  readonly alerts: readonly Omit<EventOf<'alert'>, 'seq'>[];
  readonly cast: Cast;
  situationOf(alertId: string): Situation;
  /** By which channels an alert reaches a person, by their settings; by none where they are not subscribed. */
  waysTo(personId: string, alert: Omit<EventOf<'alert'>, 'seq'>): readonly Way[];
  readonly records: Records;
  /** When entries of alerts leave the list: the system tells who has the alert, while it is open. */
  readonly withdrawals: readonly { readonly alertId: string; readonly tS: number }[];
  /** Until then every broadcast fails. */
  readonly radioBusyUntilS: number;
  readonly rng: Rng;
}

export interface Responder {
  readonly name: string;
  /** One line: how these people work. */
  readonly description: string;
  /** What the people do about the alerts, by time, in milliseconds; a function of its input. */
  respond(input: ResponseInput): readonly UnnumberedEvent[];
}
