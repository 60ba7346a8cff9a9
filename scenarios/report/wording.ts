import type { TraceEvent } from '../../policy/trace.ts';

const plate = (text: string, state: string | null): string => (state ? `${text} (${state})` : text);
const people = (ids: readonly string[]): string => ids.join(' and ');

const answerWords = {
  active: 'on file and in force',
  cleared: 'on file, cleared',
  'no-record': 'no record',
  'other-state': 'on file for another state',
  unavailable: 'no answer',
} as const;

/** One event as a sentence that a reader of the order understands. */
export function describeEvent(event: TraceEvent): string {
  switch (event.type) {
    case 'trace.started':
      return 'The trace starts.';
    case 'read':
      return `${event.cameraId} reads ${plate(event.plate, event.state)} from ${event.frames.length} frames, confidence ${event.confidence.toFixed(2)}.`;
    case 'hit':
      return `The read matches hot list entry ${event.entryId} ${event.match === 'exact' ? 'exactly' : 'but for look-alike characters'}.`;
    case 'alert':
      return `Alert: ${event.plateRead} against ${plate(event.entry.plate, event.entry.state)}, ${event.entry.reason}, ${event.entry.source}.`;
    case 'alert.delivered':
      return `The alert reaches ${event.actor} (${event.channel})${event.instructions ? ', special instructions with it' : ''}.`;
    case 'read.compared':
      return `${event.actor} compares the read with the picture, sees ${plate(event.plateSeen, event.stateSeen)}: ${event.matches ? 'it is the plate of the entry' : 'it is not the plate of the entry'}.`;
    case 'query.sent':
      return `${event.actor} asks ${event.system} for ${plate(event.plate, event.state)}.`;
    case 'query.returned':
      return `${event.system} answers for ${plate(event.plate, event.state)}: ${answerWords[event.answer]}${event.reason ? ` (${event.reason})` : ''}.`;
    case 'return.relayed':
      return `${event.actor} passes the return on to ${people(event.to)}.`;
    case 'dispatch.advised':
      return `${event.actor} advises dispatch of the alert.`;
    case 'dispatched':
      return `${event.actor} dispatches ${people(event.to)}${event.instructions ? ' and passes on the special instructions' : ''}.`;
    case 'directed':
      return `${event.actor} directs ${people(event.to)} to respond and search.`;
    case 'response.decided':
      return `${event.actor} decides ${event.respond ? 'for' : 'against'} a response: ${event.why}.`;
    case 'workload.changed':
      return event.busy ? `${event.actor} is busy: ${event.busy}.` : `${event.actor} is free.`;
    case 'response.declined':
      return `${event.actor} cannot respond: ${event.because}.`;
    case 'broadcast':
      return event.succeeded
        ? `${event.actor} broadcasts the alert.`
        : `${event.actor} tries to broadcast the alert; the radio is busy.`;
    case 'responding':
      return `${event.actor} sets out for the area.`;
    case 'vehicle.observed':
      return `${event.actor} has the vehicle in view, sees ${plate(event.plateSeen, event.stateSeen)}${event.descriptorsMatch ? '' : ', another kind of vehicle'}: ${event.matches ? 'it is the one' : 'it is not the one'}.`;
    case 'driver.observed':
      return `${event.actor} looks at the driver: ${event.finding.replaceAll('-', ' ')}.`;
    case 'basis.stated':
      return `${event.actor} states a basis for a stop: ${event.basis.replaceAll('-', ' ')} (${event.facts}).`;
    case 'backup.requested':
      return `${event.actor} asks for backup.`;
    case 'enforcement':
      return `${event.actor}: ${event.action}.`;
    case 'jurisdiction.notified':
      return `${event.actor} notifies ${event.jurisdiction}.`;
    case 'source.notified':
      return `${event.actor} tells ${event.source} that entry ${event.entryId} is not valid.`;
    case 'entry.removed':
      return `${event.actor} removes entry ${event.entryId}: ${event.why}.`;
    case 'administrator.notified':
      return `${event.actor} tells the administrator of the removal of ${event.entryId} (${event.channel}).`;
    case 'alert.closed':
      return `${event.actor} closes the alert: ${event.disposition.replaceAll('-', ' ')}.`;
    case 'trace.ended':
      return 'The trace ends.';
  }
}
