/**
 * The scenario file: one YAML file says what drives past, what is on the lists, who is on duty. The same file serves
 * the software loop, the camera on the bench, and the trainee. Units are in the names; every chance comes from `seed`.
 */
import { z } from 'zod';
import { busyWith, systems } from '../policy/trace.ts';
import { bodyTypes, vehicleColors } from '../sim/world.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower case letters, digits and hyphens, a letter first');
const positive = z.number().positive();
const weight = z.number().nonnegative();
const stateCode = z.string().regex(/^[A-Z]{2}$/, 'a two-letter USPS code such as CT');

const vehicleSchema = z
  .strictObject({
    id: id.describe('The name by which lists and records refer to this vehicle: @id is its plate.'),
    body: z.enum(bodyTypes).default('car'),
    color: z.enum(vehicleColors).optional().describe('Drawn from the seed when left out.'),
    state: stateCode.default('CT').describe('Issuing state of the plate, whose text is drawn from the seed.'),
    plate: z
      .string()
      .optional()
      .describe('The plate as displayed, for example "AB 12345"; drawn from the seed when left out.'),
    lane: z.int().nonnegative().default(0),
    entersAtS: z.number().nonnegative(),
    speedMph: positive.max(120),
    occupants: z.int().min(1).max(9).default(1),
    driver: z
      .enum(['wanted-person', 'someone-else-apparent', 'someone-else-not-apparent'])
      .optional()
      .describe(
        'Who drives, where a record wants a person: that person; someone who plainly cannot be; someone who could be.',
      ),
  })
  .describe('A vehicle that the story is about.');

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

const recordSchema = z.strictObject({
  plate: z.string().describe('A plate, @vehicle for its plate, or ~vehicle for a look-alike of its plate.'),
  state: stateCode.optional().describe("The vehicle's own state when left out."),
  status: z.enum(['active', 'cleared']),
  reason: id.describe('Notification reason, for example stolen-vehicle.'),
});

const cameraSchema = z.strictObject({
  heightM: positive.max(15).exactOptional(),
  exposureS: positive.max(0.1).exactOptional(),
  gainDb: z.number().min(0).max(48).exactOptional(),
  focalLengthMm: positive.max(500).exactOptional(),
  framesPerSecond: positive.max(60).exactOptional(),
});

export const scenarioSchema = z.strictObject({
  gantry: z.literal(1).describe('Version of this format.'),
  title: z.string().min(1),
  story: z.string().min(1).describe('What happens, for a reader who knows police work and no code.'),
  expects: z.string().min(1).describe('What the order expects to follow, and why.'),
  seed: z.union([z.int().nonnegative(), z.string().min(1)]).default(1),
  startsAt: z.iso.datetime({ local: true }).describe('Local time of t = 0, for example 2026-03-12T18:05:00.'),
  durationS: positive.max(3600).describe('How long traffic is simulated; the response goes on until it is over.'),
  policy: id.or(z.literal('clinton-12.10')).default('clinton-12.10').describe('The policy pack to judge by.'),
  light: z.strictObject({
    sunElevationDeg: z.number().min(-18).max(90).describe('Above the horizon; dusk is −6 to 0.'),
    sunAzimuthDeg: z.number().min(0).max(360).default(265),
  }),
  road: z
    .strictObject({ speedLimitMph: positive.max(85).default(35), lengthM: positive.min(120).max(1000).default(240) })
    .prefault({}),
  camera: cameraSchema.prefault({}).describe('Departures from the default pole camera.'),
  traffic: z
    .strictObject({
      vehiclesPerHour: z
        .number()
        .nonnegative()
        .max(2000)
        .default(400)
        .describe('In each lane, besides the named vehicles.'),
      atLeast: z.int().nonnegative().max(60).default(6).describe('Vehicles in all, named ones included.'),
      bodies: z.partialRecord(z.enum(bodyTypes), weight).optional(),
      states: z.record(stateCode, weight).optional(),
    })
    .prefault({}),
  vehicles: z.array(vehicleSchema).default([]),
  lists: z.array(z.string()).default([]).describe('Hot list files (CSV), relative to this file.'),
  records: z.array(recordSchema).default([]).describe('What COLLECT and NCIC hold as true during the run.'),
  people: z
    .strictObject({
      dispatcher: z.strictObject({ id: id.default('ecc-1'), busy: z.array(busySchema).default([]) }).prefault({}),
      supervisor: z.strictObject({ id: id.default('sgt-1') }).prefault({}),
      officers: z
        .array(officerSchema)
        .min(1)
        .default([{ id: 'unit-21', travelS: 150, busy: [] }]),
    })
    .prefault({}),
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
});

export type Scenario = z.infer<typeof scenarioSchema>;
