/** How an alert gets to people: by the system, as their settings are, or from each other. */
import type { Incident } from './incident.ts';
import type { Person } from './person.ts';
import type { Way } from './port.ts';
import { hasInstructions, type Shift } from './shift.ts';
import type { Process } from './simulation.ts';
import { type RangeS, timings } from './timings.ts';

/** Whether the system tells a person of the alert. */
export const isSubscribed = ({ waysTo }: Shift, { alert }: Incident, { id }: Person): boolean =>
  waysTo(id, alert).length > 0;

/**
 * Has the system tell a person of the alert by each of their channels. Gives how long they take to notice, or null where it
 * reaches them by none.
 */
export function deliver(shift: Shift, incident: Incident, person: Person): RangeS | null {
  const ways = shift.waysTo(person.id, incident.alert);
  const inApp = ways.find(({ channel }) => channel === 'in-app');
  for (const way of ways)
    if (way === inApp) tell(shift, incident, person, 'in-app', way.sound ? {} : { sound: false });
    else shift.sim.start(send(shift, incident, person, way));
  return inApp ? (inApp.sound ? timings.noticeS : timings.noticeSilentS) : null;
}

/** A text or an e-mail, on its way and there. */
function* send(shift: Shift, incident: Incident, person: Person, { channel, address }: Way): Process {
  const { alertId } = incident.alert;
  const delivery = { alertId, deliveryId: `${alertId}-${channel}-${person.id}`, channel, person: person.id };
  shift.emit({ type: 'delivery.attempted', ...delivery, address });
  const rangeS: RangeS = channel === 'sms' ? timings.smsS : timings.mailS;
  yield { forS: incident.rngOf(`${person.id}/${channel}`).uniform(...rangeS) };
  shift.emit({ type: 'delivery.ended', ...delivery, outcome: 'accepted' });
  tell(shift, incident, person, channel);
}

/** The alert reaches a person, by the system or from somebody else, with the entry's special instructions (IV.G.d). */
export function tell(
  shift: Shift,
  incident: Incident,
  { id }: Person,
  channel: Way['channel'] | 'radio' | 'phone',
  how: { readonly sound?: false } = {},
): void {
  const onAlert = { actor: id, alertId: incident.alert.alertId };
  shift.emit({ type: 'alert.delivered', ...onAlert, channel, instructions: hasInstructions(incident), ...how });
}
