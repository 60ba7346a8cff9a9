/**
 * The virtual camera: what the simulator sees from where the servos stand, lit as the illuminator is lit, served as a
 * camera's stream. It exposes at its own pace from the run's beginning to its end. Its aim is that of the exposure's
 * middle: what the head turns during an exposure does not blur the picture.
 */
import type { PictureServer } from '../../firmware-bridge/frames/serve/server.ts';
import { frameCount, frameTimeS } from '../../sim/camera/truth.ts';
import { createSimulatedCamera, type SimulatedCameraOptions } from '../../sim/render/frame-source.ts';
import type { CameraSpec, FrameTruth } from '../../sim/world.ts';
import { exposedSetting } from '../moves.ts';
import type { Plan } from '../plan.ts';
import { jpegOf } from '../run/evidence.ts';
import type { BenchClock } from './bench-clock.ts';

/** Where the camera looks and how it is lit, as it truly is. */
export interface Stance {
  readonly panDeg: number;
  readonly tiltDeg: number;
  readonly illuminatorLevel: number;
}

/** An exposure, and what is truly in it. */
export interface Exposed {
  readonly truth: FrameTruth;
  readonly camera: CameraSpec;
}

export interface VirtualCameraOptions {
  readonly plan: Plan;
  readonly clock: BenchClock;
  /** The run's beginning by the clock. */
  readonly startS: number;
  readonly readoutS: number;
  readonly server: PictureServer;
  /** As it is now. */
  stance(): Stance;
  /** Lets the strobe pulse, where there is a board that can be told. */
  strobe(fromS: number, untilS: number): void;
  /** A picture has been sent; resolves when it has come where it was to go, or will not. */
  carried(): Promise<void>;
  readonly faces?: SimulatedCameraOptions['faces'];
}

export interface VirtualCamera {
  /** So far, in their order. */
  readonly exposed: readonly Exposed[];
  /** What each picture took to come where it was to go, by the machine's clock. */
  readonly carriedS: readonly number[];
  /** Resolves when the last picture has been sent. */
  run(): Promise<void>;
}

export function createVirtualCamera(options: VirtualCameraOptions): VirtualCamera {
  const { plan, clock, startS, readoutS, server, stance, strobe, carried, faces } = options;
  const exposed: Exposed[] = [];
  const carriedS: number[] = [];
  let release = (): void => {};

  async function run(): Promise<void> {
    for (let index = 0; index < frameCount(plan.camera, plan.world.durationS); index++) {
      const middleS = startS + frameTimeS(plan.camera, index);
      strobe(middleS - plan.camera.exposureS / 2, middleS + plan.camera.exposureS / 2);
    }
    const simulated = createSimulatedCamera({
      world: plan.world,
      camera: plan.camera,
      rng: plan.rng.fork('sensor'),
      keeps: () => true,
      ...(faces && { faces }),
      async settingAt(tS) {
        await clock.until(startS + tS);
        release = clock.hold();
        return exposedSetting(plan, stance());
      },
    });
    try {
      for await (const { frame, truth, camera } of simulated.frames()) {
        exposed.push({ truth, camera });
        const jpeg = jpegOf(frame);
        release();
        await clock.until(startS + frame.tS + readoutS);
        release = clock.hold();
        const sentMs = performance.now();
        server.send({ jpeg, atS: frame.tS });
        await carried();
        carriedS.push((performance.now() - sentMs) / 1000);
        release();
      }
    } finally {
      release();
      simulated.dispose();
    }
  }
  return { exposed, carriedS, run };
}
