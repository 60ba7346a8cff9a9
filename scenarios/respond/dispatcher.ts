/** The Emergency Communications Center (IV.G): checks every alert, dispatches, relays returns, closes the loop. */
import type { EventOf } from '../../policy/trace.ts';
import type { Incident } from './incident.ts';
import { deliver, tell } from './notify.ts';
import { isAble } from './person.ts';
import { mandatoryReasons } from './reasons.ts';
import { relay } from './relay.ts';
import { hasInstructions, isOwnEntry, nearestOfficer, type Shift, sendOfficers } from './shift.ts';
import type { Process } from './simulation.ts';
import { limits, timings } from './timings.ts';
import { declineAndBroadcast } from './unable.ts';
import { query, verify } from './verify.ts';

const noLongerInForce = 'COLLECT says that the record is no longer in force';

export function* handleAlert(shift: Shift, incident: Incident): Process {
  const { dispatcher, emit, sim } = shift;
  const { alert, finding } = incident;
  const rng = incident.rngOf(dispatcher.id);
  const onAlert = { actor: dispatcher.id, alertId: alert.alertId };
  const close = (disposition: EventOf<'alert.closed'>['disposition']): void => {
    emit({ type: 'alert.closed', ...onAlert, disposition });
    incident.closed.open();
  };

  function* closeStale(): Process {
    yield* settleEntry(shift, incident, noLongerInForce);
    close('stale-entry');
  }

  const noticeS = deliver(shift, incident, dispatcher);
  if (!noticeS) {
    yield { gates: [incident.told] };
    tell(shift, incident, dispatcher, 'radio');
  }
  yield { forS: rng.uniform(...(noticeS ?? timings.noticeS)) };
  const busy = dispatcher.busyNow();
  if (busy) sim.start(declineAndBroadcast(shift, incident, dispatcher, busy.with));
  yield* verify(shift, incident, dispatcher);

  switch (finding.value!) {
    case 'misread':
      return close('misread');
    case 'unreachable':
      return close('unverified');
    case 'stale':
      yield* relay(shift, incident, dispatcher);
      return yield* closeStale();
  }

  if (mandatoryReasons.includes(alert.entry.reason)) {
    yield* dispatcher.attend(rng.uniform(...timings.dispatchS));
    if (incident.calledOff.isOpen) return yield* closeStale();
    const to = sendOfficers(shift, incident);
    emit({ type: 'dispatched', ...onAlert, to, instructions: hasInstructions(incident) });
  } else {
    yield { gates: [incident.decision] };
    if (!incident.decision.value) return close('informational');
  }
  yield* relay(shift, incident, dispatcher);
  yield { gates: [incident.outcome], forS: limits.outcomeS };
  const outcome = incident.outcome.value ?? 'not-located';
  const isOver = outcome === 'recovered' || outcome === 'arrest';
  if (isOver) {
    yield { forS: rng.uniform(...timings.notifyS) };
    emit({ type: 'jurisdiction.notified', ...onAlert, jurisdiction: alert.entry.department || alert.entry.source });
    yield* settleEntry(shift, incident, outcome === 'arrest' ? 'the person was arrested' : 'the vehicle was recovered');
  }
  if (incident.calledOff.isOpen) yield* settleEntry(shift, incident, noLongerInForce);
  close(outcome);
}

/** Asks again when the entry leaves the list, and calls off who was sent when it is no longer in force (IV.D.d.i). */
export function* recheckWithdrawn(shift: Shift, incident: Incident): Process {
  const { dispatcher, habits } = shift;
  const { alert, withdrawn, finding, closed, calledOff, outcome } = incident;
  yield { gates: [withdrawn, closed] };
  yield { gates: [finding, closed] };
  if (closed.isOpen || finding.value !== 'verified' || !habits.verifies) return;
  yield* dispatcher.attend(incident.rngOf(`${dispatcher.id}/recheck`).uniform(...timings.typeQueryS));
  const answer = yield* query(shift, incident, dispatcher, alert.entry);
  if (closed.isOpen || answer === 'active' || answer === 'unavailable') return;
  yield* relay(shift, incident, dispatcher);
  calledOff.open();
  if (incident.leadId === null) outcome.open('stale-entry');
}

/** Sends backup that an officer has asked for, when another can go and it is still wanted (IV.H.c). */
export function* sendBackup(shift: Shift, incident: Incident): Process {
  const { dispatcher } = shift;
  const { outcome, closed } = incident;
  yield* dispatcher.attend(incident.rngOf(`${dispatcher.id}/backup`).uniform(...timings.dispatchS));
  const other = nearestOfficer(shift);
  if (outcome.isOpen || closed.isOpen || !isAble(other)) return;
  incident.assignments.get(other.id)!.open();
  shift.emit({
    type: 'dispatched',
    actor: dispatcher.id,
    alertId: incident.alert.alertId,
    to: [other.id],
    instructions: hasInstructions(incident),
  });
}

/** An entry that no longer holds: the town's own goes to the supervisor (IV.I.e), of another its source is told. */
function* settleEntry(shift: Shift, incident: Incident, why: string): Process {
  const { dispatcher, settledEntries } = shift;
  const { alertId, entry } = incident.alert;
  if (settledEntries.has(entry.entryId)) return;
  settledEntries.add(entry.entryId);
  if (isOwnEntry(incident)) {
    incident.review.open(why);
    yield { gates: [incident.reviewed] };
    return;
  }
  yield { forS: incident.rngOf(`${dispatcher.id}/source`).uniform(...timings.notifyS) };
  shift.emit({ type: 'source.notified', actor: dispatcher.id, alertId, entryId: entry.entryId, source: entry.source });
}
