import { handleAlert, recheckWithdrawn } from './dispatcher.ts';
import type { Habits } from './habits/habits.ts';
import { createIncident, type Incident } from './incident.ts';
import { hearAlert } from './officer.ts';
import { createPerson, type Person } from './person.ts';
import type { Busy, Responder, ResponseInput, UnnumberedEvent } from './port.ts';
import type { Shift } from './shift.ts';
import { createSimulation } from './simulation.ts';
import { superviseAlert } from './supervisor.ts';
import { limits } from './timings.ts';

/** A simulated shift with these habits: an ECC dispatcher, patrol officers and a supervisor. */
export const createModelledResponder = (habits: Habits): Responder => ({
  name: habits.name,
  description: habits.description,
  respond: (input) => simulate(input, habits),
});

function simulate(input: ResponseInput, habits: Habits): readonly UnnumberedEvent[] {
  const { alerts, cast, records, waysTo, radioBusyUntilS } = input;
  const sim = createSimulation();
  const events: UnnumberedEvent[] = [];
  const shift: Shift = {
    sim,
    habits,
    records,
    waysTo,
    radioBusyUntilS,
    dispatcher: createPerson(sim, cast.dispatcher.id, cast.dispatcher.busy),
    supervisor: createPerson(sim, cast.supervisor.id),
    officers: cast.officers.map(({ id, travelS, busy }) => ({
      ...createPerson(sim, id, busy),
      travelS,
      engagement: null,
    })),
    settledEntries: new Set(),
    emit: (event) => void events.push({ ...event, tS: sim.nowS } as UnnumberedEvent),
  };
  reportWorkload(shift, shift.dispatcher, cast.dispatcher.busy);
  for (const [index, { busy }] of cast.officers.entries()) reportWorkload(shift, shift.officers[index]!, busy);
  const officerIds = cast.officers.map(({ id }) => id);
  for (const alert of alerts)
    sim.at(alert.tS, () => {
      const situation = input.situationOf(alert.alertId);
      const incident = createIncident(alert, situation, input.rng.fork(alert.alertId), officerIds);
      sim.start(handleAlert(shift, incident));
      sim.start(recheckWithdrawn(shift, incident));
      sim.start(superviseAlert(shift, incident));
      for (const officer of shift.officers) sim.start(hearAlert(shift, incident, officer));
      for (const { tS } of input.withdrawals.filter(({ alertId }) => alertId === alert.alertId))
        sim.at(tS, () => withdraw(shift, incident));
    });
  sim.run((alerts.at(-1)?.tS ?? 0) + limits.runS);
  const lastActS = events.findLast(({ type }) => type !== 'workload.changed')?.tS ?? 0;
  return events.filter(({ tS }) => tS <= lastActS);
}

/** Who has the alert open is told that its entry has left the list. */
function withdraw({ emit }: Shift, { alert, closed, withdrawn }: Incident): void {
  if (closed.isOpen || withdrawn.isOpen) return;
  emit({ type: 'alert.withdrawn', alertId: alert.alertId, entryId: alert.entry.entryId });
  withdrawn.open();
}

/** Says when a person becomes busy, and free again. */
function reportWorkload({ sim, emit }: Shift, person: Person, busy: readonly Busy[]): void {
  let last: Busy['with'] | null = null;
  for (const tS of new Set(busy.flatMap(({ fromS, untilS }) => [fromS, untilS])))
    sim.at(tS, () => {
      const now = person.busyNow()?.with ?? null;
      if (now !== last) emit({ type: 'workload.changed', actor: person.id, busy: now });
      last = now;
    });
}
