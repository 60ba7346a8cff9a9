import type { Rng } from '../../base/rng.ts';
import type { EventOf } from '../../policy/trace.ts';
import type { Situation } from './port.ts';
import { createGate, type Gate } from './simulation.ts';

type Disposition = EventOf<'alert.closed'>['disposition'];

/**
 * What came of checking an alert: in force; taken to be so unchecked; not the entry's plate; the entry no longer
 * holds; nothing answered.
 */
export type Finding = 'verified' | 'taken-as-valid' | 'misread' | 'stale' | 'unreachable';

/** One alert as the shift shares it: what a computer-aided dispatch record and the radio tell everybody. */
export interface Incident {
  readonly alert: Omit<EventOf<'alert'>, 'seq'>;
  readonly situation: Situation;
  /** Who checks the alert. */
  verifierId: string | null;
  /** Sent so far; numbers the queries. */
  queries: number;
  /** The query whose return bears the finding out, and the one that officers were told of. */
  decisiveQueryId: string | null;
  relayedQueryId: string | null;
  /** The last return said that the record is not in force. */
  isDenied: boolean;
  /** Somebody told the ECC of an alert that the system does not show it. */
  readonly told: Gate<void>;
  readonly finding: Gate<Finding>;
  /** Officers dispatched or directed, each with the gate that sends them. */
  readonly assignments: Map<string, Gate<void>>;
  /** The officers that were sent first. */
  readonly assigned: Gate<readonly string[]>;
  /** First officer to respond; the others back up. */
  leadId: string | null;
  readonly declined: Set<string>;
  /** A supervisor decided whether a reason outside of the mandatory four wants a response. */
  readonly decision: Gate<boolean>;
  /** A verified return was passed on to the officers. */
  readonly relayed: Gate<void>;
  /** The alert's entry has left the list. */
  readonly withdrawn: Gate<void>;
  /** Officers were told that the entry is no longer in force. */
  readonly calledOff: Gate<void>;
  /** The ECC told the supervisor that an entry of the town's own no longer holds, and why. */
  readonly review: Gate<string>;
  readonly reviewed: Gate<void>;
  /** What the officers report. */
  readonly outcome: Gate<Disposition>;
  readonly closed: Gate<void>;
  rngOf(name: string): Rng;
}

export const createIncident = (
  alert: Incident['alert'],
  situation: Situation,
  rng: Rng,
  officerIds: readonly string[],
): Incident => ({
  alert,
  situation,
  verifierId: null,
  queries: 0,
  decisiveQueryId: null,
  relayedQueryId: null,
  isDenied: false,
  told: createGate(),
  finding: createGate(),
  assignments: new Map(officerIds.map((id) => [id, createGate<void>()])),
  assigned: createGate(),
  leadId: null,
  declined: new Set(),
  decision: createGate(),
  relayed: createGate(),
  withdrawn: createGate(),
  calledOff: createGate(),
  review: createGate(),
  reviewed: createGate(),
  outcome: createGate(),
  closed: createGate(),
  rngOf: (name) => rng.fork(name),
});

/** What is seen of a plate is what the alert's entry says, as far as state is known. */
export const isOfEntry = (
  { entry }: Incident['alert'],
  seen: { readonly plate: string; readonly state: string | null },
): boolean => seen.plate === entry.plate && (entry.state === null || seen.state === null || seen.state === entry.state);
