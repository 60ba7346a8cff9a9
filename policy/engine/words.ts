/** The plain English of verdicts: a rule's sentence with its names filled in. */
import type { EventOf } from '../trace.ts';

export type Alert = EventOf<'alert'>;

const list = (people: readonly string[]): string =>
  people.length > 1 ? `${people.slice(0, -1).join(', ')} or ${people.at(-1)}` : (people[0] ?? 'nobody');

/** Fills {who}, {plate} and {entry}. */
export function fill(
  sentence: string,
  people: readonly string[],
  alert: Alert | undefined,
  entryId: string | null,
): string {
  const plate = alert ? `${alert.entry.plate}${alert.entry.state ? ` (${alert.entry.state})` : ''}` : 'the plate';
  return sentence
    .replaceAll('{who}', list(people))
    .replaceAll('{plate}', plate)
    .replaceAll('{entry}', entryId ?? 'the entry');
}

export const because = (sentence: string, reasons: readonly string[]): string =>
  reasons.length > 0 ? `${sentence.replace(/\.$/, '')}: ${reasons.join('; ')}.` : sentence;
