/** Checking an alert: the read against the picture (IV.D.a), the plate against COLLECT and NCIC (IV.C.d, IV.G.a). */
import { type Incident, isOfEntry } from './incident.ts';
import type { Person } from './person.ts';
import type { RecordReturn, System } from './records.ts';
import type { Shift } from './shift.ts';
import type { Process } from './simulation.ts';
import { limits, timings } from './timings.ts';

interface Plate {
  readonly plate: string;
  readonly state: string | null;
}

/** Waits for the finding, and checks the alert where nobody does when the person is free. */
export function* verify(shift: Shift, incident: Incident, person: Person): Process {
  yield* person.untilFree();
  if (incident.verifierId === null) {
    incident.verifierId = person.id;
    shift.sim.start(check(shift, incident, person));
  }
  yield { gates: [incident.finding] };
}

/** Checks the alert until there is a finding, one's own or another's. */
export function* check(shift: Shift, incident: Incident, person: Person): Process {
  const { alert, finding } = incident;
  const rng = incident.rngOf(`${person.id}/verify`);
  const subject = yield* compare(shift, incident, person, rng.uniform(...timings.compareS));
  const isMisread = !isOfEntry(alert, subject);
  if (!shift.habits.verifies) {
    finding.open(isMisread ? 'misread' : 'taken-as-valid');
    return;
  }
  const asked = { plate: subject.plate, state: subject.state ?? alert.stateRead ?? alert.entry.state };
  while (shift.sim.nowS < alert.tS + limits.verifyS) {
    yield* person.attend(rng.uniform(...timings.typeQueryS));
    if (finding.isOpen) return;
    const answer = yield* query(shift, incident, person, asked);
    if (answer !== 'unavailable') {
      finding.open(isMisread ? 'misread' : answer === 'active' ? 'verified' : 'stale');
      return;
    }
    yield { forS: rng.uniform(...timings.retryQueryS), gates: [finding] };
  }
  finding.open(isMisread ? 'misread' : 'unreachable');
}

/** The plate that the alert is about: as seen in the picture, else as read; unquestioned, that of the entry. */
function* compare(shift: Shift, { alert, situation, finding }: Incident, person: Person, forS: number): Process<Plate> {
  if (!shift.habits.comparesRead) return alert.entry;
  yield* person.attend(forS);
  const { picture } = situation;
  if (!picture || finding.isOpen) return { plate: alert.plateRead, state: alert.stateRead };
  shift.emit({
    type: 'read.compared',
    actor: person.id,
    alertId: alert.alertId,
    plateSeen: picture.plate,
    stateSeen: picture.state,
    matches: isOfEntry(alert, picture),
  });
  return picture;
}

/**
 * Asks the systems at once and takes the first positive return of COLLECT or NCIC, else the first of theirs that says
 * anything. A stolen plate's status is checked in DMV records besides, which COLLECT gives access to (IV.G.c).
 */
export function* query(
  shift: Shift,
  incident: Incident,
  person: Person,
  asked: Plate,
): Process<RecordReturn['answer']> {
  const { sim, emit, records } = shift;
  const { alertId, entry } = incident.alert;
  const systems: readonly System[] = entry.reason === 'stolen-plate' ? ['COLLECT', 'NCIC', 'DMV'] : ['COLLECT', 'NCIC'];
  const returns = systems.map((system) => {
    const queryId = `${alertId}-query-${++incident.queries}`;
    const onQuery = { alertId, queryId, system, plate: asked.plate, state: asked.state };
    emit({ type: 'query.sent', actor: person.id, ...onQuery, purpose: 'ALPR alert verification' });
    const { returnsS, answer, reason } = records.query(
      system,
      asked.plate,
      asked.state,
      sim.nowS,
      incident.rngOf(queryId),
    );
    sim.at(returnsS, () => {
      emit({ type: 'query.returned', ...onQuery, answer, reason });
      if (answer !== 'unavailable') incident.isDenied = answer !== 'active';
    });
    return { system, queryId, returnsS, answer };
  });
  const until = (returnsS: number) => ({ forS: Math.max(0, returnsS - sim.nowS) });
  const deciding = returns.filter(({ system }) => system !== 'DMV').sort((a, b) => a.returnsS - b.returnsS);
  let word: RecordReturn['answer'] = 'unavailable';
  for (const { queryId, returnsS, answer } of deciding) {
    yield until(returnsS);
    if (answer !== 'active' && (answer === 'unavailable' || word !== 'unavailable')) continue;
    word = answer;
    incident.decisiveQueryId = queryId;
    if (answer === 'active') break;
  }
  for (const { system, returnsS } of returns) if (system === 'DMV') yield until(returnsS);
  return word;
}
