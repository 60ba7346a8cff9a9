/** The SQL of a search for reads. */
import type { Criteria } from '../recognizer/investigate/ports.ts';

export interface Condition {
  readonly condition: string;
  readonly values: readonly unknown[];
}

export function conditionsOf(criteria: Criteria): Condition {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const ask = (value: unknown, conditionOf: (place: string) => string): void => {
    if (value === null) return;
    values.push(value);
    conditions.push(conditionOf(`$${values.length}`));
  };
  if (criteria.plate !== null) {
    const like = criteria.plate.replaceAll('?', '_').replaceAll('*', '%');
    const backwards = [...like].reverse().join('');
    // An index serves from the first character that is known to the first that is not: from whichever end that is longer.
    if (knownFrom(like) >= knownFrom(backwards)) ask(like, (place) => `plate LIKE ${place}`);
    else ask(backwards, (place) => `reverse(plate) COLLATE "C" LIKE ${place}`);
  }
  ask(criteria.state, (place) => `state = ${place}`);
  // The columns' collation, "C", has A–Z for letters and no others.
  for (const key of ['color', 'body', 'make'] as const)
    ask(criteria[key], (place) => `lower(${key}) = lower(${place} COLLATE "C")`);
  ask(criteria.cameraIds.length > 0 ? criteria.cameraIds : null, (place) => `camera_id = ANY (${place}::text[])`);
  ask(criteria.from, (place) => `seen_at >= ${place}`);
  ask(criteria.to, (place) => `seen_at <= ${place}`);
  return { condition: conditions.join(' AND ') || 'true', values };
}

const knownFrom = (like: string): number => like.search(/[_%]|$/);
