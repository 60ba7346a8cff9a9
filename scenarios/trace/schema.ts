/**
 * The trace scenario: a story without pixels, in the same format family. Instead of vehicles, road and light it says what
 * happened: which alerts came, what is truly so, who is on duty, and what else was done. It runs in milliseconds.
 */
import { z } from 'zod';
import { type EventOf, type EventType, eventSchemas, grounds, registers, roleSchema } from '../../policy/trace.ts';
import { head, id, recordStatus, responderName, shift, stateCode, surroundings, twin, when } from '../fields.ts';
import { listFields, twinFaults } from '../lists/schema.ts';
import { lets, loses, stepChanges, stepFields } from '../steps/schema.ts';

const plate = z.string().regex(/^[A-Z0-9]{1,10}$/, 'A–Z and 0–9, without separators');

const vehicleSchema = z
  .strictObject({
    plate,
    state: stateCode.default('CT'),
    color: z.string().default('silver'),
    body: z.string().default('car'),
    occupants: z.int().min(1).default(1),
    driver: z.enum(['wanted-person', 'someone-else-apparent', 'someone-else-not-apparent']).exactOptional(),
  })
  .describe('The vehicle that truly passed.');

/** A vehicle's pass of a camera. */
const pass = {
  id,
  ...when,
  read: z
    .strictObject({ plate, state: stateCode.nullable() })
    .exactOptional()
    .describe("What the system read; the vehicle's plate and state when left out."),
  cameraId: z.string().default('camera-1'),
};
const passSchema = z
  .union([
    z.strictObject({ ...pass, vehicle: vehicleSchema }),
    z.strictObject({ ...pass, again: id.describe('The earlier pass whose vehicle passes again.') }),
  ])
  .describe('Read, and matched with the lists in use then.');

const alertSchema = z.strictObject({
  ...pass,
  vehicle: vehicleSchema,
  entry: z
    .strictObject({
      id: z.string().min(1).exactOptional(),
      plate: plate.exactOptional(),
      state: stateCode.nullable().exactOptional(),
      reason: id,
      source: z.string().default('NCIC'),
      department: z.string().default('Old Saybrook PD'),
      instructions: z.string().default(''),
      ground: z.enum(grounds).exactOptional(),
    })
    .describe("The hot list entry; plate and state are the vehicle's when left out."),
});

type WrittenEvent<T extends EventType = EventType> = {
  [K in T]: Omit<EventOf<K>, 'seq' | 'tS'> & { readonly atS?: number; readonly at?: string };
}[T];

/** An event of a trace as a scenario writes it: `atS` or `at` for when, and no number. */
const writtenSchemas = Object.values(eventSchemas)
  .filter((schema) => !['trace.started', 'trace.ended'].includes(schema.shape.type.value))
  .map((schema) => z.strictObject(schema.shape).omit({ seq: true, tS: true }).extend(when));
const eventSchema = z.discriminatedUnion(
  'type',
  writtenSchemas as [(typeof writtenSchemas)[number]],
) as unknown as z.ZodType<WrittenEvent>;

const typeSchema = z.enum(Object.keys(eventSchemas) as [EventType, ...EventType[]]);
/** Which events are meant: of this type, or of one of several, with these values of fields. */
const selectorSchema = z.looseObject({ type: z.union([typeSchema, z.array(typeSchema).min(1)]) });

/** How a twin departs from what happened. */
const changeSchema = z.union([
  z.strictObject({ drop: selectorSchema.describe('These never happen.') }),
  z.strictObject({
    change: selectorSchema.describe('These happen otherwise.'),
    to: z.record(z.string(), z.unknown()).describe('The fields that differ, with their other values.'),
  }),
  z.strictObject({ move: selectorSchema.describe('These happen earlier or later.'), byS: z.number() }),
  z.strictObject({ add: eventSchema.describe('This happens besides.') }),
  ...stepChanges,
]);

export const traceScenarioSchema = z.strictObject({
  'gantry-trace': z.literal(1).describe('Version of this format.'),
  ...head,
  endsAt: z.iso
    .datetime({ local: true })
    .exactOptional()
    .describe('When the trace ends; with its last event, if left out.'),
  people: z
    .strictObject({
      ...shift,
      others: z
        .array(z.strictObject({ id, role: roleSchema, designeeFor: z.array(roleSchema).exactOptional() }))
        .default([])
        .describe('Who else acts, besides the dispatcher, the supervisor and the officers.'),
    })
    .prefault({}),
  registers: z
    .array(z.enum(registers))
    .default([])
    .describe('Books that the events hold in full: what is not in them was not done.'),
  cameras: z.array(z.strictObject({ id, owner: z.enum(['own', 'other']) })).default([]),
  ...listFields,
  passes: z.array(passSchema).default([]),
  alerts: z.array(alertSchema).default([]).describe('Alerts whose entries are on no list here.'),
  ...stepFields,
  response: z
    .enum(['modelled', 'as-written'])
    .default('modelled')
    .describe('Whether the modelled shift answers the alerts, or the events say what people did.'),
  events: z.array(eventSchema).default([]).describe('What else happens (policy/trace.ts).'),
  records: z
    .array(z.strictObject({ plate, state: stateCode.default('CT'), ...recordStatus, reason: id }))
    .default([])
    .describe('What COLLECT and NCIC hold as true.'),
  ...surroundings,
  twins: z
    .array(
      z.strictObject({
        ...twin,
        responder: responderName.exactOptional(),
        faults: twinFaults,
        lets,
        loses,
        changes: z.array(changeSchema).default([]),
      }),
    )
    .default([]),
});

export type TraceScenario = z.infer<typeof traceScenarioSchema>;
export type TraceTwin = TraceScenario['twins'][number];
export type Change = TraceTwin['changes'][number];
