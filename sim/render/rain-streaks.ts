/**
 * Drops of rain that cross the picture during an exposure, as K. Garg & S. K. Nayar see them (Vision and rain, Int. J. Comput.
 * Vision 75 (2007) 3): each a streak as long as its fall, as bright as what is around it, covering a point of the picture for only a
 * part of the exposure. The lens is focused where plates are, so that near drops are spread over wide, faint discs: few are seen one by
 * one. What is too small or too faint for that is in the air's extinction (sim/scene/air.ts).
 */
import type { Rng } from '../../base/rng.ts';
import { radFromDeg } from '../../base/units.ts';
import { illuminatorCandela } from '../camera/illuminator.ts';
import { viewOf } from '../camera/pinhole.ts';
import { lidarRatioSr } from '../weather/air.ts';
import { dropsPerM3, slopePerMm, terminalSpeedMps } from '../weather/rain.ts';
import type { CameraSpec } from '../world.ts';
import { decodeSignal, encodeSignal } from './sensor.ts';

/** Smaller drops, and any nearer or farther, are not seen one by one. */
const leastMm = 1;
const nearestM = 4;
const farthestM = 30;
/** Less cover than this is lost in noise. */
const leastCover = 0.01;
const focusM = 23;
/** Of the wind, which slants all streaks of a run alike. */
const mostSlantDeg = 8;

/** Luminance of what drops are seen to refract, cd/m² per channel. */
export type Surround = readonly [number, number, number];

/** @param rng the drops of frame n depend on this stream and n alone */
export function createRainStreaks(rainMmPerHour: number, rng: Rng) {
  const slant = Math.tan(radFromDeg(rng.fork('wind').uniform(-mostSlantDeg, mostSlantDeg)));
  const slope = slopePerMm(rainMmPerHour);

  /** Draws over signals, three a pixel, in which 1 cd/m² is `scale`. */
  return (signals: Uint16Array, index: number, camera: CameraSpec, surround: Surround, scale: number): void => {
    const { focalPx, widthPx, heightPx } = viewOf(camera);
    const pixelMm = camera.sensor.widthMm / widthPx;
    const candela =
      camera.illuminator && camera.filter === 'infrared-pass' ? illuminatorCandela(camera.illuminator) : 0;
    const own = rng.fork(index);
    const volumeM3 = ((widthPx / focalPx) * (heightPx / focalPx) * (farthestM ** 3 - nearestM ** 3)) / 3;
    const count = Math.round(volumeM3 * dropsPerM3(rainMmPerHour, leastMm));
    for (let k = 0; k < count; k++) {
      const depthM = Math.cbrt(nearestM ** 3 + own.next() * (farthestM ** 3 - nearestM ** 3));
      const x = own.next() * widthPx;
      const y = own.next() * heightPx;
      const diameterMm = Math.min(6, leastMm + own.exponential(1 / slope));
      const acrossPx = (diameterMm * 1e-3 * focalPx) / depthM;
      const fallPx = (terminalSpeedMps(diameterMm) * camera.exposureS * focalPx) / depthM;
      const blurPx =
        ((camera.focalLengthMm ** 2 / camera.fNumber) * Math.abs(1 / depthM - 1 / focusM)) / 1000 / pixelMm;
      const wide = Math.sqrt(acrossPx ** 2 + blurPx ** 2 + 1);
      const high = Math.sqrt((acrossPx + fallPx) ** 2 + blurPx ** 2 + 1);
      const areaPx = (Math.PI / 4) * acrossPx ** 2;
      if (areaPx < leastCover * wide * high) continue;
      const glint = ((2 / lidarRatioSr) * candela) / depthM ** 2;
      const level = surround.map((each) => (each + glint) * scale) as [number, number, number];
      drawStreak(signals, widthPx, heightPx, x, y, wide, high, slant, areaPx, level);
    }
  };
}

/** A Gaussian of the streak's variances (those of a box of its sides), whose cover sums up to `areaPx`. */
function drawStreak(
  signals: Uint16Array,
  widthPx: number,
  heightPx: number,
  x: number,
  y: number,
  wide: number,
  high: number,
  slant: number,
  areaPx: number,
  level: readonly [number, number, number],
): void {
  const [sigmaX, sigmaY] = [wide / Math.sqrt(12), high / Math.sqrt(12)];
  const peak = areaPx / (2 * Math.PI * sigmaX * sigmaY);
  const top = Math.max(0, Math.floor(y - 2.5 * sigmaY));
  const bottom = Math.min(heightPx - 1, Math.ceil(y + 2.5 * sigmaY));
  for (let row = top; row <= bottom; row++) {
    const down = row + 0.5 - y;
    const middle = x + down * slant;
    const left = Math.max(0, Math.floor(middle - 2.5 * sigmaX));
    const right = Math.min(widthPx - 1, Math.ceil(middle + 2.5 * sigmaX));
    for (let column = left; column <= right; column++) {
      const across = column + 0.5 - middle;
      const cover = Math.min(1, peak * Math.exp(-((across / sigmaX) ** 2 + (down / sigmaY) ** 2) / 2));
      const at = (row * widthPx + column) * 3;
      for (let channel = 0; channel < 3; channel++)
        signals[at + channel] = encodeSignal(
          decodeSignal(signals[at + channel]!) * (1 - cover) + level[channel]! * cover,
        );
    }
  }
}
