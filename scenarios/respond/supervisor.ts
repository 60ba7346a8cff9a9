/** The shift supervisor (IV.I): directs officers for the mandatory four, decides on the others, reviews entries. */
import type { Incident } from './incident.ts';
import { deliver, isSubscribed, tell } from './notify.ts';
import { isAble } from './person.ts';
import { mandatoryReasons, worthSending } from './reasons.ts';
import { relay } from './relay.ts';
import { type Shift, sendOfficers } from './shift.ts';
import type { Process } from './simulation.ts';
import { limits, timings } from './timings.ts';
import { check } from './verify.ts';

/** An officer within this time of travel counts as near (IV.E.c "the officer's proximity"). */
const nearS = 300;

export function* superviseAlert(shift: Shift, incident: Incident): Process {
  const isMandatory = mandatoryReasons.includes(incident.alert.entry.reason);
  if (deliver(shift, incident, shift.supervisor)) {
    shift.sim.start(standIn(shift, incident));
    shift.sim.start(reviewEntry(shift, incident));
  } else {
    shift.sim.start(reviewEntry(shift, incident));
    if (isMandatory) return;
    yield { gates: [incident.finding] };
    tell(shift, incident, shift.supervisor, 'phone');
  }
  yield* isMandatory ? directSearch(shift, incident) : decide(shift, incident);
}

/** Directs officers to respond and search, once the ECC has sent them, or without its finding when that takes long. */
function* directSearch(shift: Shift, incident: Incident): Process {
  const { finding, assigned, closed } = incident;
  yield { gates: [assigned, finding], forS: limits.directByS };
  if (finding.value === 'misread' || finding.value === 'stale') return;
  yield { gates: [assigned, closed], forS: finding.isOpen ? limits.directByS : 0 };
  if (!closed.isOpen) yield* direct(shift, incident);
}

/** Decides whether another reason's alert wants a response (IV.E.c). */
function* decide(shift: Shift, incident: Incident): Process {
  const { supervisor } = shift;
  const { alert, finding } = incident;
  yield { gates: [finding] };
  if (finding.value !== 'verified' && finding.value !== 'taken-as-valid') return;
  yield* supervisor.attend(incident.rngOf(`${supervisor.id}/decide`).uniform(...timings.decideS));
  const isWorth = worthSending.includes(alert.entry.reason);
  const isNear = shift.officers.some((officer) => isAble(officer) && officer.travelS <= nearS);
  shift.emit({
    type: 'response.decided',
    actor: supervisor.id,
    alertId: alert.alertId,
    respond: isWorth && isNear,
    why: !isWorth ? 'Informational' : isNear ? 'An officer is near' : 'No officer is near and free',
  });
  if (isWorth && isNear) yield* direct(shift, incident);
  incident.decision.open(isWorth && isNear);
}

function* direct(shift: Shift, incident: Incident): Process {
  const { supervisor } = shift;
  yield* supervisor.attend(incident.rngOf(`${supervisor.id}/direct`).uniform(...timings.directS));
  if (incident.isDenied) {
    yield { gates: [incident.finding] };
    if (incident.finding.value !== 'verified' || incident.withdrawn.isOpen) return;
  }
  const to = sendOfficers(shift, incident);
  shift.emit({ type: 'directed', actor: supervisor.id, alertId: incident.alert.alertId, to });
}

/**
 * Sees to it that somebody checks the alert when the ECC has not come to it in time (IV.I.a): tells an ECC that does not
 * have it, and stands in for one that is busy, telling the officers who were sent.
 */
function* standIn(shift: Shift, incident: Incident): Process {
  const { dispatcher, supervisor } = shift;
  const { finding, assigned, closed } = incident;
  yield { forS: limits.takeOverS, gates: [finding] };
  if (finding.isOpen) return;
  if (!isSubscribed(shift, incident, dispatcher)) incident.told.open();
  if (!dispatcher.busyNow()) return;
  incident.verifierId ??= supervisor.id;
  yield* check(shift, incident, supervisor);
  if (finding.value === 'verified') yield { gates: [assigned, closed] };
  yield* relay(shift, incident, supervisor);
}

/** Removes an entry of the town's own that no longer holds and tells the administrator why (IV.I.e, IV.I.e.i). */
function* reviewEntry(shift: Shift, incident: Incident): Process {
  const { supervisor } = shift;
  yield { gates: [incident.review] };
  const rng = incident.rngOf(`${supervisor.id}/review`);
  const onEntry = { actor: supervisor.id, entryId: incident.alert.entry.entryId, why: incident.review.value! };
  yield { forS: rng.uniform(...timings.removeEntryS) };
  shift.emit({ type: 'entry.removed', ...onEntry });
  yield { forS: rng.uniform(...timings.emailS) };
  shift.emit({ type: 'administrator.notified', ...onEntry, channel: 'email' });
  incident.reviewed.open();
}
