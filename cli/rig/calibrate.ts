import { existsSync } from 'node:fs';
import { createInterface, type Interface } from 'node:readline';
import { InputError } from '../../base/errors.ts';
import {
  type Calibrated,
  calibrateExposure,
  calibrateServo,
  calibrateZoom,
} from '../../firmware-bridge/bench/calibrate.ts';
import { type Measurement, passes } from '../../firmware-bridge/bench/measurement.ts';
import { type Calibration, readCalibration, writeCalibration } from '../../firmware-bridge/calibration/file.ts';
import { lensFovDeg, standsAtDeg } from '../../firmware-bridge/emulator/servo.ts';
import { eviD100 } from '../../firmware-bridge/ptz/visca-model.ts';
import { type PtzOptions, withPtz } from './ptz-session.ts';
import { report } from './report.ts';
import { type PortOptions, withRig } from './session.ts';

type Options = PortOptions & PtzOptions & { readonly out: string; readonly zoom?: true };
type Found = Omit<Calibration, 'format'>;

/** Measures the rig's servos and exposure, or a PTZ camera's zoom, and writes the file once all is within its limits. */
export async function calibrate(port: string | undefined, options: Options): Promise<void> {
  const before = existsSync(options.out) ? readCalibration(options.out) : undefined;
  const measured: Measurement[] = [];
  const note = <T>({ found, measured: more }: Calibrated<T>): T => {
    measured.push(...more);
    return found;
  };
  const asker = createAsker();
  const date = new Date().toISOString();
  let found: Found = {};

  try {
    if (options.zoom)
      await withPtz({ ...options, ...(port && { port }) }, async (camera, emulated, at) => {
        const { wideFovDeg, teleFovDeg } = eviD100;
        const readFovDeg = emulated
          ? async () => lensFovDeg(emulated.position().zoom, wideFovDeg, teleFovDeg)
          : (zoom: number) => asker.deg(`zoom ${zoom}: horizontal field of view, in degrees`);
        const of = { name: camera.name, port: at, date };
        found = { zoom: { of, steps: note(await calibrateZoom(camera, readFovDeg)) } };
      });
    else
      await withRig(port, options, async ({ rig, port: at, timed, emulated, clock }) => {
        const readDeg = emulated
          ? async (axis: 'pan' | 'tilt') => standsAtDeg(axis, (await emulated.ask('read'))[`${axis}Us`])
          : (axis: 'pan' | 'tilt', pulseUs: number) =>
              asker.deg(`${axis} at ${pulseUs} µs: where it looks, in degrees`);
        const pan = note(await calibrateServo(rig, 'pan', readDeg, clock));
        const tilt = note(await calibrateServo(rig, 'tilt', readDeg, clock));
        const exposed = timed && (await calibrateExposure(timed, clock));
        if (timed && !exposed)
          process.stderr.write('no strobe was seen after a trigger: the exposure is not calibrated\n');
        const of = { name: rig.name, port: at, date };
        found = { pan: { of, ...pan }, tilt: { of, ...tilt }, ...(exposed && { exposure: { of, ...note(exposed) } }) };
      });
  } finally {
    asker.close();
  }
  report(measured);
  if (!measured.every(passes)) {
    process.stdout.write(`${options.out} is left as it was\n`);
    return;
  }
  writeCalibration(options.out, { ...before, ...found, format: 'gantry-rig-calibration/2' });
  process.stdout.write(`written: ${options.out}\n`);
}

/** Asks a person for angles, one after the other. */
function createAsker() {
  let terminal: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  return {
    async deg(question: string): Promise<number> {
      terminal ??= createInterface({ input: process.stdin });
      lines ??= terminal[Symbol.asyncIterator]();
      for (;;) {
        process.stderr.write(`${question}: `);
        const { value, done } = await lines.next();
        if (done)
          throw new InputError({
            what: 'no more angles',
            where: { file: 'standard input' },
            expected: 'one for each position',
          });
        const deg = Number(value.replace(',', '.'));
        if (value.trim() !== '' && Number.isFinite(deg)) return deg;
        process.stderr.write('a number is expected\n');
      }
    },
    close: () => terminal?.close(),
  };
}
