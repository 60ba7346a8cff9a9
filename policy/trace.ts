/**
 * The events that a trace is made of: what happened, who did it, when. One zod schema a type, in `events/`.
 *
 * A trace is NDJSON, one event a line, ordered by time. It can come from Gantry's own run, from a trainee, or from
 * another vendor's system; the judge knows nothing else of what it judges but ground truth (`truth.ts`).
 */
import { z } from 'zod';
import { alertEvents } from './events/alerts.ts';
import { dataEvents } from './events/data.ts';
import { base, id, registers, roleSchema } from './events/fields.ts';
import { listEvents } from './events/lists.ts';
import { oversightEvents } from './events/oversight.ts';
import { peopleEvents } from './events/people.ts';

export {
  answers,
  busyWith,
  dispositions,
  grounds,
  purposes,
  type Register,
  type Role,
  registers,
  roleSchema,
  roles,
  systems,
} from './events/fields.ts';

export const eventSchemas = {
  /** First line of every trace. `startsAt` is local time of t = 0. */
  'trace.started': z.strictObject({
    type: z.literal('trace.started'),
    ...base,
    format: z.literal('gantry-trace/1'),
    source: z.string(),
    startsAt: z.iso.datetime({ local: true, offset: true }),
    /** `designeeFor`: the offices that a person acts for by designation. */
    actors: z.array(z.strictObject({ id, role: roleSchema, designeeFor: z.array(roleSchema).exactOptional() })),
    /** Books that the trace holds in full; none, where left out. */
    registers: z.array(z.enum(registers)).exactOptional(),
    /** Whose the cameras are: the town's own or another agency's. */
    cameras: z.array(z.strictObject({ id, owner: z.enum(['own', 'other']) })).exactOptional(),
  }),
  ...alertEvents,
  ...listEvents,
  ...peopleEvents,
  ...dataEvents,
  ...oversightEvents,
  /**
   * Last line. What is not done by now never was; unless the department's work `goesOn` after the records were read out: then
   * what was due by now is judged, and the rest is pending.
   */
  'trace.ended': z.strictObject({ type: z.literal('trace.ended'), ...base, goesOn: z.literal(true).exactOptional() }),
} as const;

export type EventType = keyof typeof eventSchemas;
export type TraceEvent = { [T in EventType]: z.infer<(typeof eventSchemas)[T]> }[EventType];
export type EventOf<T extends EventType> = Extract<TraceEvent, { type: T }>;

const [first, ...rest] = Object.values(eventSchemas);
export const traceEventSchema: z.ZodType<TraceEvent> = z.discriminatedUnion('type', [first!, ...rest]);
