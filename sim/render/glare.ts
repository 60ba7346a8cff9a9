/**
 * Light that lens and sensor cover scatter around lamps: of what is far brighter than full scale, a fiftieth (veiling glare of
 * ordinary lenses is 1 to 3 %, ISO 9358), falling with the cube of the distance. Of all else the scattered light is left out.
 */
import type { CameraSpec } from '../world.ts';
import { decodeSignal, encodeSignal } from './sensor.ts';
import type { Window } from './windows.ts';

/** Signals above this, in parts of full scale, scatter. */
export const glareThreshold = 8;
const scattered = 0.02;
/** Half width of the glare's core on the sensor. */
const coreMm = 0.015;
/** Where it ends, in cores. */
const reachCores = 20;

/** What scatters in a picture: sums of signals in cells. */
export interface GlareSources {
  add(x: number, y: number, channel: number, signal: number): void;
  /** Adds the scattered light to signals, three a pixel, and says where; then forgets the sources. */
  scatter(signals: Uint16Array): Window[];
}

export function createGlareSources({ widthMm, widthPx, heightPx }: CameraSpec['sensor']): GlareSources {
  const corePx = (coreMm / widthMm) * widthPx;
  const reachPx = Math.round(reachCores * corePx);
  // Lamps are gathered in cells of about a core.
  const cellPx = Math.max(1, Math.round(corePx));
  // (1 + r² / core²)^−3/2, of which the whole plane sums up to 1.
  const profile = Float64Array.from(
    { length: 2 * reachPx ** 2 + 1 },
    (_, r2) => (1 + r2 / corePx ** 2) ** -1.5 / (2 * Math.PI * corePx ** 2),
  );
  const cells = new Map<number, [number, number, number]>();
  const columns = Math.ceil(widthPx / cellPx);
  const scratch = new Float32Array(widthPx * heightPx * 3);
  return {
    add: (x, y, channel, signal) => {
      const key = Math.floor(y / cellPx) * columns + Math.floor(x / cellPx);
      let cell = cells.get(key);
      if (!cell) {
        cell = [0, 0, 0];
        cells.set(key, cell);
      }
      cell[channel] = cell[channel]! + signal * scattered;
    },
    scatter: (signals) => {
      if (cells.size === 0) return [];
      const spots = [...cells].map(([key, light]) => ({
        x: (key % columns) * cellPx + (cellPx >> 1),
        y: Math.floor(key / columns) * cellPx + (cellPx >> 1),
        light,
      }));
      cells.clear();
      const left = Math.max(0, Math.min(...spots.map(({ x }) => x)) - reachPx);
      const top = Math.max(0, Math.min(...spots.map(({ y }) => y)) - reachPx);
      const right = Math.min(widthPx, Math.max(...spots.map(({ x }) => x)) + reachPx);
      const bottom = Math.min(heightPx, Math.max(...spots.map(({ y }) => y)) + reachPx);
      const window = { x: left, y: top, width: right - left, height: bottom - top };
      const added = scratch.subarray(0, window.width * window.height * 3).fill(0);
      for (const { x, y, light } of spots) spread(added, window, x, y, light, profile, reachPx);
      for (let row = 0, from = 0; row < window.height; row++) {
        let at = ((top + row) * widthPx + left) * 3;
        for (const end = at + window.width * 3; at < end; at++, from++)
          if (added[from]! > 1e-4) signals[at] = encodeSignal(decodeSignal(signals[at]!) + added[from]!);
      }
      return [window];
    },
  };
}

function spread(
  added: Float32Array,
  window: Window,
  x: number,
  y: number,
  light: readonly number[],
  profile: Float64Array,
  reachPx: number,
): void {
  const [fromX, toX] = [Math.max(0, x - reachPx - window.x), Math.min(window.width, x + reachPx - window.x)];
  const [fromY, toY] = [Math.max(0, y - reachPx - window.y), Math.min(window.height, y + reachPx - window.y)];
  const [r, g, b] = light as [number, number, number];
  for (let row = fromY; row < toY; row++) {
    const down2 = (row + window.y - y) ** 2;
    for (let column = fromX; column < toX; column++) {
      const share = profile[down2 + (column + window.x - x) ** 2]!;
      const at = (row * window.width + column) * 3;
      added[at] = added[at]! + r * share;
      added[at + 1] = added[at + 1]! + g * share;
      added[at + 2] = added[at + 2]! + b * share;
    }
  }
}
