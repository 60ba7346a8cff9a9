import type { TraceEvent } from '../../policy/trace.ts';
import type { Alert } from '../../recognizer/alert/alert.ts';
import type { HotListEntry } from '../../recognizer/match/entry.ts';
import type { Hit } from '../../recognizer/match/match.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { Cast, UnnumberedEvent } from '../respond/port.ts';

const milliseconds = (tS: number): number => Math.round(tS * 1000) / 1000;
const rounded = (value: number): number => Number(value.toPrecision(6));

export const startedEvent = (source: string, startsAt: string, cast: Cast) => ({
  type: 'trace.started' as const,
  tS: 0,
  format: 'gantry-trace/1' as const,
  source,
  startsAt,
  actors: [
    { id: cast.dispatcher.id, role: 'ecc-dispatcher' as const },
    { id: cast.supervisor.id, role: 'shift-supervisor' as const },
    ...cast.officers.map(({ id }) => ({ id, role: 'patrol-officer' as const })),
  ],
});

export const readEvent = (read: PlateRead): UnnumberedEvent => ({
  type: 'read',
  tS: milliseconds(read.tS),
  readId: read.id,
  cameraId: read.cameraId,
  plate: read.text,
  state: read.state?.code ?? null,
  confidence: rounded(read.confidence),
  frames: read.observations.map((observation) => observation.frameIndex),
});

export const hitEvent = (hit: Hit): UnnumberedEvent => ({
  type: 'hit',
  tS: milliseconds(hit.read.tS),
  hitId: hit.id,
  readId: hit.read.id,
  entryId: hit.entry.id,
  match: hit.kind,
  likelihoodRatio: rounded(hit.likelihoodRatio),
});

/** What traces and verdicts say of an entry. */
export const listedEntry = ({ id, plate, state, reason, source, department, instructions }: HotListEntry) => ({
  entryId: id,
  plate,
  state,
  reason,
  source,
  department,
  instructions,
});

export const alertEvent = ({ id, tS, hit: { id: hitId, read, entry } }: Alert) => ({
  type: 'alert' as const,
  tS: milliseconds(tS),
  alertId: id,
  hitId,
  readId: read.id,
  plateRead: read.text,
  stateRead: read.state?.code ?? null,
  entry: listedEntry(entry),
  cameraId: read.cameraId,
});

/**
 * Puts events in the order of their times and numbers them. Events of the same time keep their order, so that a read
 * stands before its hit and a hit before its alert. The trace ends with its last event, or later where `endS` says so.
 */
export function numberTrace(events: readonly UnnumberedEvent[], endS = 0): TraceEvent[] {
  const ordered = events.toSorted((a, b) => a.tS - b.tS);
  const lastS = Math.max(endS, ordered.at(-1)?.tS ?? 0);
  return [...ordered, { type: 'trace.ended' as const, tS: lastS }].map(
    (event, seq) => ({ ...event, seq }) as TraceEvent,
  );
}
