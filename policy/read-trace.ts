/** Reads traces: NDJSON, one event a line, checked line by line as they stream by. */
import type { Fault } from '../base/errors.ts';
import { wordsOf } from '../base/issues.ts';
import { type EventType, eventSchemas, type TraceEvent } from './trace.ts';

export type TraceLine =
  | { readonly line: number; readonly event: TraceEvent }
  | { readonly line: number; readonly fault: Fault };

/** Reads one line of a trace; `file` and `line` (from 1) are where faults are said to be. */
export function parseTraceLine(text: string, file: string, line: number): TraceLine {
  const fault = (what: string, expected: string): TraceLine => ({
    line,
    fault: { what, where: { file, line }, expected },
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fault(`not JSON: ${text.slice(0, 60)}`, 'one whole JSON object a line');
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return fault('not an event', 'a "type"');
  const schema = eventSchemas[value.type as EventType];
  if (!schema) return fault(`unknown event type ${JSON.stringify(value.type)}`, Object.keys(eventSchemas).join(', '));
  const result = schema.safeParse(value);
  if (result.success) return { line, event: result.data as TraceEvent };
  const { what, expected } = wordsOf(result.error.issues[0]!, 'the event');
  return fault(`${String(value.type)}: ${what}`, expected);
}

/** Reads a trace from its lines, in order. Empty lines are skipped; a faulty line does not end the reading. */
export async function* readTrace(
  lines: AsyncIterable<string> | Iterable<string>,
  file: string,
): AsyncGenerator<TraceLine> {
  let line = 0;
  for await (const text of lines) {
    line++;
    if (text.trim() !== '') yield parseTraceLine(text, file, line);
  }
}
