/** What a pool and its threads tell one another. */
import type { Picture, PlateSighting } from '../ports.ts';

/** The first message of a thread: it is ready. */
export interface Ready {
  readonly name: string;
}

/** To a thread, one at a time. */
export type Question = Picture;

/** A thread's answer: what it sees, or how it failed on this picture. */
export type Answer = { readonly sightings: readonly PlateSighting[] } | { readonly error: unknown };
