/** Changes to what happened, for twins and mutants: an event that never happens, happens otherwise, at another time, or besides. */
import { isDeepStrictEqual } from 'node:util';
import type { UnnumberedEvent } from '../respond/port.ts';

/** Which events are meant: those that have all these values. */
export type Selector = Readonly<Record<string, unknown>>;

export const isMeant = (event: UnnumberedEvent, selector: Selector): boolean =>
  Object.entries(selector).every(([field, value]) =>
    isDeepStrictEqual((event as unknown as Record<string, unknown>)[field], value),
  );

/** Leaves these out. */
export const drop = (events: readonly UnnumberedEvent[], selector: Selector): UnnumberedEvent[] =>
  events.filter((event) => !isMeant(event, selector));

/** Gives these other values of some fields. */
export const alter = (
  events: readonly UnnumberedEvent[],
  selector: Selector,
  to: Readonly<Record<string, unknown>>,
): UnnumberedEvent[] =>
  events.map((event) => (isMeant(event, selector) ? ({ ...event, ...to } as UnnumberedEvent) : event));

/** Has these happen so many seconds later, or earlier where negative; nothing happens before the start. */
export const move = (events: readonly UnnumberedEvent[], selector: Selector, byS: number): UnnumberedEvent[] =>
  events.map((event) => (isMeant(event, selector) ? { ...event, tS: Math.max(0, event.tS + byS) } : event));

/** Has this happen besides, after what is there of the same time. */
export const add = (events: readonly UnnumberedEvent[], event: UnnumberedEvent): UnnumberedEvent[] => [
  ...events,
  event,
];
