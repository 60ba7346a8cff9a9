/** A simulated camera: its frames, each with what is truly in it. */
import type { Rng } from '../../base/rng.ts';
import type { Frame } from '../../recognizer/ports.ts';
import { anyVehicleInView } from '../camera/in-view.ts';
import { viewOf } from '../camera/pinhole.ts';
import { frameCount, frameTimeS, truthOf } from '../camera/truth.ts';
import { createScene } from '../scene/scene.ts';
import { plateSize } from '../vehicles.ts';
import type { CameraSpec, FrameTruth, Plate, Vehicle, World } from '../world.ts';
import { createFilm, type Light } from './film.ts';
import { createPlateTextures } from './plate-textures.ts';
import { headlessRenderer } from './renderer.ts';
import { createSensor, encodeSignal, signalPerCdM2 } from './sensor.ts';

export interface SimulatedCameraOptions {
  readonly world: World;
  readonly camera: CameraSpec;
  readonly rng: Rng;
  /** What the picture shows on a vehicle's plates, in place of its own; the truth does not change with it. */
  readonly faces?: (vehicle: Vehicle) => Plate | 'blank';
  /** Which moments the camera keeps; with traffic in view, and now and then without, when left out. */
  readonly keeps?: (tS: number) => boolean;
}

export interface SimulatedCamera {
  /** From t = 0 to the world's end; gaps in the indices are frames that the camera did not keep. */
  frames(): AsyncIterable<{ frame: Frame; truth: FrameTruth }>;
  dispose(): void;
}

/** A vehicle triggers the camera from where its plate is this wide in the picture. */
const triggerWidthPx = 24;
/** With nothing in view the camera still keeps a frame every so often. */
const idleS = 2;

export function createSimulatedCamera({ world, camera, rng, faces, keeps }: SimulatedCameraOptions): SimulatedCamera {
  const { widthPx, heightPx } = camera.sensor;
  const blank = new Set<Plate>();
  const shown = (vehicle: Vehicle): Plate => {
    const face = faces?.(vehicle) ?? vehicle.plate;
    if (face !== 'blank') return face;
    blank.add(vehicle.plate);
    return vehicle.plate;
  };
  const dressed: World = {
    ...world,
    stateAt: (tS) => world.stateAt(tS),
    vehicles: world.vehicles.map((vehicle) => ({ ...vehicle, plate: shown(vehicle) })),
  };
  const textures = createPlateTextures();
  const scene = createScene(dressed, (plate) => textures.of(plate, blank.has(plate)), [camera]);
  const sensor = createSensor(camera, rng);
  const triggerDistanceM = (plateSize.widthM * viewOf(camera).focalPx) / triggerWidthPx;
  const signals = new Uint16Array(widthPx * heightPx * 3);
  const scale = signalPerCdM2(camera);

  const write = ({ window, rgb }: Light): void => {
    for (let row = 0, from = 0; row < window.height; row++) {
      let to = ((window.y + row) * widthPx + window.x) * 3;
      for (const end = from + window.width * 3; from < end; from++, to++)
        signals[to] = encodeSignal(rgb[from]! * scale);
    }
  };

  const isTriggered = (tS: number, sinceLast: number): boolean =>
    sinceLast >= idleS * camera.framesPerSecond || anyVehicleInView(world, camera, tS, triggerDistanceM);

  async function* frames(): AsyncGenerator<{ frame: Frame; truth: FrameTruth }> {
    const film = createFilm(await headlessRenderer(), scene, camera);
    try {
      write(await film.still());
      const still = signals.slice();
      let lastIndex = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < frameCount(camera, world.durationS); index++) {
        const tS = frameTimeS(camera, index);
        if (keeps ? !keeps(tS) : !isTriggered(tS, index - lastIndex)) continue;
        lastIndex = index;
        const added = await film.expose(world.stateAt(tS));
        added.forEach(write);
        const rgba = sensor.develop(signals, index);
        for (const { window } of added) restore(signals, still, window);
        yield {
          frame: { cameraId: camera.id, index, tS, widthPx, heightPx, rgba },
          truth: truthOf(world, camera, index, tS),
        };
      }
    } finally {
      film.dispose();
    }
  }

  const restore = (to: Uint16Array, from: Uint16Array, window: Light['window']): void => {
    for (let row = window.y; row < window.y + window.height; row++) {
      const start = (row * widthPx + window.x) * 3;
      const end = start + window.width * 3;
      to.set(from.subarray(start, end), start);
    }
  };

  return {
    frames,
    dispose: () => {
      scene.dispose();
      textures.dispose();
    },
  };
}
