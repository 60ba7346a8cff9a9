/** The plain English of verdicts: a rule's sentence with its names filled in. */
import type { EventOf } from '../trace.ts';
import type { Subject } from './subject.ts';

export type Alert = EventOf<'alert'>;

const list = (people: readonly string[]): string =>
  people.length > 1 ? `${people.slice(0, -1).join(', ')} or ${people.at(-1)}` : (people[0] ?? 'nobody');

/** Fills {who}, {plate}, {entry} and {id}. */
export function fill(sentence: string, people: readonly string[], subject: Subject | undefined): string {
  if (!sentence.includes('{')) return sentence;
  const alert = subject?.alert;
  const plate = alert ? `${alert.entry.plate}${alert.entry.state ? ` (${alert.entry.state})` : ''}` : 'the plate';
  return sentence
    .replaceAll('{who}', list(people))
    .replaceAll('{plate}', plate)
    .replaceAll('{entry}', entryOf(subject) ?? 'the entry')
    .replaceAll('{id}', subject?.id ?? '');
}

/** The hot list entry that a subject is, or that its alert is on. */
export const entryOf = (subject: Subject | undefined): string | null =>
  subject?.scope === 'entry' ? subject.id : (subject?.alert?.entry.entryId ?? null);

export const because = (sentence: string, reasons: readonly string[]): string =>
  reasons.length > 0 ? `${sentence.replace(/\.$/, '')}: ${reasons.join('; ')}.` : sentence;
