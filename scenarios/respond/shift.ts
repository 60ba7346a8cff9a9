import type { Habits } from './habits/habits.ts';
import type { Incident } from './incident.ts';
import { isAble, type Officer, type Person } from './person.ts';
import type { ResponseInput, UnnumberedEvent } from './port.ts';
import type { Records } from './records.ts';
import type { Simulation } from './simulation.ts';

type Untimed = UnnumberedEvent extends infer E ? (E extends UnnumberedEvent ? Omit<E, 'tS'> : never) : never;

/** The people on duty, how they work, and what they share. */
export interface Shift {
  readonly sim: Simulation;
  readonly habits: Habits;
  readonly records: Records;
  readonly waysTo: ResponseInput['waysTo'];
  readonly radioBusyUntilS: number;
  readonly dispatcher: Person;
  readonly supervisor: Person;
  readonly officers: readonly Officer[];
  /** Entries that were removed or whose source was told. */
  readonly settledEntries: Set<string>;
  /** It happens now. */
  emit(event: Untimed): void;
}

/** The nearest officer who can go; else the nearest who is at least not kept; else the nearest, who will say so. */
export function nearestOfficer({ officers }: Shift): Officer {
  const byTravel = officers.toSorted((a, b) => a.travelS - b.travelS);
  return byTravel.find(isAble) ?? byTravel.find((officer) => !officer.busyNow()) ?? byTravel[0]!;
}

/** Sends the nearest officer, unless officers have been sent; gives those who were. */
export function sendOfficers(shift: Shift, incident: Incident): string[] {
  if (!incident.assigned.isOpen) {
    const { id } = nearestOfficer(shift);
    incident.assigned.open([id]);
    incident.assignments.get(id)!.open();
  }
  return [...incident.assigned.value!];
}

/** The entry's special instructions exist, and so can be passed on (IV.G.d). */
export const hasInstructions = ({ alert }: Incident): boolean => alert.entry.instructions !== '';

/** Entries of the town's own lists, which it removes itself (III.K, IV.F.e); of others it tells the source. */
export const isOwnEntry = ({ alert }: Incident): boolean => ['Custom', 'BOLO'].includes(alert.entry.source);
