/**
 * Tiles as cameras see them in rain, at night, and at night by infrared: in linear light, through the glare, the drops and the sensor
 * of sim/render. (Tiles by day are made by photometry.ts, in the values of the picture.)
 */
import type { GrayImage } from '../../base/geometry.ts';
import { createRng, type Rng } from '../../base/rng.ts';
import { grayFromRgba } from '../../base/warp.ts';
import { defaultCamera } from '../camera/default-camera.ts';
import { plateLampCandela, plateLampFactorAt, plateLampLux } from '../camera/lamps.ts';
import { createGlareSources, glareThreshold } from '../render/glare.ts';
import { createRainStreaks } from '../render/rain-streaks.ts';
import { createSensor, encodeSignal, linearOf } from '../render/sensor.ts';
import { plateSize } from '../vehicles.ts';
import type { CameraSpec } from '../world.ts';
import { blockify } from './blockify.ts';
import { smear } from './photometry.ts';
import { convolve, gaussian, grayFrom, paste, type Raster, rasterFrom, type Shade } from './raster.ts';
import type { TilePlate } from './tile.ts';

export const looks = ['day', 'rain', 'night', 'infrared'] as const;
export type Look = (typeof looks)[number];

/** Light of a look, in parts of full scale. */
interface Conditions {
  /** Of what is white and not a plate. */
  readonly surroundings: readonly [number, number];
  readonly gainDb: readonly [number, number];
  readonly lamps: readonly [number, number];
  plateLight(rng: Rng): Shade;
}

const logUniform = (rng: Rng, [low, high]: readonly [number, number]): number =>
  Math.exp(rng.uniform(Math.log(low), Math.log(high)));

/** White of a face at its point, the same all over but for a slope. */
const evenly = (rng: Rng, level: number): Shade => {
  const [slopeU, slopeV] = [rng.normal(0, 0.15), rng.normal(0, 0.15)];
  return (gray, u, v) => linearOf(gray / 255) * level * Math.max(0.1, 1 + slopeU * (u - 0.5) + slopeV * (v - 0.5));
};

/** White under the lamps over a rear plate; the mean is `level`. */
const underItsLamps = (level: number): Shade => {
  const perLux = plateLampCandela(plateSize) / plateLampLux;
  return (gray, u, v) =>
    linearOf(gray / 255) *
    level *
    perLux *
    plateLampFactorAt((u - 0.5) * plateSize.widthM, (0.5 - v) * plateSize.heightM, plateSize);
};

const conditionsOf: Readonly<Record<Exclude<Look, 'day'>, Conditions>> = {
  rain: {
    surroundings: [0.3, 1.1],
    gainDb: [0, 18],
    lamps: [1, 8],
    plateLight: (rng) => evenly(rng, logUniform(rng, [0.3, 1.1])),
  },
  /** Rear plates have lamps, front plates street light alone. */
  night: {
    surroundings: [0.02, 0.35],
    gainDb: [24, 40],
    lamps: [2, 800],
    plateLight: (rng) =>
      rng.chance(0.65) ? underItsLamps(logUniform(rng, [0.2, 1.1])) : evenly(rng, logUniform(rng, [0.03, 0.3])),
  },
  /** White that is not sheeting gives a hundredth of what sheeting does (sim/camera/retro-reflection.ts), or more at dawn. */
  infrared: {
    surroundings: [0.002, 0.12],
    gainDb: [0, 20],
    lamps: [0.1, 5],
    plateLight: (rng) => evenly(rng, logUniform(rng, [0.15, 1.6])),
  },
};

/** Takes the picture of plates before a backdrop (0 to 255, sRGB) in a look. */
export function takePicture(
  backdrop: Raster,
  plates: readonly TilePlate[],
  look: Exclude<Look, 'day'>,
  hardness: number,
  rng: Rng,
): GrayImage {
  const { widthPx, heightPx } = backdrop;
  const { surroundings, gainDb, lamps, plateLight } = conditionsOf[look];
  const level = logUniform(rng, surroundings);
  const light: Raster = { widthPx, heightPx, data: backdrop.data.map((value) => linearOf(value / 255) * level) };
  if (rng.chance(0.6)) for (let k = rng.integer(1, 4); k > 0; k--) drawLamp(light, logUniform(rng, lamps), rng);
  for (const { face, corners } of plates) paste(light, face.pyramid, corners, plateLight(rng));
  if (rng.chance(0.3 * hardness + 0.1)) smear(light, rng.uniform(0, Math.PI), 1 + rng.exponential(1.8) * hardness);
  convolve(light, gaussian(rng.uniform(0.35, 0.5 + 0.8 * hardness)));
  if (look === 'rain') veil(light, rng.uniform(0, 0.3), level);
  const picture = rasterFrom(develop(light, look, rng.uniform(...gainDb), level, rng));
  if (rng.chance(0.35)) blockify(picture, rng.uniform(0.3, 1 + 1.2 * hardness));
  return grayFrom(picture);
}

/** Air that is lit takes a part of the light and puts its own in its place. */
function veil({ data }: Raster, part: number, airlight: number): void {
  for (let at = 0; at < data.length; at++) data[at] = data[at]! * (1 - part) + airlight * part * 0.6;
}

/** A lamp or reflector, an upright or lying ellipse. */
function drawLamp({ widthPx, heightPx, data }: Raster, level: number, rng: Rng): void {
  const [cx, cy] = [rng.uniform(0, widthPx), rng.uniform(0, heightPx)];
  const [rx, ry] = [rng.uniform(2, 22), rng.uniform(2, 12)];
  for (let y = Math.max(0, Math.floor(cy - ry)); y < Math.min(heightPx, cy + ry); y++)
    for (let x = Math.max(0, Math.floor(cx - rx)); x < Math.min(widthPx, cx + rx); x++)
      if (((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1) data[y * widthPx + x] = level;
}

/** Sensors by the size of tiles; the noise of each is drawn once. */
const sensors = new Map<string, { camera: CameraSpec; sensor: ReturnType<typeof createSensor> }>();

function sensorOf(widthPx: number, heightPx: number) {
  const key = `${widthPx} ${heightPx}`;
  let made = sensors.get(key);
  if (!made) {
    // A part of the default camera's picture.
    const { sensor } = defaultCamera;
    const camera = {
      ...defaultCamera,
      sensor: { widthMm: (sensor.widthMm * widthPx) / sensor.widthPx, widthPx, heightPx },
    };
    made = { camera, sensor: createSensor(camera, createRng('tile sensor')) };
    sensors.set(key, made);
  }
  return made;
}

function develop({ widthPx, heightPx, data }: Raster, look: Look, gainDb: number, white: number, rng: Rng): GrayImage {
  const { camera, sensor } = sensorOf(widthPx, heightPx);
  const glare = createGlareSources(camera.sensor);
  const signals = new Uint16Array(data.length * 3);
  data.forEach((signal, at) => {
    signals.fill(encodeSignal(Math.max(0, signal)), 3 * at, 3 * at + 3);
    if (signal > glareThreshold)
      for (const channel of [0, 1, 2]) glare.add(at % widthPx, Math.floor(at / widthPx), channel, signal);
  });
  glare.scatter(signals);
  if (look === 'rain') {
    const exposureS = logUniform(rng, [1 / 4000, 1 / 500]);
    const fall = createRainStreaks(logUniform(rng, [2, 50]), rng.fork('rain'));
    fall(signals, 0, { ...camera, exposureS }, [white, white, white], 1);
  }
  const filter = look === 'infrared' ? 'infrared-pass' : 'infrared-cut';
  const rgba = sensor.develop(signals, rng.integer(0, 1e9), { gainDb, filter });
  return grayFromRgba(rgba, widthPx, heightPx);
}
