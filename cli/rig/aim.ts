import { InputError } from '../../base/errors.ts';
import { aimUs, readCalibration, strangeParts } from '../../firmware-bridge/calibration/file.ts';
import { standsAtDeg } from '../../firmware-bridge/emulator/servo.ts';
import { pause } from '../../firmware-bridge/host-clock.ts';
import type { RigSetting } from '../../firmware-bridge/ports.ts';
import { holdAim } from './hold-aim.ts';
import { report } from './report.ts';
import { type PortOptions, type Session, withRig } from './session.ts';

interface Options extends PortOptions {
  readonly pan: number;
  readonly tilt: number;
  readonly light: number;
  readonly calibration: string;
  readonly for?: number;
}

const settleS = 0.8;
/** What calibration leaves of an angle, and what is read off. */
const toleranceDeg = 0.6;

/** Aims the rig at angles by its calibration, lights, and holds it so until it is stopped or that long. */
export async function aim(port: string | undefined, options: Options): Promise<void> {
  const { pan, tilt, light, calibration: file } = options;
  if (!(light >= 0 && light <= 1))
    throw new InputError({ what: `${light} of full light`, where: { file: '--light' }, expected: '0 to 1' });
  const calibration = readCalibration(file);
  const setting = {
    panUs: aimUs(calibration, 'pan', pan, file),
    tiltUs: aimUs(calibration, 'tilt', tilt, file),
    illumination: light,
  };
  await withRig(port, options, async (session) => {
    const { rig } = session;
    for (const strange of strangeParts(calibration, ['pan', 'tilt'], { name: rig.name, port: session.port }))
      process.stderr.write(`${file}: ${strange}; angles may be off\n`);
    await rig.set(setting);
    process.stdout.write(
      `${rig.name}: pan ${pan}° (${setting.panUs.toFixed(0)} µs), tilt ${tilt}° (${setting.tiltUs.toFixed(0)} µs), light ${(100 * light).toFixed(0)} %\n`,
    );
    const held = holdAim(session, setting, options.for);
    await check(session, options, setting);
    await held;
  });
}

/** Where the emulated servos really stand, and how the lamp is really lit. */
async function check({ emulated, clock }: Session, wanted: Options, { illumination }: RigSetting): Promise<void> {
  if (!emulated) return;
  await pause(clock, settleS);
  const pins = await emulated.ask('read');
  const near = (name: 'pan' | 'tilt') => ({
    name: `${name}, where it stands`,
    value: standsAtDeg(name, pins[`${name}Us`]),
    unit: '°',
    low: wanted[name] - toleranceDeg,
    high: wanted[name] + toleranceDeg,
  });
  const lit = {
    name: 'light',
    value: pins.illumination,
    unit: '',
    low: illumination - 0.01,
    high: illumination + 0.01,
  };
  report([near('pan'), near('tilt'), lit]);
}
