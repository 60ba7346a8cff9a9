/** What rules are about: an alert, a hot list entry, an access to data, with what has happened on it and what is owed. */
import type { Duty, Scope } from '../pack/schema.ts';
import type { TraceEvent } from '../trace.ts';
import type { Alert } from './words.ts';

/** One duty that somebody owes. */
export interface Instance {
  readonly rule: Duty;
  readonly subject: Subject;
  readonly people: readonly string[];
  /** The event that brought it about. */
  readonly cause: TraceEvent;
  /** Events (seq) that its coming about rests on. */
  readonly basis: readonly number[];
  /** Null while its clock stands still. */
  dueS: number | null;
  settled: boolean;
}

export interface Subject {
  readonly scope: Scope;
  readonly id: string;
  /** The alert; of an entry, the latest alert on it. */
  alert: Alert | undefined;
  readonly events: TraceEvent[];
  readonly open: Set<Instance>;
  /** Rules that came to bear, with the person where they are personal. */
  readonly borne: Set<string>;
  /** Rules that could not be seen to bear or not, and what the trace lacked. */
  readonly unclear: Map<string, readonly string[]>;
  /** An alert is over when it is closed; an entry, when no alert on it is open; others, when nothing is owed on them. */
  over: boolean;
  lastS: number;
  /** How many alerts that are not released concern the entry. */
  alerts: number;
}

export function createSubject(scope: Scope, id: string, alert: Alert | undefined, tS: number): Subject {
  return {
    scope,
    id,
    alert,
    events: [],
    open: new Set(),
    borne: new Set(),
    unclear: new Map(),
    over: false,
    lastS: tS,
    alerts: 0,
  };
}
