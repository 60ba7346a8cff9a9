import { calibrateExposure, heldAgainst } from '../../firmware-bridge/bench/calibrate.ts';
import { selfTest } from '../../firmware-bridge/bench/self-test.ts';
import { partOf, readCalibration, strangeParts } from '../../firmware-bridge/calibration/file.ts';
import { report } from './report.ts';
import { type PortOptions, withRig } from './session.ts';

/** The self-test; with a calibration the exposure, too, is held against what was calibrated. */
export async function selftest(
  port: string | undefined,
  { calibration: file, ...options }: PortOptions & { readonly calibration?: string },
): Promise<void> {
  const calibration = file === undefined ? undefined : readCalibration(file);
  const calibrated = calibration && partOf(calibration, 'exposure', file!);
  await withRig(port, options, async ({ rig, port: at, timed, emulated, clock }) => {
    process.stdout.write(`${rig.name} at ${emulated ? 'an emulated board' : at}\n`);
    for (const strange of calibration ? strangeParts(calibration, ['exposure'], { name: rig.name, port: at }) : [])
      process.stderr.write(`${file}: ${strange}\n`);
    const pins = emulated && (() => emulated.ask('read'));
    const measured = await selfTest({ rig, timed, pins, clock });
    if (calibrated) measured.push(...heldAgainst(calibrated, timed && (await calibrateExposure(timed, clock))?.found));
    report(measured);
  });
}
