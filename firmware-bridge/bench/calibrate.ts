/** Measures what a rig's pulses, its trigger and a camera's zoom come to. Who reads the angles is passed in: a person, or the emulated pins. */

import { percentile } from '../../base/percentile.ts';
import { type ExposureDelay, rangeUs, residualLimitDeg, type ServoCurve, type ZoomTable } from '../calibration/file.ts';
import { fitServo, isMonotonic, residualsDeg, type ServoPoint } from '../calibration/fit.ts';
import { type HostClock, pause } from '../host-clock.ts';
import type { CameraRig, PtzCamera } from '../ports.ts';
import type { TimedRig } from '../rig/camera-rig.ts';
import type { HostTime } from '../rig/clock.ts';
import type { Measurement } from './measurement.ts';

type Axis = 'pan' | 'tilt';
/** Outwards and back, so that play in the gears shows. */
const pulsesUs = [1500, 1200, 900, 1050, 1350, 1650, 1950, 2100, 1800, 1500];
const settleS = 0.8;
const backlashLimitDeg = 0.5;
const spanDeg = 60;

export interface Calibrated<T> {
  readonly found: T;
  readonly measured: readonly Measurement[];
}

/** @param readDeg the angle of the camera's view, right and up positive, once it stands still */
export async function calibrateServo(
  rig: CameraRig,
  axis: Axis,
  readDeg: (axis: Axis, pulseUs: number) => Promise<number>,
  clock: HostClock,
): Promise<Calibrated<ServoCurve>> {
  const points: ServoPoint[] = [];
  for (const pulseUs of pulsesUs) {
    const aim = { panUs: 1500, tiltUs: 1500, illumination: 0 };
    await rig.set(axis === 'pan' ? { ...aim, panUs: pulseUs } : { ...aim, tiltUs: pulseUs });
    await pause(clock, settleS);
    points.push({ pulseUs, deg: await readDeg(axis, pulseUs) });
  }
  const found = { points, fit: fitServo(points) };
  const residuals = residualsDeg(found.fit, points);
  const degs = points.map(({ deg }) => deg);
  return {
    found,
    measured: [
      {
        name: `${axis}: largest distance from the curve`,
        value: Math.max(...residuals.map(Math.abs)),
        unit: '°',
        high: residualLimitDeg,
      },
      {
        name: `${axis}: difference between coming from either side`,
        value: Math.abs(degs.at(-1)! - degs[0]!),
        unit: '°',
        high: backlashLimitDeg,
      },
      { name: `${axis}: from end to end`, value: Math.max(...degs) - Math.min(...degs), unit: '°', low: spanDeg },
      {
        name: `${axis}: turns one way throughout`,
        value: isMonotonic(found.fit, ...rangeUs(found)) ? 1 : 0,
        unit: '',
        low: 1,
      },
    ],
  };
}

const triggers = 20;
const longestExposureS = 0.1;
/** Edges are told once the board's clock has been asked again: on a busy host, or a line that loses bytes, later. */
const toldWithinS = 3;
/** Of a camera that is triggered by hardware. */
const jitterLimitS = 0.001;

/** From triggers and the strobe's edges. @returns undefined where no strobe is seen */
export async function calibrateExposure(
  rig: TimedRig,
  clock: HostClock,
): Promise<Calibrated<ExposureDelay> | undefined> {
  const edges: { readonly level: 0 | 1; readonly at: HostTime }[] = [];
  rig.onEdge((level, at) => edges.push({ level, at }));
  const [delaysS, exposuresS]: [number[], number[]] = [[], []];
  let uncertaintyS = 0;
  for (let count = 0; count < triggers; count++) {
    edges.length = 0;
    const { rise } = await rig.trigger(500);
    const edgeTo = (level: 0 | 1) => edges.find((edge) => edge.level === level)?.at;
    for (const fromS = clock.nowS(); clock.nowS() - fromS < toldWithinS && !(edgeTo(1) && edgeTo(0)); )
      await pause(clock, longestExposureS);
    const [begin, end] = [edgeTo(1), edgeTo(0)];
    if (!begin || !end) continue;
    delaysS.push(begin.tS - rise.tS);
    exposuresS.push(end.tS - begin.tS);
    uncertaintyS = Math.max(uncertaintyS, rise.uncertaintyS, begin.uncertaintyS, end.uncertaintyS);
  }
  if (delaysS.length === 0) return undefined;
  const spreadS = (values: readonly number[]): number => percentile(values, 0.9)! - percentile(values, 0.1)!;
  const [delayS, exposureS] = [percentile(delaysS, 0.5)!, percentile(exposuresS, 0.5)!];
  // Two times that are each off by their uncertainty say no more.
  const spreadLimitMs = (jitterLimitS + 2 * uncertaintyS) * 1000;
  return {
    found: { delayS: Math.max(0, delayS), exposureS },
    measured: [
      { name: 'exposures seen, of 20 triggers', value: delaysS.length, unit: '', low: triggers },
      { name: 'trigger to exposure, median', value: delayS * 1000, unit: 'ms', low: 0 },
      {
        name: 'trigger to exposure, spread (80 %)',
        value: spreadS(delaysS) * 1000,
        unit: 'ms',
        high: spreadLimitMs,
      },
      { name: 'exposure, median', value: exposureS * 1000, unit: 'ms', low: 0.01, high: longestExposureS * 1000 },
      { name: 'exposure, spread (80 %)', value: spreadS(exposuresS) * 1000, unit: 'ms', high: spreadLimitMs },
    ],
  };
}

/** What was calibrated, measured again. @param found undefined where no strobe was seen */
export function heldAgainst(calibrated: ExposureDelay, found: ExposureDelay | undefined): Measurement[] {
  const names = { delayS: 'trigger to exposure', exposureS: 'exposure' } as const;
  return (['delayS', 'exposureS'] as const).map((key) => ({
    name: `${names[key]}, against its calibration`,
    value: (found?.[key] ?? Number.NaN) * 1000,
    unit: 'ms',
    low: (calibrated[key] - jitterLimitS) * 1000,
    high: (calibrated[key] + jitterLimitS) * 1000,
  }));
}

const zooms = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1];

/** @param readFovDeg the horizontal field of view at that zoom: 2 atan(width / 2 distance) of what fills the picture's width */
export async function calibrateZoom(
  camera: PtzCamera,
  readFovDeg: (zoom: number) => Promise<number>,
): Promise<Calibrated<ZoomTable>> {
  const found: { zoom: number; fovDeg: number }[] = [];
  let furthest = 0;
  for (const zoom of zooms) {
    await camera.zoomTo(zoom);
    if (camera.capabilities.reportsPosition)
      furthest = Math.max(furthest, Math.abs((await camera.position()).zoom - zoom));
    found.push({ zoom, fovDeg: await readFovDeg(zoom) });
  }
  const narrower = found.slice(1).map(({ fovDeg }, index) => found[index]!.fovDeg / fovDeg);
  return {
    found,
    measured: [
      { name: 'zoom: furthest from where it was sent', value: furthest, unit: '', high: 0.01 },
      { name: 'field of view: wide end', value: found[0]!.fovDeg, unit: '°', high: 180 },
      { name: 'field of view: tele end', value: found.at(-1)!.fovDeg, unit: '°', low: 0.1 },
      { name: 'field of view: least narrowing from step to step', value: Math.min(...narrower), unit: '×', low: 1.001 },
    ],
  };
}
