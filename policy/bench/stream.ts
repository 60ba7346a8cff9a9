/** A trace of any length without holding it: one alert from read to closing, over and over, and accesses between. */
import type { TraceEvent } from '../trace.ts';

type Unnumbered = TraceEvent extends infer E ? (E extends TraceEvent ? Omit<E, 'seq'> : never) : never;

const people = [
  { id: 'desk', role: 'ecc-dispatcher' },
  { id: 'sgt', role: 'shift-supervisor' },
  { id: 'unit-21', role: 'patrol-officer' },
  { id: 'det', role: 'investigator' },
] as const;

/** Seconds from one alert to the next. */
const spacingS = 600;

/** Events of one alert, handled by the book; every fourth is nobody's to answer and closed as informational. */
function* episode(index: number): Generator<Unnumbered> {
  const at = (s: number): number => index * spacingS + s;
  const alertId = `a${index}`;
  const readId = `r${index}`;
  const queryId = `q${index}`;
  const plate = `${1000 + (index % 9000)}AB`;
  const isMandatory = index % 4 !== 0;
  const reason = isMandatory ? 'stolen-vehicle' : 'sex-offender';
  const seen = { plateSeen: plate, stateSeen: 'CT', matches: true };
  const asked = { alertId, queryId, system: 'COLLECT' as const, plate, state: 'CT' };
  const entry = {
    entryId: `e${index % 5000}`,
    plate,
    state: 'CT',
    reason,
    source: 'NCIC',
    department: 'Old Saybrook PD',
    instructions: '',
  };
  yield { type: 'read', tS: at(0), readId, cameraId: 'cam-1', plate, state: 'CT', confidence: 0.98, frames: [1, 2, 3] };
  yield {
    type: 'hit',
    tS: at(0),
    hitId: `h${index}`,
    readId,
    entryId: entry.entryId,
    match: 'exact',
    likelihoodRatio: 40,
  };
  yield { type: 'alert', tS: at(0), alertId, hitId: `h${index}`, readId, plateRead: plate, stateRead: 'CT', entry };
  yield { type: 'alert.delivered', tS: at(2), actor: 'desk', alertId, channel: 'in-app', instructions: true };
  yield { type: 'read.compared', tS: at(8), actor: 'desk', alertId, ...seen };
  yield { type: 'query.sent', tS: at(12), actor: 'desk', ...asked, purpose: 'ALPR alert verification' };
  yield { type: 'query.returned', tS: at(16), ...asked, answer: 'active', reason };
  if (isMandatory) {
    yield { type: 'dispatched', tS: at(22), actor: 'desk', alertId, to: ['unit-21'], instructions: true };
    yield { type: 'return.relayed', tS: at(25), actor: 'desk', alertId, queryId, to: ['unit-21'] };
    yield { type: 'dispatch.advised', tS: at(30), actor: 'unit-21', alertId };
    yield { type: 'responding', tS: at(33), actor: 'unit-21', alertId };
  }
  yield {
    type: 'alert.closed',
    tS: at(500),
    actor: 'desk',
    alertId,
    disposition: isMandatory ? 'not-located' : 'informational',
  };
  const accessId = `s${index}`;
  yield {
    type: 'data.searched',
    tS: at(510),
    actor: 'det',
    accessId,
    by: 'plate',
    purpose: 'criminal-investigation',
    caseNumber: '26-1',
  };
  yield { type: 'access.logged', tS: at(511), accessId };
}

/** A whole trace of so many episodes. */
export function* streamTrace(episodes: number): Generator<TraceEvent> {
  let seq = 0;
  yield {
    type: 'trace.started',
    seq: seq++,
    tS: 0,
    format: 'gantry-trace/1',
    source: 'bench',
    startsAt: '2026-01-01T00:00:00',
    actors: people.map((person) => ({ ...person })),
    registers: ['access-log'],
  };
  for (let index = 0; index < episodes; index++)
    for (const event of episode(index)) yield { ...event, seq: seq++ } as TraceEvent;
  yield { type: 'trace.ended', seq, tS: episodes * spacingS };
}
