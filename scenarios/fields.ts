/** What both kinds of scenario file are made of: with pixels (`schema.ts`) and without (`trace/schema.ts`). */
import { z } from 'zod';
import { busyWith, type EventOf, systems } from '../policy/trace.ts';
import { settingsEventSchemas, type settingsEventTypes } from './notify/settings.ts';

export const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens, a letter first');
export const positive = z.number().positive();
export const rainRate = z.number().min(0).max(100).describe('2.5 is light rain, 10 heavy, 50 a cloudburst.');
export const fogVisibility = positive.min(20).describe('Meteorological optical range.');
export const stateCode = z.string().regex(/^[A-Z]{2}$/, 'a two-letter USPS code such as CT');

/** When something happens: seconds from the start, or the local time. */
export const when = {
  atS: z.number().nonnegative().exactOptional(),
  at: z.iso.datetime({ local: true }).exactOptional(),
};

/** What a lieutenant reads, the seed, and the order to judge by. */
export const head = {
  title: z.string().min(1),
  story: z.string().min(1).describe('What happens, for a reader who knows police work and no code.'),
  expects: z.string().min(1).describe('What the order expects to follow, and why.'),
  seed: z.union([z.int().nonnegative(), z.string().min(1)]).default(1),
  startsAt: z.iso.datetime({ local: true }).describe('Local time of t = 0, for example 2026-03-12T18:05:00.'),
  policy: z
    .string()
    .regex(/^[a-z][a-z0-9.-]*$/, 'the name of a folder in policy/packs')
    .default('clinton-12.10')
    .describe('The policy pack to judge by.'),
};

const busySchema = z.strictObject({
  with: z.enum(busyWith),
  fromS: z.number().nonnegative().default(0),
  untilS: positive.default(86400),
});

const officerSchema = z.strictObject({
  id,
  travelS: positive.default(150).describe('Time to reach the area when free.'),
  busy: z.array(busySchema).default([]),
});

/** Who is on duty. */
export const shift = {
  dispatcher: z.strictObject({ id: id.default('ecc-1'), busy: z.array(busySchema).default([]) }).prefault({}),
  supervisor: z.strictObject({ id: id.default('sgt-1') }).prefault({}),
  officers: z
    .array(officerSchema)
    .min(1)
    .default([{ id: 'unit-21', travelS: 150, busy: [] }]),
};

/** How a record stands: at the start of the run, and since when otherwise. */
export const recordStatus = {
  status: z.enum(['active', 'cleared']),
  clearedAtS: positive.exactOptional().describe('An active record is cleared so long after the start.'),
};

/** What the modelled people meet with. */
export const surroundings = {
  systems: z
    .partialRecord(
      z.enum(systems),
      z.strictObject({
        latencyS: z.tuple([positive, positive]).optional().describe('Shortest and longest time to answer.'),
        outages: z.array(z.strictObject({ fromS: z.number().nonnegative(), untilS: positive })).optional(),
      }),
    )
    .prefault({}),
  findChancePerMinute: z
    .number()
    .min(0)
    .max(1)
    .default(0.35)
    .describe('Chance that an officer who searches the area comes upon the vehicle in a minute.'),
  radioBusyUntilS: z.number().nonnegative().default(0).describe('Until then every broadcast fails.'),
};

type WrittenSetting = {
  [T in (typeof settingsEventTypes)[number]]: Omit<EventOf<T>, 'seq' | 'tS'> & { readonly atS: number };
}[(typeof settingsEventTypes)[number]];

/** What people have set of their alerts (App.I.3), before or while the story goes on. */
export const settings = z
  .array(
    z.discriminatedUnion(
      'type',
      settingsEventSchemas.map((schema) =>
        z
          .strictObject(schema.shape)
          .omit({ seq: true, tS: true })
          .extend({ atS: z.number().nonnegative().default(0) }),
      ) as unknown as [z.ZodObject<{ type: z.ZodLiteral<string> }>],
    ) as unknown as z.ZodType<WrittenSetting>,
  )
  .default([])
  .describe('Changes of notification settings; who has set nothing gets every alert in the application.');

/** The same scenario gone wrong in one way, and what that breaks. */
export const twin = {
  id,
  story: z.string().min(1).describe('What goes otherwise.'),
  breaks: z.array(z.string().min(1)).min(1).describe('The clauses that are then broken: these and no others.'),
};
export const responderName = z.string().min(1).describe('Who answers the alerts (gantry list shows them).');
