/** Takes a stage's pictures with the headless renderer, and cuts out the surroundings of each plate with their truth. */
import { type Mesh, type PlaneGeometry, Vector3 } from 'three/webgpu';
import type { Corners, Point } from '../../../base/geometry.ts';
import type { Rng } from '../../../base/rng.ts';
import { cutColor } from '../../../base/warp.ts';
import { projectPoint, viewOf } from '../../camera/pinhole.ts';
import { truthOf, vehiclesById } from '../../camera/truth.ts';
import { createFilm, type Light } from '../../render/film.ts';
import { createPlateTextures } from '../../render/plate-textures.ts';
import { headlessRenderer } from '../../render/renderer.ts';
import { createSensor, encodeSignal, signalPerCdM2 } from '../../render/sensor.ts';
import { createScene } from '../../scene/scene.ts';
import type { BodyType, VehicleColor } from '../../world.ts';
import { vary } from './looks.ts';
import type { Stage } from './stage.ts';

/** Pixels of a tile, both ways, and how many of them go to a plate's width (or twice its height, where that is more). */
export const tilePx = 128;
const perPlatePx = 10;
/** Where the plate's middle comes to lie in a tile, parts of its width and height: vehicles rise above their plates. */
const middle = { x: 0.5, y: 0.67 };

/** A plate is too covered, too small or too oblique for a picture of its vehicle beyond these. */
const leastVisibility = 0.6;
const leastWidthPx = 10;
const mostIncidenceDeg = 65;

/** The surroundings of one plate. */
export interface VehicleTile {
  /** Planes of {@link tilePx} × {@link tilePx}: red, green, blue. */
  readonly planes: Uint8Array;
  readonly color: VehicleColor;
  readonly body: BodyType;
  readonly side: 'front' | 'rear';
  /** Of the plate, pixels of the tile. */
  readonly corners: Corners;
}

export async function* shoot({ world, camera, pictures }: Stage, rng: Rng): AsyncGenerator<VehicleTile> {
  const textures = createPlateTextures();
  const scene = createScene(world, (plate) => textures.of(plate, false));
  const vehicles = vehiclesById(world);
  for (const { id, color } of world.vehicles) vary(scene.vehicleObject(id)!, color, rng.fork(id));
  const film = createFilm(await headlessRenderer(), scene, camera);
  const sensor = createSensor(camera, rng.fork('sensor'));
  const view = viewOf(camera);
  const { widthPx, heightPx } = camera.sensor;
  const scale = signalPerCdM2(camera);
  const signals = new Uint16Array(widthPx * heightPx * 3);
  const write = ({ window, rgb }: Light): void => {
    for (let row = 0, from = 0; row < window.height; row++) {
      let to = ((window.y + row) * widthPx + window.x) * 3;
      for (const end = from + window.width * 3; from < end; from++, to++)
        signals[to] = encodeSignal(rgb[from]! * scale);
    }
  };
  const cornersOf = (vehicleId: string, side: string): Corners | null => {
    const face = scene.vehicleObject(vehicleId)!.getObjectByName(`${side} plate`) as Mesh;
    const { widthM, heightM } = sizeOf(face);
    const points = [
      [-0.5, 0.5],
      [0.5, 0.5],
      [0.5, -0.5],
      [-0.5, -0.5],
    ].map(([across, up]) => {
      const { x, y, z } = face.localToWorld(new Vector3(across! * widthM, up! * heightM, 0));
      return projectPoint(view, [x, y, z]);
    });
    return points.every((point) => point !== null) ? (points as unknown as Corners) : null;
  };
  try {
    const still = await film.still();
    for (let picture = 0; picture < pictures; picture++) {
      write(still);
      const state = world.stateAt(picture);
      for (const light of await film.expose(state, camera.exposureS)) write(light);
      const image = { widthPx, heightPx, rgba: sensor.develop(signals, picture) };
      scene.update(state);
      scene.traffic.updateMatrixWorld();
      for (const plate of truthOf(world, camera, picture, picture).plates) {
        const corners = cornersOf(plate.vehicleId, plate.side);
        const isShown =
          plate.visibility >= leastVisibility &&
          plate.widthPx >= leastWidthPx &&
          plate.incidenceDeg <= mostIncidenceDeg;
        if (!corners || !isShown) continue;
        const { color, body } = vehicles.get(plate.vehicleId)!;
        yield { ...cutTile(image, corners), color, body, side: plate.side };
      }
    }
  } finally {
    film.dispose();
    scene.dispose();
    textures.dispose();
  }
}

const sizeOf = ({ geometry }: Mesh): { widthM: number; heightM: number } => {
  const { width, height } = (geometry as PlaneGeometry).parameters;
  return { widthM: width, heightM: height };
};

function cutTile(image: Parameters<typeof cutColor>[0], corners: Corners): Pick<VehicleTile, 'planes' | 'corners'> {
  const [a, b, c, d] = corners;
  const between = (p: Point, q: Point): number => Math.hypot(q.x - p.x, q.y - p.y);
  const unitPx = Math.max(between(a, b) + between(d, c), 2 * (between(a, d) + between(b, c))) / 2;
  const side = (unitPx * tilePx) / perPlatePx;
  const left = (a.x + b.x + c.x + d.x) / 4 - middle.x * side;
  const top = (a.y + b.y + c.y + d.y) / 4 - middle.y * side;
  const inTile = ({ x, y }: Point): Point => ({ x: ((x - left) * tilePx) / side, y: ((y - top) * tilePx) / side });
  return {
    planes: cutColor(image, { left, top, widthPx: side, heightPx: side }, tilePx, tilePx),
    corners: [inTile(a), inTile(b), inTile(c), inTile(d)],
  };
}
