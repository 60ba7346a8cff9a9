/**
 * What has to follow by the order from what was truly so: for each alert that was raised or should have been, what the
 * pack's questions decide, and whether it came about. Nothing of it comes from what people found or said.
 */
import { isOf } from './engine/condition.ts';
import type { Quote } from './engine/verdict.ts';
import { factsAtAlert, type ListedEntry } from './expected/facts.ts';
import type { Pack, Pattern, Question } from './pack/schema.ts';
import { decide } from './prove/decide.ts';
import type { EventOf, TraceEvent } from './trace.ts';
import type { Truth } from './truth.ts';

export type { ListedEntry } from './expected/facts.ts';

/** One thing that has to follow, or must not. */
export interface Expectation {
  readonly question: string;
  readonly asks: string;
  readonly outcome: string;
  /** The outcome in words: disposition, who sends, what is verified, what must not be done. */
  readonly words: string;
  readonly clauses: readonly Quote[];
  /** Whether it came about; null where the trace has no such alert. */
  readonly met: boolean | null;
  /** Events (seq) that fulfil it, or that should not have been. */
  readonly events: readonly number[];
}

export interface ExpectedAlert {
  /** The vehicle that truly passed; null where the read came from none. */
  readonly vehicleId: string | null;
  readonly entry: ListedEntry;
  /** Whether an alert is owed: the vehicle truly bears the plate and state of the entry. */
  readonly owed: boolean;
  /** The alert as raised; null where it is missing. */
  readonly alertId: string | null;
  /** What the expectations rest on, by fact. */
  readonly facts: Readonly<Record<string, string>>;
  readonly expectations: readonly Expectation[];
  /** Whether all came about that had to, and nothing that must not. */
  readonly met: boolean;
}

/**
 * Sets what had to follow beside what did.
 *
 * @param entries the active hot list entries, for alerts that should have been raised and were not
 */
export function expectedOutcome(
  pack: Pack,
  truth: Truth,
  entries: readonly ListedEntry[],
  trace: readonly TraceEvent[],
): ExpectedAlert[] {
  const alerts = trace.filter((event) => event.type === 'alert');
  const raised = alerts.map((alert) =>
    expectedOf(pack, truth, truth.reads[alert.readId] ?? null, alert.entry, alert, trace),
  );
  const missing = truth.vehicles
    .filter((vehicle) => vehicle.passes > 0)
    .flatMap((vehicle) =>
      entries
        .filter((entry) => bears(vehicle, entry))
        .filter(
          (entry) =>
            !alerts.some((alert) => truth.reads[alert.readId] === vehicle.id && alert.entry.entryId === entry.entryId),
        )
        .map((entry) => expectedOf(pack, truth, vehicle.id, entry, null, trace)),
    );
  return [...raised, ...missing];
}

const bears = (vehicle: Truth['vehicles'][number], entry: ListedEntry): boolean =>
  vehicle.plate === entry.plate && (entry.state === null || vehicle.state === entry.state);

function expectedOf(
  pack: Pack,
  truth: Truth,
  vehicleId: string | null,
  entry: ListedEntry,
  alert: EventOf<'alert'> | null,
  trace: readonly TraceEvent[],
): ExpectedAlert {
  const vehicle = truth.vehicles.find(({ id }) => id === vehicleId);
  const owed = vehicle !== undefined && bears(vehicle, entry);
  const { onArrival, onceKnown, atClose } = factsAtAlert(pack, truth, vehicle, entry, alert, trace);
  const about = alert
    ? trace.filter(
        (event) =>
          ('alertId' in event && event.alertId === alert.alertId) ||
          ('entryId' in event && event.entryId === entry.entryId && event.tS >= alert.tS),
      )
    : null;
  const roles = new Map(
    trace.flatMap((event) => (event.type === 'trace.started' ? event.actors.map(({ id, role }) => [id, role]) : [])),
  );
  const expectations = pack.questions.flatMap((question): Expectation[] => {
    if (!question.expects) return [];
    const facts = { 'on-arrival': onArrival, 'once-known': onceKnown, 'at-close': atClose }[question.expects.when];
    const { outcome, words, clauses } = decide(pack, question.id, facts);
    const wanted = outcome === null ? undefined : question.expects.of[outcome];
    if (outcome === null || !wanted) return [];
    const { met, events } = compare(wanted, about, roles);
    return [{ question: question.id, asks: question.asks, outcome, words, clauses, met, events }];
  });
  return {
    vehicleId,
    entry,
    owed,
    alertId: alert?.alertId ?? null,
    facts: onceKnown,
    expectations,
    met: alert !== null && expectations.every((one) => one.met),
  };
}

type Wanted = NonNullable<Question['expects']>['of'][string];

/** Whether one of the patterns came about, and none that must not. */
function compare({ happens, never }: Wanted, about: readonly TraceEvent[] | null, roles: ReadonlyMap<string, string>) {
  if (!about) return { met: null, events: [] };
  const of = (patterns: readonly Pattern[]): number[] =>
    about.flatMap((event) => {
      const role = 'actor' in event ? roles.get(event.actor) : undefined;
      return patterns.some((pattern) => isOf(pattern, event, role)) ? event.seq : [];
    });
  const done = of(happens);
  const wrong = of(never);
  return {
    met: wrong.length === 0 && (happens.length === 0 || done.length > 0),
    events: wrong.length > 0 ? wrong : done,
  };
}
