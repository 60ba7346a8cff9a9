/**
 * The virtual camera: what the simulator sees from where the servos stand, lit as the illuminator is lit, served as a
 * camera's stream. It exposes at its own pace from the run's beginning to its end. Its aim is that of the exposure's
 * middle: what the head turns during an exposure does not blur the picture.
 */
import type { PictureServer } from '../../firmware-bridge/frames/serve/server.ts';
import type { ExposureSetting } from '../../firmware-bridge/ports.ts';
import { frameCount, frameTimeS } from '../../sim/camera/truth.ts';
import { createSimulatedCamera, type SimulatedCameraOptions } from '../../sim/render/frame-source.ts';
import type { CameraSpec, FrameTruth } from '../../sim/world.ts';
import { aimAt, exposedSetting } from '../moves.ts';
import type { Plan } from '../plan.ts';
import { jpegOf } from '../run/evidence.ts';
import type { BenchClock } from './bench-clock.ts';
import type { Stance } from './head.ts';

/** An exposure, and what is truly in it. */
export interface Exposed {
  readonly truth: FrameTruth;
  readonly camera: CameraSpec;
}

export interface VirtualCameraOptions {
  readonly plan: Plan;
  readonly clock: BenchClock;
  /** The run's beginning by the clock. */
  startS(): number;
  readonly readoutS: number;
  readonly server: PictureServer;
  /** As it is now. */
  stance(): Stance;
  /** As it was set over its own line; undefined where it exposes as the scenario's camera would. */
  exposure(): ExposureSetting | undefined;
  /** Lets the strobe pulse, where there is a board that can be told. */
  strobe(fromS: number, untilS: number): void;
  /** A picture has been sent; resolves when it has come where it was to go, or will not. */
  carried(): Promise<void>;
  readonly faces?: SimulatedCameraOptions['faces'];
}

export interface VirtualCamera {
  /** So far, by their index; one is missing where the camera was not ready for it. */
  readonly exposed: ReadonlyMap<number, Exposed>;
  /** What each picture took to come where it was to go, by the machine's clock. */
  readonly carriedS: readonly number[];
  /** Makes a picture that nobody sees, as the first takes seconds. */
  warmUp(): Promise<void>;
  /** Resolves when the last picture has been sent. */
  run(): Promise<void>;
}

export function createVirtualCamera(options: VirtualCameraOptions): VirtualCamera {
  const { plan, clock, startS, readoutS, server, stance, exposure, strobe, carried, faces } = options;
  const exposed = new Map<number, Exposed>();
  const carriedS: number[] = [];
  let release = (): void => {};

  let begun = false;
  const simulated = createSimulatedCamera({
    world: plan.world,
    camera: plan.camera,
    rng: plan.rng.fork('sensor'),
    // In real time, a moment that has passed cannot be exposed any more.
    keeps: (tS) => !begun || clock.nowS() - startS() - tS < 0.5 / plan.camera.framesPerSecond,
    ...(faces && { faces }),
    async settingAt(tS) {
      if (begun) {
        await clock.until(startS() + tS);
        release();
        release = clock.hold();
      }
      return { ...exposedSetting(plan, { ...aimAt(plan, tS), ...stance() }), ...exposure() };
    },
  });

  async function warmUp(): Promise<void> {
    const held = clock.hold();
    for await (const _ of simulated.frames()) break;
    held();
  }

  async function run(): Promise<void> {
    begun = true;
    for (let index = 0; index < frameCount(plan.camera, plan.world.durationS); index++) {
      const middleS = startS() + frameTimeS(plan.camera, index);
      strobe(middleS - plan.camera.exposureS / 2, middleS + plan.camera.exposureS / 2);
    }
    try {
      for await (const { frame, truth, camera } of simulated.frames()) {
        exposed.set(frame.index, { truth, camera });
        const jpeg = jpegOf(frame);
        release();
        await clock.until(startS() + frame.tS + readoutS);
        release = clock.hold();
        const sentMs = performance.now();
        server.send({ jpeg, atS: startS() + frame.tS });
        await carried();
        carriedS.push((performance.now() - sentMs) / 1000);
        release();
      }
    } finally {
      release();
      simulated.dispose();
    }
  }
  return { exposed, carriedS, warmUp, run };
}
