/**
 * A calibration as a file: what was measured, of which rig or camera, and what follows from it, checked against each other
 * when it is read. Its parts are measured one by one: each says whose it is.
 */
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText, writeWhole } from '../../base/files.ts';
import { pulseLimitsUs } from '../ports.ts';
import { fitServo, isMonotonic, pulseUsOf, residualsDeg } from './fit.ts';

/** No point may be further from the curve; a plate at 20 m is then off by less than 0.2 m. */
export const residualLimitDeg = 0.5;

/** What was measured: as it calls itself, on a port by its name that stays (`emulated` for an emulated one), when by the calendar. */
const of = z.strictObject({ name: z.string(), port: z.string(), date: z.iso.datetime() });

const servo = z.strictObject({
  of,
  points: z
    .array(
      z.strictObject({
        pulseUs: z.number().min(pulseLimitsUs.shortest).max(pulseLimitsUs.longest),
        deg: z.number().min(-180).max(180),
      }),
    )
    .min(5),
  fit: z.strictObject({ offsetDeg: z.number(), slopeDegPerMs: z.number(), bendDegPerMs2: z.number() }),
});
const schema = z.strictObject({
  format: z.literal('gantry-rig-calibration/2'),
  /** Angles of the camera's view: right and up positive. */
  pan: servo.optional(),
  tilt: servo.optional(),
  /** From the trigger to the beginning of the exposure, and how long that is. */
  exposure: z.strictObject({ of, delayS: z.number().nonnegative(), exposureS: z.number().positive() }).optional(),
  /** Horizontal field of view by share of the zoom, 0 wide to 1 tele. */
  zoom: z
    .strictObject({
      of,
      steps: z.array(z.strictObject({ zoom: z.number().min(0).max(1), fovDeg: z.number().positive().max(180) })).min(2),
    })
    .optional(),
});

export type Calibration = z.infer<typeof schema>;
/** Its parts, as they are measured. */
export type ServoCurve = Omit<z.infer<typeof servo>, 'of'>;
export type ExposureDelay = Omit<NonNullable<Calibration['exposure']>, 'of'>;
export type ZoomTable = NonNullable<Calibration['zoom']>['steps'];
type Part = Exclude<keyof Calibration, 'format'>;

/** @returns what of these parts was measured on something else than what is here, one a line */
export function strangeParts(
  calibration: Pick<Calibration, Part>,
  parts: readonly Part[],
  here: { readonly name: string; readonly port: string },
): string[] {
  return parts.flatMap((part) => {
    const { name, port, date } = calibration[part]?.of ?? { ...here, date: '' };
    if (name === here.name && port === here.port) return [];
    return [`${part} was measured at ${name}, ${port}, on ${date.slice(0, 10)}; this is ${here.name}, ${here.port}`];
  });
}

export const rangeUs = ({ points }: Pick<ServoCurve, 'points'>): [number, number] => {
  const pulses = points.map(({ pulseUs }) => pulseUs);
  return [Math.min(...pulses), Math.max(...pulses)];
};

/** @throws InputError where the file is none, or its curve is not that of its points, or too far from one */
export function readCalibration(file: string): Calibration {
  const fail = (what: string, expected: string): never => {
    throw new InputError({ what, where: { file }, expected });
  };
  let content: unknown;
  try {
    content = JSON.parse(readText(file, 'a calibration, as gantry rig calibrate writes it'));
  } catch (error) {
    if (error instanceof InputError) throw error;
    return fail('is no JSON', 'a calibration, as gantry rig calibrate writes it');
  }
  const { success, data, error } = schema.safeParse(content);
  if (!success)
    return fail(
      error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('; '),
      'a calibration, as gantry rig calibrate writes it',
    );
  for (const axis of ['pan', 'tilt'] as const) {
    const found = data[axis];
    if (!found) continue;
    const again = fitServo(found.points);
    const isSame = (Object.keys(again) as (keyof typeof again)[]).every(
      (key) => Math.abs(again[key] - found.fit[key]) < 1e-6,
    );
    if (!isSame) fail(`${axis}: the curve is not that of the points`, 'a file that nobody has changed by hand');
    const worst = Math.max(...residualsDeg(again, found.points).map(Math.abs));
    if (!(worst <= residualLimitDeg))
      fail(`${axis}: a point is ${worst.toFixed(2)}° off its curve`, `${residualLimitDeg}° at most; measure it again`);
    if (!isMonotonic(again, ...rangeUs(found))) fail(`${axis}: the curve turns back`, 'one pulse for each angle');
  }
  const fovs = data.zoom?.steps.toSorted((a, b) => a.zoom - b.zoom) ?? [];
  if (fovs.some(({ fovDeg }, index) => index > 0 && fovDeg >= fovs[index - 1]!.fovDeg))
    fail('zoom: the field of view does not narrow towards the tele end', 'one field of view for each zoom');
  return data;
}

export const writeCalibration = (file: string, calibration: Calibration): void =>
  writeWhole(file, `${JSON.stringify(calibration, null, 2)}\n`);

/** @throws InputError where the file has no such part */
export function partOf<P extends Part>(calibration: Calibration, part: P, file: string): NonNullable<Calibration[P]> {
  const found = calibration[part];
  if (found) return found as NonNullable<Calibration[P]>;
  const command = `gantry rig calibrate${part === 'zoom' ? ' --zoom' : ''}`;
  throw new InputError({ what: `${part} is not calibrated`, where: { file }, expected: command });
}

/** @returns the pulse that aims there. @throws InputError where the calibration does not reach so far */
export function aimUs(calibration: Calibration, axis: 'pan' | 'tilt', deg: number, file: string): number {
  const found = partOf(calibration, axis, file);
  const pulse = pulseUsOf(found.fit, deg, ...rangeUs(found));
  if (pulse === undefined)
    throw new InputError({
      what: `${axis} of ${deg}° is outside of what was measured`,
      where: { file },
      expected: found.points.map((point) => `${point.deg}°`).join(', '),
    });
  return pulse;
}

/** @returns the zoom that gives that field of view, between the nearest two measured; undefined beyond their ends */
export function zoomForFov(table: ZoomTable, fovDeg: number): number | undefined {
  const sorted = table.toSorted((a, b) => b.fovDeg - a.fovDeg);
  const after = sorted.findIndex((entry) => entry.fovDeg <= fovDeg);
  if (after < 0) return undefined;
  const [wide, narrow] = [sorted[after - 1], sorted[after]!];
  if (!wide) return narrow.fovDeg === fovDeg ? narrow.zoom : undefined;
  // A lens' focal length, and with it the field of view, goes about by powers.
  const share = Math.log(wide.fovDeg / fovDeg) / Math.log(wide.fovDeg / narrow.fovDeg);
  return wide.zoom + share * (narrow.zoom - wide.zoom);
}
