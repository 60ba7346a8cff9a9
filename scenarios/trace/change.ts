/** Changes to what happened, for twins and mutants: an event that never happens, happens otherwise, at another time, or besides. */
import { isDeepStrictEqual } from 'node:util';
import type { EventType } from '../../policy/trace.ts';
import type { UnnumberedEvent } from '../respond/port.ts';

/** Which events are meant: those of the type, or of one of several, that have all the other values. */
export interface Selector {
  readonly type: EventType | readonly EventType[];
  readonly [field: string]: unknown;
}

export const isMeant = (event: UnnumberedEvent, { type, ...values }: Selector): boolean =>
  [type].flat().includes(event.type) &&
  Object.entries(values).every(([field, value]) =>
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
