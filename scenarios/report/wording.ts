import type { TraceEvent } from '../../policy/trace.ts';
import type { PlateRead } from '../../recognizer/ports.ts';

const plate = (text: string, state: string | null): string => (state ? `${text} (${state})` : text);
const people = (ids: readonly string[]): string => ids.join(' and ');

const answerWords = {
  active: 'on file and in force',
  cleared: 'on file, cleared',
  'no-record': 'no record',
  'other-state': 'on file for another state',
  unavailable: 'no answer',
} as const;

const deliveryWords = {
  accepted: 'is accepted',
  failed: 'fails, and is tried again',
  'given-up': 'is given up',
  refused: 'is not sent, as the settings forbid it',
} as const;
const recipientOf = ({ person }: { readonly person?: string }): string => person ?? 'another system';

const forPurpose = (purpose: string | null): string => (purpose ? `, for: ${purpose.replaceAll('-', ' ')}` : '');

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
    case 'alert.withdrawn':
      return `Entry ${event.entryId} has left the list; the system says so to who has the alert.`;
    case 'alert.delivered':
      return `The alert reaches ${event.actor} (${event.channel}${event.sound === false ? ', silent' : ''})${event.instructions ? ', special instructions with it' : ''}.`;
    case 'delivery.attempted':
      return `The system sends the alert to ${recipientOf(event)} (${event.channel}, ${event.address}).`;
    case 'delivery.ended':
      return `The delivery to ${recipientOf(event)} (${event.channel}) ${deliveryWords[event.outcome]}${event.why ? `: ${event.why}` : ''}.`;
    case 'read.compared':
      return `${event.actor} compares the read with the picture, sees ${plate(event.plateSeen, event.stateSeen)}: ${event.matches ? 'it is the plate of the entry' : 'it is not the plate of the entry'}.`;
    case 'query.sent':
      return `${event.actor} asks ${event.system} for ${plate(event.plate, event.state)}.`;
    case 'query.returned':
      return `${event.system} answers for ${plate(event.plate, event.state)}: ${answerWords[event.answer]}${event.reason ? ` (${event.reason})` : ''}.`;
    case 'return.relayed':
      return `${event.actor} passes the return on to ${people(event.to)}.`;
    case 'dispatch.vouched':
      return `${event.actor} tells ${people(event.to)} that the alert ${event.valid ? 'is valid' : 'is not valid'}.`;
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
    case 'list.imported':
      return `${event.actor} takes over list ${event.listId} from ${event.source}.`;
    case 'entry.created':
      return `${event.actor} enters ${plate(event.plate, event.state)} as ${event.entryId}: ${event.reason}.`;
    case 'entry.requested':
      return `${event.actor} asks ${people(event.to)} to enter ${plate(event.plate, event.state)}: ${event.why}.`;
    case 'entries.reviewed':
      return `${event.actor} goes through ${event.entries} hot list entries.`;
    case 'entries.updated':
      return `${event.actor} brings ${event.entries} custom entries up to date.`;
    case 'training.completed':
      return `${event.actor} completed ${event.course} training on ${event.on}${event.recordId ? '' : ', undocumented'}.`;
    case 'policy.acknowledged':
      return `${event.actor} acknowledged the order on ${event.on}.`;
    case 'access.granted':
      return `${event.actor} gives ${event.person} access to the system.`;
    case 'access.revoked':
      return `${event.actor} takes access to the system from ${event.person}.`;
    case 'session.opened':
      return `${event.actor} signs in (${event.authentication.replaceAll('-', ' ')})${forPurpose(event.purpose)}.`;
    case 'reasons.selected':
      return `${event.actor} sets the reasons that alert them: ${event.active.join(', ') || 'none'}${event.warning ? ', despite the warning' : ''}.`;
    case 'email.set':
      return event.address
        ? `${event.actor} has alerts e-mailed to ${event.address}.`
        : `${event.actor} turns e-mail notification off.`;
    case 'sms.set':
      return `${event.actor} turns SMS notification ${event.enabled ? 'on' : 'off'}.`;
    case 'sound.set':
      return `${event.actor} turns the sound of alerts ${event.enabled ? 'on' : 'off'}.`;
    case 'cameras.selected':
      return `${event.actor} monitors ${event.groups?.join(', ') ?? (event.selection === 'own' ? "the town's own cameras" : 'all cameras')}.`;
    case 'data.searched':
      return `${event.actor} searches stored data by ${event.by.replaceAll('-', ' ')}${forPurpose(event.purpose)}.`;
    case 'data.exported':
      return `${event.actor} downloads data${forPurpose(event.purpose)}.`;
    case 'data.refused':
      return `${event.actor} asks for stored data${forPurpose(event.purpose)}, and is refused: ${event.why}.`;
    case 'access.logged':
      return `The log records access ${event.accessId}.`;
    case 'lead.obtained':
      return `${event.actor} comes by a ${event.kind.replaceAll('-', ' ')} in case ${event.caseNumber}.`;
    case 'evidence.used':
      return `${event.actor} uses data as evidence ${event.evidenceId} in case ${event.caseNumber}.`;
    case 'evidence.attached':
      return `${event.actor} attaches evidence ${event.evidenceId} to the report of case ${event.caseNumber}.`;
    case 'release.requested':
      return `${event.from} asks for data (${event.requestId}).`;
    case 'release.decided':
      return `${event.actor} ${event.granted ? 'grants' : 'refuses'} request ${event.requestId}${event.legalBasis ? ` (${event.legalBasis})` : ''}.`;
    case 'data.released':
      return `${event.actor} releases data for request ${event.requestId}, to: ${event.recipient.replaceAll('-', ' ')}.`;
    case 'data.collected':
      return `Data ${event.batchId} comes into the keeping of the ${event.holder}.`;
    case 'data.destroyed':
      return `Data ${event.batchId} is destroyed.`;
    case 'audit.conducted':
      return `${event.actor} audits ${event.queries} queries of ${people(event.covers)}: ${event.findings.replaceAll('-', ' ')}.`;
    case 'audit.documented':
      return `${event.actor} documents audit ${event.auditId}.`;
    case 'audit.reviewed':
      return `${event.actor} reviews audit ${event.auditId}.`;
    case 'correction.made':
      return `${event.actor} corrects what audit ${event.auditId} found: ${event.what}.`;
    case 'policy.reviewed':
      return `${event.actor} reviews the order: ${event.recommendations || 'no changes'}.`;
    case 'trace.ended':
      return 'The trace ends.';
  }
}

/** What a read says of its vehicle's looks, for example `blue suv`. */
export const vehicleSeen = ({ vehicle }: PlateRead): string =>
  [vehicle?.color?.name, vehicle?.body?.name].filter((name) => name !== undefined).join(' ') || 'not told';
