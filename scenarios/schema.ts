/**
 * The scenario file: one YAML file says what drives past, what is on the lists, who is on duty. The same file serves
 * the software loop, the camera on the bench, and the trainee. Units are in the names; every chance comes from `seed`.
 */
import { z } from 'zod';
import { defaultIlluminator } from '../sim/camera/illuminator.ts';
import { bodyTypes, cameraFilters, vehicleColors } from '../sim/world.ts';
import {
  fogVisibility,
  head,
  id,
  positive,
  rainRate,
  recordStatus,
  responderName,
  settings,
  shift,
  stateCode,
  surroundings,
  twin,
} from './fields.ts';
import { listFields, twinFaults } from './lists/schema.ts';

const weight = z.number().nonnegative();

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

const recordSchema = z.strictObject({
  plate: z.string().describe('A plate, @vehicle for its plate, or ~vehicle for a look-alike of its plate.'),
  state: stateCode.optional().describe("The vehicle's own state when left out."),
  ...recordStatus,
  reason: id.describe('Notification reason, for example stolen-vehicle.'),
});

const weatherSchema = z.strictObject({
  rainMmPerHour: rainRate.exactOptional(),
  fogVisibilityM: fogVisibility.exactOptional(),
});

const illuminatorSchema = z
  .strictObject({
    wavelengthNm: z.literal([850, 940]).default(defaultIlluminator.wavelengthNm),
    radiantIntensityWPerSr: positive
      .max(500)
      .default(defaultIlluminator.radiantIntensityWPerSr)
      .describe('On the axis, while the shutter is open, at level 1.'),
    beamDeg: positive.max(120).default(defaultIlluminator.beamDeg).describe('Full angle at half of it.'),
    level: z.number().min(0).max(1).default(1).describe('0 is off.'),
  })
  .describe("The camera's own near-infrared lamp, beside its lens.");

const panDeg = z.number().min(-180).max(180).describe('0 looks along the way of lane 0, positive turns left.');
const tiltDeg = z.number().min(-90).max(90).describe('Negative looks down.');

const exposureS = positive.max(0.1);
const gainDb = z.number().min(0).max(48);

const moveSchema = z
  .strictObject({
    atS: z.number().nonnegative(),
    panDeg: panDeg.exactOptional(),
    tiltDeg: tiltDeg.exactOptional(),
    illuminatorLevel: z.number().min(0).max(1).exactOptional(),
    exposureS: exposureS.exactOptional(),
    gainDb: gainDb.exactOptional(),
  })
  .describe('From that moment on the camera is set so; what is left out stays.');

const cameraSchema = z.strictObject({
  heightM: positive.max(15).exactOptional(),
  exposureS: exposureS.exactOptional().describe('The camera exposes by itself where neither this nor a gain is given.'),
  gainDb: gainDb.exactOptional(),
  focalLengthMm: positive.max(500).exactOptional(),
  framesPerSecond: positive.max(60).exactOptional(),
  illuminator: illuminatorSchema.exactOptional(),
  filter: z
    .enum(cameraFilters)
    .exactOptional()
    .describe('infrared-pass where there is an illuminator, else infrared-cut, when left out.'),
  panDeg: panDeg.exactOptional(),
  tiltDeg: tiltDeg.exactOptional(),
  moves: z
    .array(moveSchema)
    .default([])
    .describe('In the order of their times. A simulated camera is there at once; one on a rig takes its time.'),
});

export const scenarioSchema = z.strictObject({
  gantry: z.literal(1).describe('Version of this format.'),
  ...head,
  durationS: positive.max(3600).describe('How long traffic is simulated; the response goes on until it is over.'),
  light: z.strictObject({
    sunElevationDeg: z.number().min(-18).max(90).describe('Above the horizon; dusk is −6 to 0.'),
    sunAzimuthDeg: z.number().min(0).max(360).default(265),
  }),
  weather: weatherSchema.prefault({}).describe('Clear and dry when left out.'),
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
  ...listFields,
  records: z.array(recordSchema).default([]).describe('What COLLECT and NCIC hold as true during the run.'),
  people: z.strictObject(shift).prefault({}),
  settings,
  ...surroundings,
  twins: z
    .array(z.strictObject({ ...twin, responder: responderName.default('by-the-book'), faults: twinFaults }))
    .default([]),
});

export type Scenario = z.infer<typeof scenarioSchema>;
