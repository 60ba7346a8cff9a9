/** The rig file: what moves and lights the camera, where its pictures come from, and how its servos stand to a scenario's angles. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readYaml } from '../../base/read-yaml.ts';
import type { YamlFile } from '../../base/yaml.ts';
import { positive } from '../fields.ts';
import type { Plan } from '../plan.ts';
import { framesSchema, wrongFrames } from './frames-key.ts';
import { pulseFor } from './servo.ts';

const share = z.number().min(0).max(0.5).default(0);

const emulateSchema = z
  .strictObject({
    hex: z.string().optional().describe("Firmware (Intel HEX), relative to this file; the rig's own when left out."),
    seed: z.string().default('rig').describe('Of what the line does by chance.'),
    line: z
      .strictObject({
        drop: share,
        corrupt: share,
        duplicate: share,
        stall: share,
        stallS: z.number().nonnegative().max(10).default(0),
      })
      .prefault({})
      .describe('Of each byte, from when the camera is set up on.'),
    loseAims: z
      .boolean()
      .default(false)
      .describe('Once the camera is set up, commands that would turn the servos are lost on the line.'),
  })
  .describe('In the place of a port: an emulated board that runs the firmware.');

const servoSchema = (startDeg: number) =>
  z
    .strictObject({
      us: z.number().min(544).max(2400).default(1500).describe('A pulse, µs.'),
      deg: z.number().default(startDeg).describe("The scenario's angle at that pulse."),
      usPerDeg: z
        .number()
        .refine((value) => Math.abs(value) >= 1, 'at least 1 µs a degree, either way')
        .default(10)
        .describe('Negative where longer pulses turn the other way.'),
    })
    .prefault({});

export const rigSchema = z
  .strictObject({
    'gantry-rig': z.literal(1).describe('Version of this format.'),
    port: z.string().min(1).exactOptional().describe('A serial port, best by its name under /dev/serial/by-id.'),
    emulate: emulateSchema.exactOptional(),
    frames: framesSchema,
    camera: z
      .strictObject({
        widthPx: z.int().min(160).max(2040).default(1280),
        heightPx: z.int().min(90).max(2040).default(720),
        framesPerSecond: positive.max(60).default(5),
        readoutS: z
          .number()
          .nonnegative()
          .max(1)
          .default(0.03)
          .describe('From the middle of an exposure until its picture is sent.'),
      })
      .prefault({}),
    servos: z
      .strictObject({
        pan: servoSchema(0),
        tilt: servoSchema(0),
        degPerS: positive.max(2000).default(300),
        deadbandUs: z.number().nonnegative().max(20).default(3),
      })
      .prefault({}),
  })
  .superRefine((rig, context) => {
    for (const { path, message } of wrongFrames(rig)) context.addIssue({ code: 'custom', path: [...path], message });
  });

export type Rig = z.infer<typeof rigSchema>;
export type RigFile = YamlFile<Rig>;

/** @throws InputError naming file, line and column of all that cannot be used */
export function readRigFile(file: string): RigFile {
  const read = readYaml(file, rigSchema, 'a rig file (docs/hardware.md shows one)');
  const { emulate } = read.value;
  if (!emulate?.hex) return read;
  return { ...read, value: { ...read.value, emulate: { ...emulate, hex: resolve(dirname(file), emulate.hex) } } };
}

/** The file as a run keeps it: addresses of cameras without name and password. */
export const frozenRig = ({ text }: RigFile): string => text.replace(/(\w:\/\/)[^/\s@]*@/g, '$1');

/** Pulses that the rig's firmware gives (firmware/README.md). */
const [shortestUs, longestUs] = [544, 2400];

/**
 * The plan with the rig's camera in the place of the scenario's.
 *
 * @throws InputError where its servos cannot turn to where the scenario wants the camera
 */
export function planThrough(rig: RigFile, plan: Plan): Plan {
  const { camera, frames } = rig.value;
  const { widthPx, heightPx } = camera;
  // On a screen the world turns before the camera, which stands still.
  if (!frames.screen) checkAngles(rig, plan);
  const framesPerSecond = frames.screen ? momentsPerSecondOf(rig.value) : camera.framesPerSecond;
  return { ...plan, camera: { ...plan.camera, framesPerSecond, sensor: { ...plan.camera.sensor, widthPx, heightPx } } };
}

/** Each moment is on the screen for two of the camera's pictures, so that one of them shows nothing else. */
export const momentsPerSecondOf = ({ frames: { screen }, camera }: Rig): number =>
  screen?.momentsPerSecond ?? camera.framesPerSecond / 2;

function checkAngles({ value: { servos }, placeOf }: RigFile, plan: Plan): void {
  const { moves } = plan.scenario.camera;
  for (const axis of ['pan', 'tilt'] as const)
    for (const aim of [plan.camera, ...moves]) {
      const angleDeg = aim[`${axis}Deg`];
      const pulseUs = angleDeg === undefined ? shortestUs : pulseFor(servos[axis], angleDeg);
      if (pulseUs < shortestUs || pulseUs > longestUs)
        throw new InputError({
          what: `the ${axis} servo would need a pulse of ${pulseUs.toFixed(0)} µs for ${angleDeg}°`,
          where: placeOf(['servos', axis]),
          expected: `${shortestUs} to ${longestUs} µs for every angle of scenario ${plan.id}`,
        });
    }
}
