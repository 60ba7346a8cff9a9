/** The facts of an alert as they truly are, when it comes and once everybody knows what can be known. */
import { createRoster } from '../facts/roster.ts';
import type { Pack } from '../pack/schema.ts';
import type { EventOf, TraceEvent } from '../trace.ts';
import type { Truth, VehicleTruth } from '../truth.ts';

export type ListedEntry = EventOf<'alert'>['entry'];
type Facts = Readonly<Record<string, string>>;

/** What the record systems hold as true at a time; unavailable, where none of those asked on the alert could be reached. */
function verificationOf(
  truth: Truth,
  tS: number,
  entry: ListedEntry,
  alert: EventOf<'alert'> | null,
  trace: readonly TraceEvent[],
) {
  const returns = trace.filter((event) => event.type === 'query.returned' && event.alertId === alert?.alertId);
  if (returns.length > 0 && returns.every((event) => 'answer' in event && event.answer === 'unavailable'))
    return 'unavailable';
  const isActive = truth.records.some(
    (record) =>
      record.plate === entry.plate &&
      (entry.state === null || record.state === entry.state) &&
      record.status === 'active' &&
      tS < (record.clearedAtS ?? Number.POSITIVE_INFINITY),
  );
  return isActive ? 'positive' : 'negative';
}

/** What a careful officer would make of the driver (Kansas v. Glover). */
function driverOf(vehicle: VehicleTruth | undefined): string {
  if (vehicle?.driver === 'wanted-person') return 'identified';
  return vehicle?.driver === 'someone-else-apparent' ? 'defeated' : 'tried';
}

function instructionOf(instructions: string): string {
  if (/\bonly with probable cause\b/i.test(instructions)) return 'stop-only-with-probable-cause';
  return /\bdo not stop\b/i.test(instructions) ? 'do-not-stop' : 'none';
}

/** What officers saw for themselves is known by what they stated, and counts when it was stated before anybody was stopped. */
function statedProbableCause(alert: EventOf<'alert'> | null, trace: readonly TraceEvent[]): boolean {
  const own = trace.filter((event) => 'alertId' in event && event.alertId === alert?.alertId);
  const stop = own.findIndex((event) => event.type === 'enforcement');
  return own
    .slice(0, stop < 0 ? own.length : stop)
    .some((event) => event.type === 'basis.stated' && event.basis === 'probable-cause');
}

const listOf = (pack: Pack, parameter: string): readonly string[] => {
  const value = pack.parameters.get(parameter)?.value;
  return Array.isArray(value) ? value : [];
};

export function factsAtAlert(
  pack: Pack,
  truth: Truth,
  vehicle: VehicleTruth | undefined,
  entry: ListedEntry,
  alert: EventOf<'alert'> | null,
  trace: readonly TraceEvent[],
): { onArrival: Facts; onceKnown: Facts; atClose: Facts } {
  const isEntrys =
    vehicle !== undefined && vehicle.plate === entry.plate && (entry.state === null || vehicle.state === entry.state);
  const verification = verificationOf(truth, alert?.tS ?? 0, entry, alert, trace);
  const closed = trace.find((event) => event.type === 'alert.closed' && event.alertId === alert?.alertId);
  const { roster, take } = createRoster();
  for (const event of trace) if (event.tS <= (alert?.tS ?? 0)) take(event);
  const inRole = (role: string): string[] => [...roster.roles].flatMap(([id, one]) => (one === role ? id : []));
  const dispatchers = inRole('ecc-dispatcher').map((person) => roster.busy.get(person));
  const officers = inRole('patrol-officer').map((person) => roster.busy.get(person));
  const decided = trace.findLast(
    (event): event is EventOf<'response.decided'> =>
      event.type === 'response.decided' && event.alertId === alert?.alertId,
  );
  const backupApplies =
    listOf(pack, 'backup-reasons').includes(entry.reason) ||
    (vehicle?.occupants ?? 1) > Number(pack.parameters.get('backup-occupants-over')?.value ?? Number.POSITIVE_INFINITY);
  const isOwn = listOf(pack, 'own-sources').some((source) => source.toLowerCase() === entry.source.toLowerCase());
  const instructions = entry.instructions || (roster.instructed.get(entry.entryId)?.instructions ?? '');
  const onArrival = {
    reason: pack.reasons.has(entry.reason) ? entry.reason : 'unnamed',
    vehicle: isEntrys ? 'entered' : 'other',
    confirmation: isEntrys ? 'match' : 'mismatch',
    verification: 'none',
    'counted-verification': 'none',
    'enforcement-verification': 'none',
    'stop-verification': 'none',
    'cjis-verification': 'none',
    'plate-status': 'none',
    workload: dispatchers.length > 0 && dispatchers.every(Boolean) ? dispatchers[0]! : 'free',
    'shift-activity': officers.length > 0 && officers.every(Boolean) ? 'does-not-permit' : 'permits',
    decision: 'none',
    sent: 'nobody',
    instruction: instructionOf(instructions),
    'has-instructions': instructions.trim() === '' ? 'no' : 'yes',
    'instructions-passed': 'yes',
    'entry-owner': isOwn ? 'own' : 'outside',
    'entry-standing': 'not-questioned',
  };
  const known = (verified: string): Facts => ({
    ...onArrival,
    verification: verified,
    'counted-verification': verified,
    'enforcement-verification': verified,
    'stop-verification': verified,
    'cjis-verification': verified,
    'plate-status': verified,
    decision: decided ? (decided.respond ? 'respond' : 'no-response') : 'none',
    'entry-standing': standingOf(isEntrys, verified),
    visual: isEntrys ? 'confirmed' : 'mismatch',
    driver: driverOf(vehicle),
    'independent-basis': 'none',
    'probable-cause': statedProbableCause(alert, trace) ? 'stated' : 'none',
    presence: 'effort-made',
    'backup-applies': backupApplies ? 'yes' : 'no',
    backup: 'requested',
    role: 'patrol-officer',
  });
  return {
    onArrival,
    onceKnown: known(verification),
    atClose: known(closed ? verificationOf(truth, closed.tS, entry, alert, trace) : verification),
  };
}

function standingOf(isEntrys: boolean, verification: string): string {
  if (!isEntrys) return 'misread';
  if (verification === 'negative') return 'invalid';
  return verification === 'positive' ? 'in-force' : 'not-questioned';
}
