/**
 * A recording of a serial line: NDJSON, one event a line in the order in which they came. Beside the bytes both ways it
 * holds what else the host heard of: its timers as they fired (numbered as they were set), its port as it opened, closed or
 * refused, and being stopped. With these the same program does the same again, byte by byte (replay.ts).
 *
 * A file may hold several sessions, one after the other. The last line of each is its end; a program that was killed leaves
 * none, and perhaps half a line, which is set aside.
 */
import { z } from 'zod';
import { type Fault, InputError } from '../../base/errors.ts';

const hex = z.string().regex(/^([0-9a-f]{2})+$/, 'expected bytes as pairs of hexadecimal digits');

const headSchema = z.strictObject({
  format: z.literal('gantry-serial/1'),
  port: z.string(),
  /** When it began, by the calendar; times of events count from here, in seconds. */
  started: z.iso.datetime(),
});
const eventSchema = z.union([
  z.strictObject({ t: z.number(), to: hex }),
  z.strictObject({ t: z.number(), from: hex }),
  z.strictObject({ t: z.number(), timer: z.int() }),
  z.strictObject({ t: z.number(), port: z.enum(['opened', 'closed', 'drained']) }),
  z.strictObject({ t: z.number(), refused: z.string() }),
  z.strictObject({ t: z.number(), stop: z.literal(true) }),
]);
const endSchema = z.strictObject({ end: z.int() });
const lineSchema = z.union([headSchema, eventSchema, endSchema]);

export type RecordingHead = z.infer<typeof headSchema>;
export type RecordedEvent = z.infer<typeof eventSchema>;
export type RecordingLine = z.infer<typeof lineSchema>;

export interface RecordedSession {
  readonly head: RecordingHead;
  readonly events: readonly (RecordedEvent & { readonly line: number })[];
  /** False where the recorder was killed. */
  readonly isWhole: boolean;
}

export interface Recording {
  readonly sessions: readonly RecordedSession[];
  /** Lines that are none, as a killed recorder leaves. */
  readonly setAside: readonly Fault[];
}

/** @throws InputError where nothing of it is a recording */
export function parseRecording(text: string, file: string): Recording {
  const sessions: { head: RecordingHead; events: (RecordedEvent & { line: number })[]; isWhole: boolean }[] = [];
  const setAside: Fault[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (content === '') continue;
    const [where, found, session] = [{ file, line: index + 1 }, parsed(content), sessions.at(-1)];
    if (!found) setAside.push({ what: 'not a line of a recording', where });
    else if ('format' in found) sessions.push({ head: found, events: [], isWhole: false });
    else if (!session || session.isWhole) setAside.push({ what: 'belongs to no session', where });
    else if (!('end' in found)) session.events.push({ ...found, line: index + 1 });
    else if (found.end === session.events.length) session.isWhole = true;
    else setAside.push({ what: `states ${found.end} events, and there are ${session.events.length}`, where });
  }
  if (sessions.length === 0)
    throw new InputError({
      what: 'holds no session',
      where: { file },
      expected: 'a recording of a serial line, as gantry rig record writes it',
    });
  return { sessions, setAside };
}

function parsed(content: string): RecordingLine | undefined {
  try {
    return lineSchema.safeParse(JSON.parse(content)).data;
  } catch {
    return undefined;
  }
}
