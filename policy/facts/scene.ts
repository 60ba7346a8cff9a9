/** What a fact is asked of: one subject of the trace at one moment, and what is known around it. */
import type { Pack } from '../pack/schema.ts';
import type { EventOf, EventType, TraceEvent } from '../trace.ts';
import type { Truth } from '../truth.ts';
import type { Roster } from './roster.ts';

export interface Scene {
  readonly pack: Pack;
  readonly truth: Truth | undefined;
  readonly roster: Roster;
  /** The alert, or the alert that last concerned the entry; undefined where none does. */
  readonly alert: EventOf<'alert'> | undefined;
  /** What has happened on the subject until now, oldest first; a guarded event itself is not among them. */
  readonly events: readonly TraceEvent[];
  /** The event that is being judged or that brought the duty about. */
  readonly event: TraceEvent;
  /** Whose duty it is, or who acts. */
  readonly people: readonly string[];
}

/** A fact's value and the events (seq) it rests on; or what the trace lacks. */
export type Answer =
  | { readonly value: string; readonly events: readonly number[] }
  | { readonly value: null; readonly missing: string };

export interface Fact {
  readonly about: string;
  /** Each value it can have, and how to say it after "because". */
  readonly values: Readonly<Record<string, string>>;
  /** Parameters that a pack must have to use it. */
  readonly needs?: readonly string[];
  readonly ask: (scene: Scene) => Answer;
}

export const known = (value: string, ...events: readonly (TraceEvent | undefined)[]): Answer => ({
  value,
  events: events.flatMap((event) => event?.seq ?? []),
});
export const missing = (what: string): Answer => ({ value: null, missing: what });

export function eventsOf<T extends EventType>(scene: Scene, type: T): EventOf<T>[] {
  return scene.events.filter((event): event is EventOf<T> => event.type === type);
}

export const actorOf = (event: TraceEvent): string | undefined => ('actor' in event ? event.actor : undefined);

/** The scene's acting people did this. */
export function byPeople<T extends EventType>(scene: Scene, type: T): EventOf<T>[] {
  return eventsOf(scene, type).filter((event) => scene.people.includes(actorOf(event) ?? ''));
}

/** A parameter of the pack that holds a list. */
export function listParameter(pack: Pack, id: string): readonly string[] {
  const value = pack.parameters.get(id)?.value;
  if (!Array.isArray(value)) throw new TypeError(`pack ${pack.name} has no list "${id}"`);
  return value;
}
