import type { Incident } from './incident.ts';
import type { Person } from './person.ts';
import type { Shift } from './shift.ts';
import type { Process } from './simulation.ts';
import { timings } from './timings.ts';

/** Passes the decisive return on, once, to the officers who were sent (IV.D.a). */
export function* relay(shift: Shift, incident: Incident, person: Person): Process {
  const { decisiveQueryId: queryId, assigned, finding, relayed } = incident;
  if (assigned.value && queryId && incident.relayedQueryId !== queryId) {
    incident.relayedQueryId = queryId;
    yield* person.attend(incident.rngOf(`${person.id}/relay`).uniform(...timings.relayS));
    const { alertId } = incident.alert;
    shift.emit({ type: 'return.relayed', actor: person.id, alertId, queryId, to: [...assigned.value] });
    if (finding.value === 'verified') relayed.open();
  }
}
