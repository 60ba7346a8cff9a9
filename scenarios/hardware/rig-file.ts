/** The rig file: what moves and lights the camera, where its pictures come from, and how its servos stand to a scenario's angles. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readYaml } from '../../base/read-yaml.ts';
import type { YamlFile } from '../../base/yaml.ts';
import { type Calibration, partOf, readCalibration } from '../../firmware-bridge/calibration/file.ts';
import { withoutCredentials } from '../../firmware-bridge/frames/http.ts';
import { pulseLimitsUs } from '../../firmware-bridge/ports.ts';
import { viscaBaudRate } from '../../firmware-bridge/ptz/visca-camera.ts';
import { positive } from '../fields.ts';
import type { Plan } from '../plan.ts';
import { framesSchema, wrongFrames } from './frames-key.ts';
import { calibratedServo, linearServo, type ServoMap } from './servo.ts';

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

const port = z.string().min(1).describe('A serial port, best by its name under /dev/serial/by-id.');

const ptzSchema = z
  .strictObject({
    port: port.exactOptional(),
    emulate: z
      .strictObject({
        loseExposures: z
          .boolean()
          .default(false)
          .describe('Once the camera is set up, commands that would change its exposure are lost on the line.'),
      })
      .exactOptional()
      .describe('In the place of a port: an emulated camera.'),
    protocol: z.literal('visca').default('visca').describe('Pelco has no command for exposure.'),
    address: z.int().min(1).max(7).default(1),
    baud: z.int().positive().default(viscaBaudRate),
  })
  .describe(
    "The camera's own serial line: its exposure is set over it. The camera exposes as the scenario's would, without.",
  );

const servoSchema = z
  .strictObject({
    us: z
      .number()
      .min(pulseLimitsUs.shortest)
      .max(pulseLimitsUs.longest)
      .exactOptional()
      .describe('A pulse, µs; 1500 when left out.'),
    deg: z.number().default(0).describe("The scenario's angle at that pulse, or where the calibration has 0."),
    usPerDeg: z
      .number()
      .refine((value) => Math.abs(value) >= 1, 'at least 1 µs a degree, either way')
      .exactOptional()
      .describe('Negative where longer pulses turn the other way; 10 when left out.'),
  })
  .prefault({});

export const rigSchema = z
  .strictObject({
    'gantry-rig': z.literal(1).describe('Version of this format.'),
    port: port.exactOptional(),
    emulate: emulateSchema.exactOptional(),
    ptz: ptzSchema.exactOptional(),
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
        calibration: z
          .string()
          .exactOptional()
          .describe('What gantry rig calibrate has written, relative to this file; it says what pulses come to.'),
        pan: servoSchema,
        tilt: servoSchema,
        degPerS: positive.max(2000).default(300),
        deadbandUs: z.number().nonnegative().max(20).default(3),
      })
      .prefault({}),
  })
  .superRefine((rig, context) => {
    const { ptz, servos } = rig;
    const refuse = (path: readonly string[], message: string): void =>
      context.addIssue({ code: 'custom', path: [...path], message });
    for (const axis of ['pan', 'tilt'] as const)
      for (const key of ['us', 'usPerDeg'] as const)
        if (servos.calibration !== undefined && servos[axis][key] !== undefined)
          refuse(['servos', axis, key], 'either this or a calibration');
    for (const { path, message } of wrongFrames(rig)) refuse(path, message);
    if (ptz && (ptz.port === undefined) === (ptz.emulate === undefined))
      refuse(['ptz', ...(ptz.port === undefined ? [] : ['emulate'])], 'either port or emulate');
  });

export type Rig = z.infer<typeof rigSchema>;
type Axis = 'pan' | 'tilt';

export interface RigFile extends YamlFile<Rig> {
  readonly servoMaps: Readonly<Record<Axis, ServoMap>>;
  /** Where it names one. */
  readonly calibration: Calibration | undefined;
}

/** @throws InputError naming file, line and column of all that cannot be used */
export function readRigFile(file: string): RigFile {
  const read = readYaml(file, rigSchema, 'a rig file (docs/hardware.md shows one)');
  const { emulate, servos } = read.value;
  const beside = (name: string): string => resolve(dirname(file), name);
  const calibrationFile = servos.calibration === undefined ? undefined : beside(servos.calibration);
  const calibration = calibrationFile === undefined ? undefined : readCalibration(calibrationFile);
  const mapOf = (axis: Axis): ServoMap => {
    const { us = 1500, deg, usPerDeg = 10 } = servos[axis];
    return calibration
      ? calibratedServo(axis, partOf(calibration, axis, calibrationFile!), deg)
      : linearServo(us, deg, usPerDeg);
  };
  const value = emulate?.hex ? { ...read.value, emulate: { ...emulate, hex: beside(emulate.hex) } } : read.value;
  return { ...read, value, calibration, servoMaps: { pan: mapOf('pan'), tilt: mapOf('tilt') } };
}

/** The file as a run keeps it: addresses of cameras without name and password. */
export const frozenRig = ({ text }: RigFile): string => withoutCredentials(text);

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

function checkAngles({ servoMaps, placeOf }: RigFile, plan: Plan): void {
  const { moves } = plan.scenario.camera;
  for (const axis of ['pan', 'tilt'] as const)
    for (const aim of [plan.camera, ...moves]) {
      const angleDeg = aim[`${axis}Deg`];
      const { pulseFor, angleFor, rangeUs } = servoMaps[axis];
      if (angleDeg === undefined || pulseFor(angleDeg) !== undefined) continue;
      const [low, high] = rangeUs.map(angleFor).toSorted((a, b) => a - b);
      throw new InputError({
        what: `the ${axis} servo does not turn to the ${angleDeg}° of scenario ${plan.id}`,
        where: placeOf(['servos', axis]),
        expected: `${low!.toFixed(1)}° to ${high!.toFixed(1)}°, for ${rangeUs.join(' to ')} µs`,
      });
    }
}
