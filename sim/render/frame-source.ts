/** A simulated camera: its frames, each with what is truly in it. */
import type { Rng } from '../../base/rng.ts';
import type { Frame } from '../../recognizer/ports.ts';
import { anyVehicleInView } from '../camera/in-view.ts';
import { viewOf } from '../camera/pinhole.ts';
import { type CameraSetting, withSetting } from '../camera/setting.ts';
import { frameCount, frameTimeS, truthOf } from '../camera/truth.ts';
import { createScene, type WorldScene } from '../scene/scene.ts';
import { plateSize } from '../vehicles.ts';
import type { CameraFilter, CameraSpec, FrameTruth, Plate, Vehicle, World } from '../world.ts';
import { createPicture } from './picture.ts';
import { createPlateTextures } from './plate-textures.ts';
import { headlessRenderer } from './renderer.ts';

export interface SimulatedCameraOptions {
  readonly world: World;
  readonly camera: CameraSpec;
  readonly rng: Rng;
  /** What the picture shows on a vehicle's plates, in place of its own; the truth does not change with it. */
  readonly faces?: (vehicle: Vehicle) => Plate | 'blank';
  /** Which moments the camera keeps; with traffic in view, and now and then without, when left out. */
  readonly keeps?: (tS: number) => boolean;
  /**
   * How the camera is set in the middle of the exposure at `tS`, for who turns it, lights its lamp or changes its exposure
   * while it runs. Asked once for every exposure, in the order of their times, kept or not; during an exposure it stands still. The
   * truth is of what the camera so set sees.
   */
  readonly settingAt?: (tS: number) => CameraSetting | Promise<CameraSetting>;
}

/** A frame, what is truly in it, and the camera as it was set when taking it. */
export interface SimulatedFrame {
  readonly frame: Frame;
  readonly truth: FrameTruth;
  readonly camera: CameraSpec;
}

export interface SimulatedCamera {
  /** From t = 0 to the world's end; gaps in the indices are frames that the camera did not keep. */
  frames(): AsyncIterable<SimulatedFrame>;
  dispose(): void;
}

/** A vehicle triggers the camera from where its plate is this wide in the picture. */
const triggerWidthPx = 24;
/** With nothing in view the camera still keeps a frame every so often. */
const idleS = 2;

export function createSimulatedCamera(options: SimulatedCameraOptions): SimulatedCamera {
  const { world, camera, rng, keeps, settingAt } = options;
  const textures = createPlateTextures();
  const dressed = dress(options);
  const scenes = new Map<CameraFilter, WorldScene>();
  const sceneOf = (filter: CameraFilter = 'infrared-cut'): WorldScene => {
    let scene = scenes.get(filter);
    if (!scene) {
      scene = createScene(dressed.world, (plate) => textures.of(plate, dressed.blank.has(plate)), [camera], filter);
      scenes.set(filter, scene);
    }
    return scene;
  };
  sceneOf(camera.filter);

  const isTriggered = (now: CameraSpec, tS: number, sinceLast: number): boolean =>
    sinceLast >= idleS * camera.framesPerSecond ||
    anyVehicleInView(world, now, tS, (plateSize.widthM * viewOf(now).focalPx) / triggerWidthPx);

  async function* frames(): AsyncGenerator<SimulatedFrame> {
    const picture = createPicture(await headlessRenderer(), sceneOf, camera, rng);
    try {
      let lastIndex = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < frameCount(camera, world.durationS); index++) {
        const tS = frameTimeS(camera, index);
        const now = settingAt ? withSetting(camera, await settingAt(tS)) : camera;
        if (keeps ? !keeps(tS) : !isTriggered(now, tS, index - lastIndex)) continue;
        lastIndex = index;
        const { widthPx, heightPx } = camera.sensor;
        const rgba = await picture.take(now, world.stateAt(tS), index);
        yield {
          frame: { cameraId: camera.id, index, tS, widthPx, heightPx, rgba },
          truth: truthOf(world, now, index, tS),
          camera: now,
        };
      }
    } finally {
      picture.dispose();
    }
  }

  return {
    frames,
    dispose: () => {
      for (const scene of scenes.values()) scene.dispose();
      textures.dispose();
    },
  };
}

/** The world with the faces that its plates show, and the plates whose faces are blank. */
function dress({ world, faces }: SimulatedCameraOptions): { world: World; blank: ReadonlySet<Plate> } {
  const blank = new Set<Plate>();
  const shown = (vehicle: Vehicle): Plate => {
    const face = faces?.(vehicle) ?? vehicle.plate;
    if (face !== 'blank') return face;
    blank.add(vehicle.plate);
    return vehicle.plate;
  };
  return {
    world: {
      ...world,
      stateAt: (tS) => world.stateAt(tS),
      vehicles: world.vehicles.map((vehicle) => ({ ...vehicle, plate: shown(vehicle) })),
    },
    blank,
  };
}
