/** Does this rig do what it is told? With an emulated board the pins are measured, too; with a physical one, watch it. */
import { emulatedSensorsV, type PinReadings } from '../emulator/pins.ts';
import { type HostClock, pause } from '../host-clock.ts';
import type { CameraRig } from '../ports.ts';
import type { TimedRig } from '../rig/camera-rig.ts';
import type { Measurement } from './measurement.ts';

export interface Bench {
  readonly rig: CameraRig;
  readonly timed: TimedRig | undefined;
  readonly pins: (() => Promise<PinReadings>) | undefined;
  readonly clock: HostClock;
}

const triggerUs = 4000;
/** Two servo frames, and what a host's load may add. */
const settleS = 0.2;
/** Far below what a servo resolves (about 5 µs of dead band). */
const servoToleranceUs = 2;
/** Of the board's converter: 10 bits of 5 V. */
const voltsPerStep = 5 / 1024;
const sensorToleranceV = 0.02;
const settings = [
  { panUs: 1300, tiltUs: 1400, illumination: 0.25 },
  { panUs: 1700, tiltUs: 1600, illumination: 0.75 },
  { panUs: 1500, tiltUs: 1500, illumination: 0 },
];

export async function selfTest({ rig, timed, pins, clock }: Bench): Promise<Measurement[]> {
  const measured: Measurement[] = [];
  for (const [index, setting] of settings.entries()) {
    await rig.set(setting);
    await pause(clock, settleS);
    if (!pins) continue;
    const { panUs, tiltUs, illumination } = await pins();
    const near = (name: string, value: number, wanted: number, tolerance: number, unit: string): Measurement => ({
      name: `${name}, setting ${index + 1}`,
      value,
      unit,
      low: wanted - tolerance,
      high: wanted + tolerance,
    });
    measured.push(near('pan pulse', panUs, setting.panUs, servoToleranceUs, 'µs'));
    measured.push(near('tilt pulse', tiltUs, setting.tiltUs, servoToleranceUs, 'µs'));
    measured.push(near('illuminator duty', illumination, setting.illumination, 0.01, ''));
  }
  if (!timed) return measured;

  const { rise, fall } = await timed.trigger(triggerUs);
  measured.push({
    name: 'shutter pulse',
    value: (fall.tS - rise.tS) * 1e6,
    unit: 'µs',
    low: triggerUs,
    high: triggerUs + 100,
  });
  measured.push({ name: 'uncertainty of exposure times', value: rise.uncertaintyS * 1000, unit: 'ms', high: 50 });
  const sensors = Object.entries(await timed.sensors()) as [keyof typeof emulatedSensorsV, number][];
  for (const [name, reading] of sensors) {
    const limits = pins && {
      low: emulatedSensorsV[name] - sensorToleranceV,
      high: emulatedSensorsV[name] + sensorToleranceV,
    };
    measured.push({ name: `${name} sensor`, value: reading * voltsPerStep, unit: 'V', ...limits });
  }
  const { board, sent, repeated } = await timed.link();
  // A busy host takes its time, too: some may be asked twice without a fault of the line.
  measured.push({ name: `commands sent again, of ${sent}`, value: repeated, unit: '', high: Math.ceil(sent / 10) });
  for (const loss of ['overruns', 'framing', 'dropped', 'edgesLost', 'refused'] as const)
    measured.push({ name: `link: ${loss}`, value: board[loss], unit: '', high: 0 });
  return measured;
}
