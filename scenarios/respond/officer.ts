/** Patrol officers (IV.H): advise dispatch, respond, confirm what they see, stop when all is confirmed. */
import type { EventOf } from '../../policy/trace.ts';
import { sendBackup } from './dispatcher.ts';
import { type Incident, isOfEntry } from './incident.ts';
import { deliver, isSubscribed } from './notify.ts';
import { isAble, type Officer } from './person.ts';
import { restrictsStop, wantingBackup, worthStopping } from './reasons.ts';
import type { Shift } from './shift.ts';
import { createGate, type Process } from './simulation.ts';
import { limits, timings, travelFactor } from './timings.ts';
import { declineAndBroadcast } from './unable.ts';

type Disposition = EventOf<'alert.closed'>['disposition'];
type Vehicle = NonNullable<Incident['situation']['vehicle']>;

/** One officer's part in one alert: hears of it, and goes when sent. */
export function* hearAlert(shift: Shift, incident: Incident, officer: Officer): Process {
  const rng = incident.rngOf(officer.id);
  const noticeS = deliver(shift, incident, officer);
  if (noticeS) {
    yield { forS: rng.uniform(...noticeS) };
    if (officer.busyNow()) sayUnable(shift, incident, officer);
    else if (!isSubscribed(shift, incident, shift.dispatcher)) yield* tellDispatch(shift, incident, officer);
  }
  const sent = incident.assignments.get(officer.id)!;
  yield { gates: [sent, incident.closed] };
  while (!incident.closed.isOpen && !isAble(officer)) {
    sayUnable(shift, incident, officer);
    if (officer.engagement) yield { gates: [officer.engagement, incident.closed] };
    else yield* officer.untilFree();
  }
  if (incident.closed.isOpen) return;
  officer.engagement = createGate();
  yield* go(shift, incident, officer);
  officer.engagement.open();
  officer.engagement = null;
}

/** The alert does not show at the ECC: the first officer who has it tells dispatch (IV.H.a). */
function* tellDispatch(shift: Shift, incident: Incident, officer: Officer): Process {
  yield* officer.attend(incident.rngOf(`${officer.id}/tell`).uniform(...timings.adviseS));
  if (incident.told.isOpen) return;
  shift.emit({ type: 'dispatch.advised', actor: officer.id, alertId: incident.alert.alertId });
  incident.told.open();
}

function sayUnable(shift: Shift, incident: Incident, officer: Officer): void {
  const because = officer.busyNow()?.with ?? 'otherwise-unable';
  shift.sim.start(declineAndBroadcast(shift, incident, officer, because));
}

/** Advises dispatch before responding (IV.H.a), then searches; the first to respond acts, others back up. */
function* go(shift: Shift, incident: Incident, officer: Officer): Process {
  const { situation, closed, outcome } = incident;
  const rng = incident.rngOf(`${officer.id}/go`);
  const onAlert = { actor: officer.id, alertId: incident.alert.alertId };
  yield* officer.attend(rng.uniform(...timings.adviseS));
  shift.emit({ type: 'dispatch.advised', ...onAlert });
  yield { forS: rng.uniform(...timings.setOutS) };
  if (closed.isOpen) return;
  shift.emit({ type: 'responding', ...onAlert });
  incident.leadId ??= officer.id;
  if (incident.leadId !== officer.id) {
    yield { gates: [outcome, closed] };
    return;
  }
  const travelS = officer.travelS * rng.uniform(...travelFactor);
  const perMinute = situation.findChancePerMinute;
  const searchS = perMinute > 0 ? rng.exponential(60 / -Math.log1p(-Math.min(perMinute, 0.999))) : Infinity;
  const isFound = situation.vehicle !== null && searchS <= limits.searchS;
  yield { forS: travelS + (isFound ? searchS : limits.searchS), gates: heeded(shift, incident) };
  if (closed.isOpen) return;
  if (isCalledOff(shift, incident)) return outcome.open('stale-entry');
  const result = isFound ? yield* actOn(shift, incident, officer, situation.vehicle!) : 'not-located';
  if (result) outcome.open(result);
}

/** What turns an officer back on the way. */
const heeded = ({ habits }: Shift, { closed, calledOff }: Incident) =>
  habits.heedsCallOff ? [closed, calledOff] : [closed];

const isCalledOff = ({ habits }: Shift, { calledOff }: Incident): boolean => habits.heedsCallOff && calledOff.isOpen;

/** What comes of having the vehicle in view; undefined when called off. */
function* actOn(
  shift: Shift,
  incident: Incident,
  officer: Officer,
  vehicle: Vehicle,
): Process<Disposition | undefined> {
  const { habits, emit } = shift;
  const { alert, relayed, closed } = incident;
  const { reason, instructions } = alert.entry;
  const rng = incident.rngOf(`${officer.id}/act`);
  const onAlert = { actor: officer.id, alertId: alert.alertId };

  if (habits.comparesRead) {
    yield* officer.attend(rng.uniform(...timings.confirmVehicleS));
    const seen = confirm(incident, vehicle);
    emit({ type: 'vehicle.observed', ...onAlert, ...seen });
    if (!seen.matches) return 'misread';
    if (!seen.descriptorsMatch) return 'other';
  }
  if (habits.verifies) yield { gates: [relayed, closed] };
  if (closed.isOpen) return undefined;
  if (isCalledOff(shift, incident)) return 'stale-entry';
  if (habits.obeysInstructions && restrictsStop(instructions)) {
    yield* officer.attend(rng.uniform(...timings.watchS));
    return 'instruction-obeyed';
  }
  if (!worthStopping.includes(reason)) return 'other';

  if (reason === 'warrants') {
    yield* officer.attend(rng.uniform(...timings.lookAtDriverS));
    const finding = lookAtDriver(vehicle, rng.chance(0.5));
    emit({ type: 'driver.observed', ...onAlert, finding, effortToConfirmPresence: true });
    if (finding === 'is-not-wanted-person' && habits.heedsDriver) return 'other';
    emit({ type: 'basis.stated', ...onAlert, basis: 'registered-owner-wanted', facts: 'Active warrant for the owner' });
  }
  if (wantingBackup.includes(reason) || vehicle.occupants > 1) {
    yield* officer.attend(rng.uniform(...timings.requestBackupS));
    emit({ type: 'backup.requested', ...onAlert });
    shift.sim.start(sendBackup(shift, incident));
  }
  yield* officer.attend(rng.uniform(...timings.beforeStopS));
  if (isCalledOff(shift, incident)) return 'stale-entry';
  emit({ type: 'enforcement', ...onAlert, action: 'stop' });
  yield* officer.attend(rng.uniform(...timings.afterStopS));
  return endStop(shift, incident, officer, vehicle);
}

/** Plate, state of issue and descriptors as they are on the road (IV.D.d.ii). */
function confirm({ alert, situation: { described } }: Incident, { plate, state, color, body }: Vehicle) {
  return {
    plateSeen: plate,
    stateSeen: state,
    descriptorsMatch: (described.color ?? color) === color && (described.body ?? body) === body,
    matches: isOfEntry(alert, { plate, state }),
  };
}

/** What can be made out of the driver (IV.D.c, IV.D.d.iii); `isVisible` matters when it could be the owner. */
function lookAtDriver({ driver }: Vehicle, isVisible: boolean): EventOf<'driver.observed'>['finding'] {
  switch (driver) {
    case 'wanted-person':
      return 'is-wanted-person';
    case 'someone-else-apparent':
      return 'is-not-wanted-person';
    case 'someone-else-not-apparent':
      return isVisible ? 'could-be-wanted-person' : 'not-visible';
    case null:
      return 'not-visible';
  }
}

/** At the roadside the truth comes out: a wanted driver is arrested, a stolen vehicle towed, others go their way. */
function endStop(shift: Shift, { alert }: Incident, officer: Officer, vehicle: Vehicle): Disposition {
  const onAlert = { actor: officer.id, alertId: alert.alertId };
  if (!shift.records.isInForce(vehicle.plate, vehicle.state, shift.sim.nowS)) return 'other';
  switch (alert.entry.reason) {
    case 'warrants':
      if (vehicle.driver !== 'wanted-person') return 'other';
      shift.emit({ type: 'enforcement', ...onAlert, action: 'arrest' });
      return 'arrest';
    case 'stolen-vehicle':
      shift.emit({ type: 'enforcement', ...onAlert, action: 'tow' });
      return 'recovered';
    default:
      return 'recovered';
  }
}
