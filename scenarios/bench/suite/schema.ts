/** The suite file: which conditions a bench renders, as sweeps over axes. docs/bench.md describes it. */
import { z } from 'zod';
import { bodyTypes } from '../../../sim/world.ts';
import { fogVisibility, positive, rainRate, stateCode } from '../../fields.ts';

const axes = {
  distanceM: positive.min(8).max(100).describe('Camera to plate, in the middle of a pass.'),
  incidenceDeg: z.number().min(0).max(60).describe('Seen from above, between the lane and the line to the camera.'),
  heightM: positive.max(15).describe('Of the camera above the road.'),
  focalLengthMm: positive.max(500).describe('On a sensor 4.8 mm wide, 1280 × 720 pixels.'),
  speedMph: z.number().min(5).max(120),
  exposureS: positive.max(0.05).describe('Shutter; aperture, then gain, make up for it.'),
  exposureStops: z.number().min(-6).max(4).describe('Above or below proper exposure.'),
  sunElevationDeg: z.number().min(-18).max(90),
  sunAzimuthDeg: z.number().min(0).max(360).describe('The camera looks along 90 less its pan.'),
  rainMmPerHour: rainRate,
  fogVisibilityM: fogVisibility,
  illuminator: z
    .enum(['none', 'infrared'])
    .describe("The camera's own lamp, with an infrared-pass filter on the lens."),
  wear: z.number().min(0).max(1).describe('Of the plate: 0 new, 1 worn and dirty; drawn when left out.'),
  state: stateCode.describe('Issuing state; drawn from ordinary traffic when left out.'),
  design: z.string().describe('A plate design by its id; drawn by its share when left out.'),
  body: z.enum(bodyTypes),
  occlusion: z.number().min(0).max(0.9).describe("Part of the plate's width behind a dark bar."),
  jpegQuality: z
    .number()
    .min(25)
    .max(100)
    .describe('Frames go through JPEG of this quality; not at all when left out.'),
  plates: z.enum(['readable', 'blank', 'none']).describe('blank: vehicles with blank plates; none: an empty road.'),
} as const;

export type AxisName = keyof typeof axes;
export const axisNames = Object.keys(axes) as AxisName[];

type Axes = typeof axes;
const lists = Object.fromEntries(
  Object.entries(axes).map(([name, axis]) => [
    name,
    z
      .array(axis as z.ZodType)
      .min(1)
      .exactOptional(),
  ]),
) as { [K in AxisName]: z.ZodExactOptional<z.ZodArray<Axes[K]>> };

const settingsSchema = z.strictObject({
  ...axes,
  distanceM: axes.distanceM.default(20),
  incidenceDeg: axes.incidenceDeg.default(10),
  heightM: axes.heightM.default(3.7),
  focalLengthMm: axes.focalLengthMm.default(33),
  speedMph: axes.speedMph.default(35),
  exposureS: axes.exposureS.default(0.001),
  exposureStops: axes.exposureStops.default(0),
  sunElevationDeg: axes.sunElevationDeg.default(35),
  sunAzimuthDeg: axes.sunAzimuthDeg.default(220),
  rainMmPerHour: axes.rainMmPerHour.default(0),
  fogVisibilityM: axes.fogVisibilityM.optional(),
  illuminator: axes.illuminator.default('none'),
  wear: axes.wear.optional(),
  state: axes.state.optional(),
  design: axes.design.optional(),
  body: axes.body.default('car'),
  occlusion: axes.occlusion.default(0),
  jpegQuality: axes.jpegQuality.optional(),
  plates: axes.plates.default('readable'),
});

/** The conditions of one cell of the matrix. */
export type CellConditions = z.output<typeof settingsSchema>;

export const suiteSchema = z.strictObject({
  'gantry-bench': z.literal(1).describe('Version of this format.'),
  title: z.string().min(1),
  seed: z.union([z.int(), z.string()]).default(1),
  vehicles: z.int().min(1).max(200).default(8).describe('That pass in each cell.'),
  framesPerPass: z.int().min(1).max(60).default(5),
  base: settingsSchema.prefault({}).describe('Conditions of every cell but where a sweep says otherwise.'),
  sweeps: z
    .array(
      z.strictObject({
        ...lists,
        atLeast: z
          .number()
          .min(0)
          .max(1)
          .exactOptional()
          .describe('Passes to be read right, of all, in each of these cells; else the bench exits with 1.'),
      }),
    )
    .min(1)
    .describe('Each a cross product of its lists.'),
});

export type Suite = z.output<typeof suiteSchema>;
