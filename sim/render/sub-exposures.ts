/**
 * An exposure as the mean of several moments, each seen through another point of the pixels: motion blur and the area of
 * a pixel in one go (the distributed sampling of R. L. Cook, T. Porter & L. Carpenter, SIGGRAPH 1984).
 */
import type { VehiclePose, WorldState } from '../world.ts';

export interface SubExposure {
  /** From the middle of the exposure, in parts of its length: −0.5 to 0.5. */
  readonly at: number;
  /** From the pixel's middle, pixels. */
  readonly jitterX: number;
  readonly jitterY: number;
}

const fewest = 3;
const most = 24;

/** One moment for each pixel of movement keeps a blurred edge even; the fewest still smooth the edges of what stands. */
export const subExposureCount = (motionPx: number): number => Math.min(most, Math.max(fewest, Math.ceil(motionPx)));

/** Evenly spread moments; the points within the pixel are M. Roberts' R2 sequence, moved so that their mean is the middle. */
export function subExposures(count: number): SubExposure[] {
  const golden = 1.324717957244746;
  const points = Array.from(
    { length: count },
    (_, i) => [(0.5 + i / golden) % 1, (0.5 + i / golden ** 2) % 1] as const,
  );
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count;
  return points.map(([x, y], i) => ({ at: (i + 0.5) / count - 0.5, jitterX: x - meanX, jitterY: y - meanY }));
}

/** The world a moment later or earlier, by the speeds of its vehicles: exact to micrometres within an exposure. */
export const movedBy = ({ tS, poses }: WorldState, dtS: number): WorldState => ({
  tS: tS + dtS,
  poses: poses.map((pose) => ({ ...pose, ...travelled(pose, dtS) })),
});

const travelled = ({ xM, zM, headingRad, speedMps }: VehiclePose, dtS: number): Pick<VehiclePose, 'xM' | 'zM'> => ({
  xM: xM + Math.cos(headingRad) * speedMps * dtS,
  zM: zM - Math.sin(headingRad) * speedMps * dtS,
});
