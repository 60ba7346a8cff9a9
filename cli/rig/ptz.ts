import { setTimeout as pauseMs } from 'node:timers/promises';
import { InputError } from '../../base/errors.ts';
import { partOf, readCalibration, strangeParts, zoomForFov } from '../../firmware-bridge/calibration/file.ts';
import { lensFovDeg } from '../../firmware-bridge/emulator/servo.ts';
import type { PtzCamera, PtzPosition } from '../../firmware-bridge/ports.ts';
import { eviD100 } from '../../firmware-bridge/ptz/visca-model.ts';
import { type PtzOptions, withPtz } from './ptz-session.ts';

interface Action {
  /** What it takes, for messages. */
  readonly takes: string;
  readonly values: readonly (Range | readonly string[])[];
  readonly act: (camera: PtzCamera, values: readonly (number | string)[]) => Promise<void>;
}

/** What a number may be. */
interface Range {
  readonly low: number;
  readonly high: number;
  readonly whole?: true;
}
const angle: Range = { low: -360, high: 360 };
const share: Range = { low: -1, high: 1 };
const whole = (low: number, high: number): Range => ({ low, high, whole: true });

const actions: Readonly<Record<string, Action>> = {
  position: { takes: 'nothing', values: [], act: async () => {} },
  move: {
    takes: 'pan and tilt in degrees',
    values: [angle, angle],
    act: (camera, [panDeg, tiltDeg]) => camera.moveTo({ panDeg: Number(panDeg), tiltDeg: Number(tiltDeg) }),
  },
  drive: {
    takes: 'shares of the top speed for pan, tilt and zoom, −1 to 1, and for how many seconds, up to 60',
    values: [share, share, share, { low: 0, high: 60 }],
    async act(camera, [pan, tilt, zoom, seconds]) {
      await camera.drive({ pan: Number(pan), tilt: Number(tilt), zoom: Number(zoom) });
      await pauseMs(Number(seconds) * 1000);
      await camera.stop();
    },
  },
  stop: { takes: 'nothing', values: [], act: (camera) => camera.stop() },
  home: { takes: 'nothing', values: [], act: (camera) => camera.home() },
  zoom: {
    takes: 'a share, 0 wide to 1 tele',
    values: [{ low: 0, high: 1 }],
    act: (camera, [zoom]) => camera.zoomTo(Number(zoom)),
  },
  preset: {
    takes: 'save, recall or clear, and a number, 0 to 127',
    values: [['save', 'recall', 'clear'], whole(0, 127)],
    act: (camera, [what, preset]) =>
      camera[what === 'save' ? 'savePreset' : what === 'clear' ? 'clearPreset' : 'recallPreset'](Number(preset)),
  },
  ir: { takes: 'on or off', values: [['on', 'off']], act: (camera, [state]) => camera.setInfrared(state === 'on') },
  exposure: {
    takes: 'seconds, 0.00001 to 10, and a gain in dB, −10 to 60',
    values: [
      { low: 0.00001, high: 10 },
      { low: -10, high: 60 },
    ],
    async act(camera, [exposureS, gainDb]) {
      const set = await camera.setExposure({ exposureS: Number(exposureS), gainDb: Number(gainDb) });
      process.stdout.write(`exposure ${set.exposureS.toFixed(6)} s at ${set.gainDb} dB, the nearest that it has\n`);
    },
  },
  'exposure-auto': { takes: 'nothing', values: [], act: (camera) => camera.exposeByItself() },
  focus: {
    takes: 'auto or hold',
    values: [['auto', 'hold']],
    act: (camera, [focus]) => camera.setFocus(focus as 'auto' | 'hold'),
  },
};

interface Options extends PtzOptions {
  readonly fov?: number;
  readonly calibration: string;
}

/** One command to a PTZ camera, and where it stands then. */
export async function ptz(name: string, given: readonly string[], options: Options): Promise<void> {
  const byFov = options.fov === undefined ? undefined : zoomByFov(name, given, options.fov, options.calibration);
  const { act, values } = parsed(name, byFov ? [String(byFov.zoom)] : given);
  await withPtz(options, async (camera, emulated, port) => {
    process.stdout.write(`${camera.name}${emulated ? ', emulated' : ''}\n`);
    for (const strange of byFov ? strangeParts(byFov.calibration, ['zoom'], { name: camera.name, port }) : [])
      process.stderr.write(`${options.calibration}: ${strange}\n`);
    await act(camera, values);
    if (camera.capabilities.reportsPosition) process.stdout.write(`says      ${words(await camera.position())}\n`);
    else process.stdout.write('does not say where it stands\n');
    if (!emulated) return;
    const { wideFovDeg, teleFovDeg } = eviD100;
    const fovDeg = lensFovDeg(emulated.position().zoom, wideFovDeg, teleFovDeg);
    process.stdout.write(`stands at ${words(emulated.position())}, field of view ${fovDeg.toFixed(1)}°\n`);
  });
}

/** @throws InputError for another command than zoom, and for a field of view that was not measured */
function zoomByFov(name: string, given: readonly string[], fovDeg: number, file: string) {
  if (name !== 'zoom' || given.length > 0)
    throw new InputError({
      what: `a field of view for "${[name, ...given].join(' ')}"`,
      where: { file: '--fov' },
      expected: 'zoom, alone',
    });
  const calibration = readCalibration(file);
  const { steps } = partOf(calibration, 'zoom', file);
  const zoom = zoomForFov(steps, fovDeg);
  if (zoom === undefined)
    throw new InputError({
      what: `a field of view of ${fovDeg}° is outside of what was measured`,
      where: { file },
      expected: steps.map((step) => `${step.fovDeg.toFixed(1)}°`).join(', '),
    });
  return { calibration, zoom };
}

const isWithin = ({ low, high, whole: isWhole }: Range, value: number): boolean =>
  value >= low && value <= high && !(isWhole && !Number.isInteger(value));

const words = ({ panDeg, tiltDeg, zoom }: PtzPosition): string =>
  `pan ${panDeg.toFixed(2)}°, tilt ${tiltDeg.toFixed(2)}°, zoom ${zoom.toFixed(3)}`;

function parsed(name: string, given: readonly string[]) {
  const action = actions[name];
  const where = { file: `rig ptz ${name}` };
  if (!action)
    throw new InputError({ what: 'no such command', where, expected: `one of ${Object.keys(actions).join(', ')}` });
  const values = action.values.map((kind, index) => {
    const text = given[index];
    const value = 'low' in kind ? (text === undefined || text === '' ? Number.NaN : Number(text)) : text;
    const isRight = 'low' in kind ? isWithin(kind, Number(value)) : kind.includes(String(value));
    if (!isRight)
      throw new InputError({
        what: text === undefined ? `value ${index + 1} is missing` : `"${text}" is not right`,
        where,
        expected: action.takes,
      });
    return value as number | string;
  });
  if (given.length > values.length)
    throw new InputError({ what: `"${given[values.length]}" is too much`, where, expected: action.takes });
  return { act: action.act, values };
}
