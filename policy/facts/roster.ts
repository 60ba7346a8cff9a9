/** Who is there and how they stand: role, work, training, access, settings. Grows with the people, not with the trace. */
import type { EventOf, Register, Role, TraceEvent } from '../trace.ts';
import { localDate } from './calendar.ts';

export type Work = NonNullable<EventOf<'workload.changed'>['busy']>;

export interface Training {
  readonly initial?: EventOf<'training.completed'>;
  /** The latest of any course. */
  readonly latest: EventOf<'training.completed'>;
}

export interface Roster {
  readonly roles: ReadonlyMap<string, Role>;
  readonly designeeFor: ReadonlyMap<string, readonly Role[]>;
  readonly busy: ReadonlyMap<string, Work>;
  readonly registers: ReadonlySet<Register>;
  readonly ownCameras: ReadonlyMap<string, boolean>;
  readonly training: ReadonlyMap<string, Training>;
  readonly acknowledged: ReadonlyMap<string, TraceEvent>;
  readonly access: ReadonlyMap<string, EventOf<'access.granted' | 'access.revoked'>>;
  readonly cameras: ReadonlyMap<string, EventOf<'cameras.selected'>>;
  /** Entries made in the trace with special instructions, by id, until they are removed. */
  readonly instructed: ReadonlyMap<string, EventOf<'entry.created'>>;
  /** Who has searched or downloaded data since the last audit, with the first such event. */
  readonly unaudited: ReadonlyMap<string, TraceEvent>;
  /** Local date of a time of the trace. */
  readonly dateAt: (tS: number) => string;
}

export interface RosterBook {
  readonly roster: Roster;
  take(event: TraceEvent): void;
}

export function createRoster(): RosterBook {
  const roles = new Map<string, Role>();
  const designeeFor = new Map<string, readonly Role[]>();
  const busy = new Map<string, Work>();
  const registers = new Set<Register>();
  const ownCameras = new Map<string, boolean>();
  const training = new Map<string, Training>();
  const acknowledged = new Map<string, TraceEvent>();
  const access = new Map<string, EventOf<'access.granted' | 'access.revoked'>>();
  const cameras = new Map<string, EventOf<'cameras.selected'>>();
  const instructed = new Map<string, EventOf<'entry.created'>>();
  const unaudited = new Map<string, TraceEvent>();
  let startsAt = '';
  const roster: Roster = {
    roles,
    designeeFor,
    busy,
    registers,
    ownCameras,
    training,
    acknowledged,
    access,
    cameras,
    instructed,
    unaudited,
    dateAt: (tS) => localDate(startsAt, tS),
  };

  function take(event: TraceEvent): void {
    switch (event.type) {
      case 'trace.started':
        startsAt = event.startsAt;
        for (const actor of event.actors) {
          roles.set(actor.id, actor.role);
          if (actor.designeeFor) designeeFor.set(actor.id, actor.designeeFor);
        }
        for (const register of event.registers ?? []) registers.add(register);
        for (const camera of event.cameras ?? []) ownCameras.set(camera.id, camera.owner === 'own');
        break;
      case 'workload.changed':
        if (event.busy) busy.set(event.actor, event.busy);
        else busy.delete(event.actor);
        break;
      case 'training.completed': {
        const before = training.get(event.actor);
        const latest = before && before.latest.on > event.on ? before.latest : event;
        const initial = event.course === 'initial' && event.approved ? event : before?.initial;
        training.set(event.actor, initial ? { initial, latest } : { latest });
        break;
      }
      case 'policy.acknowledged':
        acknowledged.set(event.actor, event);
        break;
      case 'access.granted':
      case 'access.revoked':
        access.set(event.person, event);
        break;
      case 'cameras.selected':
        cameras.set(event.actor, event);
        break;
      case 'entry.created':
        if (event.instructions.trim() !== '') instructed.set(event.entryId, event);
        break;
      case 'entry.removed':
        instructed.delete(event.entryId);
        break;
      case 'data.searched':
      case 'data.exported':
        if (!unaudited.has(event.actor)) unaudited.set(event.actor, event);
        break;
      case 'audit.conducted':
        unaudited.clear();
        break;
    }
  }
  return { roster, take };
}
