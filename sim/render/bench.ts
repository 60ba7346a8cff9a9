/** How fast frames are rendered and read back: for `npm run bench:perf`. */
import { createRng } from '../../base/rng.ts';
import { defaultCamera } from '../camera/default-camera.ts';
import { autoExposed } from '../camera/exposure.ts';
import { issuePlate } from '../plates/issue.ts';
import { createWorld } from '../traffic/create-world.ts';
import type { CameraSpec } from '../world.ts';
import { createSimulatedCamera } from './frame-source.ts';
import { headlessRenderer } from './renderer.ts';

export interface RenderSpeed {
  readonly device: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Frames with traffic in view; those with none cost a fraction. */
  readonly frames: number;
  readonly framesPerS: number;
  /** Of one frame, milliseconds. */
  readonly medianMs: number;
  readonly p90Ms: number;
  /** Processor time of one frame over all threads, which other programs on the machine do not lengthen much. */
  readonly meanCpuMs: number;
  /** From nothing to the first frame; the device's opening only for the first measurement of a process. */
  readonly firstFrameS: number;
}

const sizes = [
  { widthPx: 1280, heightPx: 720 },
  { widthPx: 1920, heightPx: 1080 },
];

/** Renders a dusk road for `durationS` simulated seconds at 1280×720 and at 1920×1080, one after the other. */
export async function measureRendering(durationS = 15): Promise<RenderSpeed[]> {
  const speeds: RenderSpeed[] = [];
  for (const size of sizes)
    speeds.push(await measure({ ...defaultCamera, sensor: { widthMm: 4.8, ...size } }, durationS));
  return speeds;
}

async function measure(camera: CameraSpec, durationS: number): Promise<RenderSpeed> {
  const rng = createRng('bench');
  const world = createWorld(
    {
      durationS,
      road: { lengthM: 240, speedLimitMph: 35 },
      light: { sunElevationDeg: -2, sunAzimuthDeg: 265 },
      traffic: { vehiclesPerHour: 600, atLeast: 6, states: { CT: 1 } },
      cast: [],
    },
    rng.fork('traffic'),
    issuePlate,
  );
  const exposed = autoExposed(camera, world.light, { maxExposureS: 1 / 500, maxGainDb: 24 });
  const started = performance.now();
  const { name } = await headlessRenderer();
  const simulated = createSimulatedCamera({ world, camera: exposed, rng: rng.fork('camera') });
  const tookMs: number[] = [];
  let [firstFrameS, cpuMs] = [0, 0];
  let before = started;
  let cpuBefore = process.cpuUsage();
  for await (const { truth } of simulated.frames()) {
    const now = performance.now();
    if (firstFrameS === 0) firstFrameS = (now - started) / 1000;
    else if (truth.plates.length > 0) {
      const { user, system } = process.cpuUsage(cpuBefore);
      tookMs.push(now - before);
      cpuMs += (user + system) / 1000;
    }
    before = performance.now();
    cpuBefore = process.cpuUsage();
  }
  simulated.dispose();
  tookMs.sort((a, b) => a - b);
  const at = (share: number): number => tookMs[Math.floor(share * (tookMs.length - 1))] ?? Number.NaN;
  const { widthPx, heightPx } = camera.sensor;
  return {
    device: name,
    widthPx,
    heightPx,
    frames: tookMs.length,
    framesPerS: (1000 * tookMs.length) / tookMs.reduce((sum, ms) => sum + ms, 0),
    medianMs: at(0.5),
    p90Ms: at(0.9),
    meanCpuMs: cpuMs / tookMs.length,
    firstFrameS,
  };
}
