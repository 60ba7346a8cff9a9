/** The rig file: what moves and lights the camera, where its pictures come from, and how its servos stand to a scenario's angles. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readYaml } from '../../base/read-yaml.ts';
import type { YamlFile } from '../../base/yaml.ts';
import { pulseLimitsUs } from '../../firmware-bridge/ports.ts';
import { viscaBaudRate } from '../../firmware-bridge/ptz/visca-camera.ts';
import { positive } from '../fields.ts';
import type { Plan } from '../plan.ts';
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

const servoSchema = (startDeg: number) =>
  z
    .strictObject({
      us: z.number().min(pulseLimitsUs.shortest).max(pulseLimitsUs.longest).default(1500).describe('A pulse, µs.'),
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
    port: port.exactOptional(),
    emulate: emulateSchema.exactOptional(),
    ptz: ptzSchema.exactOptional(),
    frames: z
      .strictObject({ virtual: z.enum(['mjpeg', 'rtsp']) })
      .describe('The virtual camera serves what the simulator sees from where the servos stand, by that protocol.'),
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
  .superRefine(({ port, emulate, ptz, frames }, context) => {
    if (port !== undefined && frames.virtual !== 'mjpeg')
      context.addIssue({
        code: 'custom',
        path: ['frames', 'virtual'],
        message: 'mjpeg with a port: in real time, pictures have to carry when they were exposed',
      });
    const message = 'either port or emulate';
    if ((port === undefined) === (emulate === undefined))
      context.addIssue({ code: 'custom', path: [port === undefined ? 'gantry-rig' : 'emulate'], message });
    if (ptz && (ptz.port === undefined) === (ptz.emulate === undefined))
      context.addIssue({ code: 'custom', path: ['ptz', ...(ptz.port === undefined ? [] : ['emulate'])], message });
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

/** Pulses that the rig's firmware gives (firmware/README.md). */
const { shortest: shortestUs, longest: longestUs } = pulseLimitsUs;

/**
 * The plan with the rig's camera in the place of the scenario's.
 *
 * @throws InputError where its servos cannot turn to where the scenario wants the camera
 */
export function planThrough({ value: { camera, servos }, placeOf }: RigFile, plan: Plan): Plan {
  const { widthPx, heightPx, framesPerSecond } = camera;
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
  return { ...plan, camera: { ...plan.camera, framesPerSecond, sensor: { ...plan.camera.sensor, widthPx, heightPx } } };
}
