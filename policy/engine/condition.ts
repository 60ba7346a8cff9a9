/** Conditions over facts, in three values: a fact that the trace lacks makes neither true nor false of what rests on it. */
import type { Scene } from '../facts/scene.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import type { Condition, Pattern } from '../pack/schema.ts';
import type { TraceEvent } from '../trace.ts';

export interface Finding {
  readonly holds: boolean | null;
  /** Events (seq) that the finding rests on. */
  readonly events: readonly number[];
  /** The facts that decided, in words. */
  readonly because: readonly string[];
  /** What the trace lacks, where `holds` is null. */
  readonly missing: readonly string[];
}

const nothing = { events: [], because: [], missing: [] };

/** Any of the sets of facts, all of whose facts must hold; no condition at all holds, the empty list never does. */
export function holds(condition: Condition | undefined, scene: Scene): Finding {
  if (condition === undefined) return { holds: true, ...nothing };
  const findings = condition.map((facts) => allHold(facts, scene));
  return (
    findings.find((finding) => finding.holds === true) ??
    findings.find((finding) => finding.holds === null) ??
    findings[0] ?? { holds: false, ...nothing }
  );
}

function allHold(facts: Condition[number], scene: Scene): Finding {
  const events: number[] = [];
  const failed: string[] = [];
  const because: string[] = [];
  const missing: string[] = [];
  for (const name in facts) {
    const allowed = facts[name]!;
    const fact = vocabulary[name]!;
    const answer = fact.ask(scene);
    if (answer.value === null) {
      missing.push(answer.missing);
      continue;
    }
    events.push(...answer.events);
    const words = fact.values[answer.value];
    if (words) (allowed.includes(answer.value) ? because : failed).push(words);
    if (!allowed.includes(answer.value) && !words) failed.push(`${name} was ${answer.value}`);
  }
  if (failed.length > 0) return { holds: false, events, because: failed, missing: [] };
  if (missing.length > 0) return { holds: null, events, because, missing };
  return { holds: true, events, because, missing: [] };
}

/** Whether the event is of the pattern, given the role of who acted. */
export function isOf(pattern: Pattern, event: TraceEvent, role: string | undefined): boolean {
  if (event.type !== pattern.type) return false;
  if (pattern.by && !(role && (pattern.by as readonly string[]).includes(role))) return false;
  for (const field in pattern.with)
    if (!(pattern.with[field] as unknown[]).includes((event as Record<string, unknown>)[field])) return false;
  return true;
}
