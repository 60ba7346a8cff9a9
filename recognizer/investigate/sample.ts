import type { Rng } from '../../base/rng.ts';
import type { Access } from './ports.ts';

/** How much of each person's queries an audit looks at; the order leaves it open (V.C.b). */
export interface SampleRule {
  readonly share: number;
  readonly atLeast: number;
}

/**
 * Draws queries for an audit: of each person the share, rounded up, or at least so many, or all where there are fewer
 * (V.C.b: "queries by all personnel"). Each query of a person is as likely as any other of theirs; a person's sample
 * depends on nobody else's queries. In the order of the log.
 */
export function drawSample<T extends Pick<Access, 'id' | 'personId'>>(
  queries: readonly T[],
  { share, atLeast }: SampleRule,
  rng: Rng,
): T[] {
  const drawn = new Set<T>();
  for (const person of new Set(queries.map(({ personId }) => personId))) {
    const theirs = queries.filter(({ personId }) => personId === person);
    const size = Math.min(theirs.length, Math.max(atLeast, Math.ceil(share * theirs.length)));
    const stream = rng.fork(person);
    // Fisher and Yates, from the front, as far as is needed.
    for (let place = 0; place < size; place++) {
      const other = stream.integer(place, theirs.length - 1);
      [theirs[place], theirs[other]] = [theirs[other]!, theirs[place]!];
      drawn.add(theirs[place]!);
    }
  }
  return queries.filter((query) => drawn.has(query));
}
