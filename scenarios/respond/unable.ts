/** Non-response (IV.H.d): who cannot respond says so, and makes every effort to broadcast the alert. */
import type { Incident } from './incident.ts';
import type { Person } from './person.ts';
import type { Busy } from './port.ts';
import type { Shift } from './shift.ts';
import type { Process } from './simulation.ts';
import { timings } from './timings.ts';

/** Declines once for an alert, then tries the radio until a broadcast gets through or the alert is closed. */
export function* declineAndBroadcast(shift: Shift, incident: Incident, person: Person, because: Busy['with']): Process {
  if (incident.declined.has(person.id)) return;
  incident.declined.add(person.id);
  const { sim, emit } = shift;
  const rng = incident.rngOf(`${person.id}/unable`);
  const onAlert = { actor: person.id, alertId: incident.alert.alertId };
  emit({ type: 'response.declined', ...onAlert, because });
  if (!shift.habits.broadcastsWhenUnable) return;
  for (let succeeded = false; !succeeded; ) {
    yield { forS: rng.uniform(...timings.broadcastS) };
    succeeded = sim.nowS >= shift.radioBusyUntilS;
    emit({ type: 'broadcast', ...onAlert, succeeded });
    if (!succeeded) yield { forS: rng.uniform(...timings.retryBroadcastS), gates: [incident.closed] };
    if (incident.closed.isOpen) return;
  }
}
