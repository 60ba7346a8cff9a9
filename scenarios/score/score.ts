/** What a run's figures are: recognition against ground truth, matching against the lists, routing against the order. */
import type { Outcome, Verdict } from '../../policy/engine/verdict.ts';
import { type ExpectedAlert, expectedOutcome, type ListedEntry } from '../../policy/expected.ts';
import type { Pack } from '../../policy/pack/schema.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { Truth, VehicleTruth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { type Rate, rateOf } from './rate.ts';

export interface RecognitionScore {
  /** Passes through the capture zone of which there is a read, right or wrong. */
  readonly capture: Rate;
  /** Of these, with every character of every read right. */
  readonly accuracy: Rate;
  /** Both together: passes with a right read. */
  readonly captureTimesAccuracy: Rate;
  /** Reads that lie on no plate. */
  readonly falseReads: number;
  /** Reads of a vehicle, whether it passed through the zone or not, that are not its plate's text. */
  readonly wrongReads: number;
}

export interface MatchingScore {
  /** Vehicles on a list (same plate, same state) that passed, and the alerts that this asks for. */
  readonly alerts: Rate;
  readonly missed: readonly { readonly vehicleId: string; readonly entryId: string }[];
  /** Vehicles on a list that never went through a capture zone: nothing can be said of them. */
  readonly notPassed: readonly { readonly vehicleId: string; readonly entryId: string }[];
  /** Alerts for a vehicle whose own plate is not the entry's: look-alikes and misreads, for people to sort out. */
  readonly alertsOnOthers: number;
}

export interface RoutingScore {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly brokenShall: number;
  readonly brokenShould: number;
}

export interface Score {
  readonly recognition: RecognitionScore;
  readonly matching: MatchingScore;
  readonly routing: RoutingScore;
  /** What had to follow on each alert by truth and order alone, beside what did. */
  readonly expected: readonly ExpectedAlert[];
  /** Why not all went as expected; empty when it did. */
  readonly unmet: readonly string[];
}

export function scoreRun(
  pack: Pack,
  truth: Truth,
  reads: readonly PlateRead[],
  entries: readonly ListedEntry[],
  trace: readonly TraceEvent[],
  verdicts: readonly Verdict[],
): Score {
  const recognition = scoreRecognition(truth, reads);
  const matching = scoreMatching(truth, entries, trace);
  const routing = scoreRouting(verdicts);
  const expected = expectedOutcome(pack, truth, entries, trace);
  const unmet = [
    ...matching.missed.map(
      ({ vehicleId, entryId }) => `no alert for ${vehicleId}, which is on the list (${entryId}) and passed`,
    ),
    ...matching.notPassed.map(
      ({ vehicleId, entryId }) => `${vehicleId} is on the list (${entryId}) and never went through the capture zone`,
    ),
    ...verdicts
      .filter((verdict) => verdict.outcome === 'violated')
      .map((verdict) => `${verdict.clauses.map((clause) => clause.id).join(', ')}: ${verdict.why}`),
    ...expected.flatMap(({ alertId, expectations }) =>
      expectations
        .filter(({ met }) => met === false)
        .map(
          ({ words, clauses }) =>
            `${alertId}: did not come about: ${words} (${clauses.map(({ id }) => id).join(', ')})`,
        ),
    ),
  ];
  return { recognition, matching, routing, expected, unmet };
}

export function scoreRecognition(truth: Truth, reads: readonly PlateRead[]): RecognitionScore {
  const passed = truth.vehicles.filter((vehicle) => vehicle.passes > 0);
  const readsOf = (vehicle: VehicleTruth) => reads.filter((read) => truth.reads[read.id] === vehicle.id);
  const captured = passed.filter((vehicle) => readsOf(vehicle).length > 0);
  const right = captured.filter((vehicle) => readsOf(vehicle).every((read) => read.text === vehicle.plate));
  return {
    capture: rateOf(captured.length, passed.length),
    accuracy: rateOf(right.length, captured.length),
    captureTimesAccuracy: rateOf(right.length, passed.length),
    falseReads: reads.filter((read) => truth.reads[read.id] === null).length,
    wrongReads: reads.filter((read) =>
      truth.vehicles.some(({ id, plate }) => id === truth.reads[read.id] && plate !== read.text),
    ).length,
  };
}

function scoreMatching(truth: Truth, entries: readonly ListedEntry[], trace: readonly TraceEvent[]): MatchingScore {
  const alerts = trace.filter((event) => event.type === 'alert');
  const names = (entry: ListedEntry, vehicle: VehicleTruth): boolean =>
    entry.plate === vehicle.plate && (entry.state === null || entry.state === vehicle.state);
  const vehicleOf = (readId: string) => truth.vehicles.find((vehicle) => vehicle.id === truth.reads[readId]);
  const listed = (vehicle: VehicleTruth) =>
    entries.filter((entry) => names(entry, vehicle)).map(({ entryId }) => ({ vehicleId: vehicle.id, entryId }));
  const owed = truth.vehicles.filter((vehicle) => vehicle.passes > 0).flatMap(listed);
  const notPassed = truth.vehicles.filter((vehicle) => vehicle.passes === 0).flatMap(listed);
  const missed = owed.filter(
    ({ vehicleId, entryId }) =>
      !alerts.some((alert) => truth.reads[alert.readId] === vehicleId && alert.entry.entryId === entryId),
  );
  const onOthers = alerts.filter((alert) => {
    const vehicle = vehicleOf(alert.readId);
    return (
      !vehicle ||
      alert.entry.plate !== vehicle.plate ||
      (alert.entry.state !== null && alert.entry.state !== vehicle.state)
    );
  });
  return {
    alerts: rateOf(owed.length - missed.length, owed.length),
    missed,
    notPassed,
    alertsOnOthers: onOthers.length,
  };
}

function scoreRouting(verdicts: readonly Verdict[]): RoutingScore {
  const count = (outcome: Outcome) => verdicts.filter((verdict) => verdict.outcome === outcome).length;
  const broken = verdicts.filter((verdict) => verdict.outcome === 'violated');
  const brokenShould = broken.filter((verdict) => verdict.strength === 'should').length;
  return {
    outcomes: {
      satisfied: count('satisfied'),
      violated: count('violated'),
      excused: count('excused'),
      pending: count('pending'),
      undetermined: count('undetermined'),
      'not-applicable': count('not-applicable'),
    },
    brokenShall: broken.length - brokenShould,
    brokenShould,
  };
}
