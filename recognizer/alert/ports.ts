/** What the parts of alerting hand to each other, and to whoever stores and sends it. Plain data; all of it goes through JSON. */
import type { Person } from '../investigate/ports.ts';
import type { ReasonId } from '../match/reasons.ts';
import type { SettingsRecord } from './settings.ts';

export type { SettingsRecord } from './settings.ts';

/** An alert as people and other systems are told of it. */
export interface AlertNotice {
  /** The system, or the run, that raised it; with the id it names the alert for ever. */
  readonly source: string;
  readonly alertId: string;
  readonly hitId: string;
  readonly readId: string;
  /** When it was raised (ISO 8601 with offset, or local without). */
  readonly at: string;
  readonly cameraId: string;
  readonly plateRead: string;
  readonly stateRead: string | null;
  readonly match: 'exact' | 'confusable';
  readonly likelihoodRatio: number;
  readonly entry: {
    readonly entryId: string;
    readonly plate: string;
    readonly state: string | null;
    readonly reason: ReasonId;
    readonly source: string;
    readonly department: string;
    /** Special instructions (IV.G.d); empty for none. They go wherever the alert goes. */
    readonly instructions: string;
  };
}

/** By which an alert reaches people (in-app, SMS, e-mail) and other systems (webhook, MQTT). */
export const channels = ['in-app', 'sms', 'email', 'webhook', 'mqtt'] as const;
export type Channel = (typeof channels)[number];

/**
 * An alert on its way to one recipient. It has no address: that is taken from the settings when it is sent, so that what
 * they forbid by then is not sent.
 */
export interface Delivery {
  /** The idempotency key (`subscriptions.ts`): the same alert to the same recipient by the same channel has the same one. */
  readonly id: string;
  readonly channel: Channel;
  /** A person's id; of webhook and MQTT, the id of the subscription in the configuration. */
  readonly recipient: string;
  /** The higher, the sooner it is sent (`rank.ts`). */
  readonly urgency: number;
  readonly notice: AlertNotice;
}

/** A delivery in the outbox. */
export interface Enqueued extends Delivery {
  /** When it was put there, milliseconds since 1970. */
  readonly enqueuedMs: number;
}

/** One that is not done. */
export interface Pending extends Enqueued {
  /** Times that it was tried. */
  readonly attempts: number;
}

/** What is told of a delivery, one record after the other, never changed. */
export type DeliveryRecord = {
  readonly deliveryId: string;
  readonly atMs: number;
} & (
  | { readonly kind: 'attempted'; readonly address: string }
  | { readonly kind: 'accepted' }
  /** Tried again at `nextMs`; never, where that is null. */
  | { readonly kind: 'failed'; readonly why: string; readonly nextMs: number | null }
  /** The settings forbid it: it was not sent, and will not be. */
  | { readonly kind: 'refused'; readonly why: string }
);

/** What is on record of the people concerned when something is sent: their settings, and who they are. */
export interface Standing {
  /** Changes of settings until now, in their order. */
  readonly settings: readonly SettingsRecord[];
  /** As last entered into the department's books; those who are not in them are missing. */
  readonly people: ReadonlyMap<string, Person>;
}

/** An alert that reached a person in the application. */
export interface Received extends AlertNotice {
  readonly deliveryId: string;
  /** When it was theirs to see, milliseconds since 1970. */
  readonly reachedMs: number;
  /** When they acknowledged it; null while they have not. */
  readonly seenMs: number | null;
}

/** What became of deliveries that were put into the outbox. */
export interface Put {
  /** How many were new. */
  readonly added: number;
  /** Keys under which another alert is there: these deliveries are not. */
  readonly differing: readonly string[];
}

/** Keeps deliveries until they are done, and all that became of them (implemented in `store/`). */
export interface Outbox {
  /** Done when all are durable; those that are there already stay as they are. */
  enqueue(deliveries: readonly Delivery[], atMs: number): Promise<Put>;
  /**
   * Gives `decide` a channel's deliveries that are due at `dueMs`, the most pressing first, with what is on record of the
   * people concerned, and keeps what it says, in one step that no change of settings or personnel can come between. When
   * this is done, what was decided is durable, and what was attempted is due again after a while, should nobody say what
   * became of it.
   */
  take(
    channel: Channel,
    dueMs: number,
    limit: number,
    decide: (due: readonly Pending[], standing: Standing) => readonly DeliveryRecord[],
  ): Promise<void>;
  /** Done when durable. */
  record(records: readonly DeliveryRecord[]): Promise<void>;
  /** When the next one is due, milliseconds since 1970; null when nothing is pending. */
  nextDueMs(): Promise<number | null>;
  /** What a person was told of in the application since then, milliseconds since 1970; the latest last. */
  inbox(person: string, sinceMs: number): Promise<readonly Received[]>;
  /** Keeps that a person has seen what they were told of in the application, once each. Done when durable; gives how many are new. */
  see(person: string, deliveryIds: readonly string[], atMs: number): Promise<number>;
  /** All deliveries ever, and all that was told of them, each in the order in which it came. */
  history(): Promise<{ readonly deliveries: readonly Enqueued[]; readonly records: readonly DeliveryRecord[] }>;
}

/** Keeps changes of settings; they are only ever added to (implemented in `store/`). */
export interface SettingsBook {
  /** Done when durable, all of them or none. */
  add(records: readonly SettingsRecord[]): Promise<void>;
  /** All changes, the latest last. */
  records(): Promise<readonly SettingsRecord[]>;
}

/** What a channel says of a message that it was given. */
export type SendResult =
  | { readonly outcome: 'accepted' }
  /** `isFinal`: trying again is of no use. */
  | { readonly outcome: 'failed'; readonly why: string; readonly isFinal: boolean };

/** One message to one address; of an alert storm it can carry several deliveries. */
export interface Message {
  /** The idempotency key: what is sent again, has the same. */
  readonly id: string;
  readonly address: string;
  /** When this attempt is made, milliseconds since 1970. */
  readonly atMs: number;
  readonly notices: readonly AlertNotice[];
}

/** Sends messages; never throws for what happens on the way. */
export interface Sender {
  send(message: Message): Promise<SendResult>;
  close(): Promise<void>;
}
