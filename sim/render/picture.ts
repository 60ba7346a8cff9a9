/** Takes pictures: the light of what stands, kept while the camera looks the same way, the traffic over it, and the sensor. */
import { isDeepStrictEqual } from 'node:util';
import type { Rng } from '../../base/rng.ts';
import type { WorldScene } from '../scene/scene.ts';
import type { CameraFilter, CameraSpec, WorldState } from '../world.ts';
import { createFilm, type Film, type Light } from './film.ts';
import type { HeadlessRenderer } from './renderer.ts';
import { createSensor, encodeSignal, signalPerCdM2 } from './sensor.ts';
import type { Window } from './windows.ts';

export interface Picture {
  /** Bytes of a frame, four a pixel: an exposure of the camera as it is set now, in the middle of which the world is so. */
  take(now: CameraSpec, state: WorldState, index: number): Promise<Uint8Array>;
  dispose(): void;
}

/** What of a camera decides how much light comes from where. */
const lookOf = ({ exposureS: _, gainDb: __, fNumber: ___, ...look }: CameraSpec) => look;

/** @param camera its sensor is that of all pictures */
export function createPicture(
  renderer: HeadlessRenderer,
  sceneOf: (filter?: CameraFilter) => WorldScene,
  camera: CameraSpec,
  rng: Rng,
): Picture {
  const { widthPx, heightPx } = camera.sensor;
  const films = new Map<WorldScene, Film>();
  const sensor = createSensor(camera, rng);
  const signals = new Uint16Array(widthPx * heightPx * 3);
  const still = new Uint16Array(signals.length);
  let look: { film: Film; camera: CameraSpec; light: Light; scale: number } | undefined;

  const filmOf = (now: CameraSpec): Film => {
    const scene = sceneOf(now.filter);
    const film = films.get(scene) ?? createFilm(renderer, scene, now);
    films.set(scene, film);
    film.turn(now);
    return film;
  };

  const write = ({ window, rgb }: Light, scale: number): void => {
    for (let row = 0, from = 0; row < window.height; row++) {
      let to = ((window.y + row) * widthPx + window.x) * 3;
      for (const end = to + window.width * 3; to < end; from++, to++) signals[to] = encodeSignal(rgb[from]! * scale);
    }
  };

  const restore = (window: Window): void => {
    for (let row = window.y; row < window.y + window.height; row++) {
      const start = (row * widthPx + window.x) * 3;
      signals.set(still.subarray(start, start + window.width * 3), start);
    }
  };

  const lookAs = async (now: CameraSpec): Promise<Film> => {
    const scale = signalPerCdM2(now);
    if (!look || !isDeepStrictEqual(lookOf(now), lookOf(look.camera))) {
      const film = filmOf(now);
      look = { film, camera: now, light: await film.still(), scale: Number.NaN };
    }
    if (look.scale !== scale) {
      look.scale = scale;
      write(look.light, scale);
      still.set(signals);
    }
    return look.film;
  };

  return {
    take: async (now, state, index) => {
      const film = await lookAs(now);
      const added = await film.expose(state, now.exposureS);
      for (const light of added) write(light, look!.scale);
      const bytes = sensor.develop(signals, index, now);
      for (const { window } of added) restore(window);
      return bytes;
    },
    dispose: () => {
      for (const film of films.values()) film.dispose();
    },
  };
}
