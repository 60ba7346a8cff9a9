/** A rig's calibration as a file: what was measured, and what follows from it, checked against each other when it is read. */
import { z } from 'zod';
import { InputError } from '../../base/errors.ts';
import { readText, writeWhole } from '../../base/files.ts';
import { pulseLimitsUs } from '../ports.ts';
import { fitServo, isMonotonic, pulseUsOf, residualsDeg } from './fit.ts';

/** No point may be further from the curve; a plate at 20 m is then off by less than 0.2 m. */
export const residualLimitDeg = 0.5;

const servo = z.strictObject({
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
  format: z.literal('gantry-rig-calibration/1'),
  /** What was measured, and when, by the calendar. */
  rig: z.string(),
  date: z.iso.datetime(),
  /** Angles of the camera's view: right and up positive. */
  pan: servo.optional(),
  tilt: servo.optional(),
  /** From the trigger to the beginning of the exposure, and how long that is. */
  exposure: z.strictObject({ delayS: z.number().nonnegative(), exposureS: z.number().positive() }).optional(),
  /** Horizontal field of view by share of the zoom, 0 wide to 1 tele. */
  zoom: z
    .array(z.strictObject({ zoom: z.number().min(0).max(1), fovDeg: z.number().positive().max(180) }))
    .min(2)
    .optional(),
});

export type Calibration = z.infer<typeof schema>;
export type ServoCalibration = z.infer<typeof servo>;

export const rangeUs = ({ points }: ServoCalibration): [number, number] => {
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
  const fovs = data.zoom?.toSorted((a, b) => a.zoom - b.zoom) ?? [];
  if (fovs.some(({ fovDeg }, index) => index > 0 && fovDeg >= fovs[index - 1]!.fovDeg))
    fail('zoom: the field of view does not narrow towards the tele end', 'one field of view for each zoom');
  return data;
}

export const writeCalibration = (file: string, calibration: Calibration): void =>
  writeWhole(file, `${JSON.stringify(calibration, null, 2)}\n`);

/** @returns the pulse that aims there. @throws InputError where the calibration does not reach so far */
export function aimUs(calibration: Calibration, axis: 'pan' | 'tilt', deg: number, file: string): number {
  const found = calibration[axis];
  const [low, high] = found ? rangeUs(found) : [0, 0];
  const pulse = found && pulseUsOf(found.fit, deg, low, high);
  if (pulse === undefined)
    throw new InputError({
      what: found ? `${axis} of ${deg}° is outside of what was measured` : `${axis} is not calibrated`,
      where: { file },
      expected: found ? found.points.map((point) => `${point.deg}°`).join(', ') : 'gantry rig calibrate, for the rig',
    });
  return pulse;
}

/** @returns the zoom that gives that field of view, between the nearest two measured; their ends beyond them */
export function zoomForFov(table: NonNullable<Calibration['zoom']>, fovDeg: number): number {
  const sorted = table.toSorted((a, b) => b.fovDeg - a.fovDeg);
  const after = sorted.findIndex((entry) => entry.fovDeg <= fovDeg);
  if (after === 0) return sorted[0]!.zoom;
  if (after < 0) return sorted.at(-1)!.zoom;
  const [wide, narrow] = [sorted[after - 1]!, sorted[after]!];
  // A lens' focal length, and with it the field of view, goes about by powers.
  const share = Math.log(wide.fovDeg / fovDeg) / Math.log(wide.fovDeg / narrow.fovDeg);
  return wide.zoom + share * (narrow.zoom - wide.zoom);
}
