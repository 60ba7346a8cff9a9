/** Where, and whether, a camera owes a read: from geometry and ground truth alone. */
import { degFromRad } from '../../base/units.ts';
import type { PlateSide } from '../vehicles.ts';
import type { CameraSpec, FrameTruth, PlateTruth, Road, World } from '../world.ts';
import { isInPicture, projectPoint, viewOf } from './pinhole.ts';
import { cornersOf, plateFaceOf } from './plate-face.ts';
import { frameCount, frameTimeS, truthOf } from './truth.ts';
import { dot, norm, subtract } from './vector.ts';

/** What a plate needs in a frame to be readable, and a vehicle to owe a read. */
export interface CaptureCriteria {
  /**
   * Across the plate. 70 px on 12 inches are 1.5 px on a stroke of ¼ inch: the least that this product counts. Vendors
   * ask for more; Milestone's XProtect LPR manual: 2.7 px a stroke, 130 px a US plate.
   */
  readonly minWidthPx: number;
  /** Between the plate's normal and the line to the camera. Vendors' manuals allow 30°. */
  readonly maxIncidenceDeg: number;
  /** During the exposure: about two strokes of ¼ inch at the least width. */
  readonly maxMotionPx: number;
  readonly minVisibility: number;
  readonly minFrames: number;
}

export const captureCriteria: CaptureCriteria = {
  minWidthPx: 70,
  maxIncidenceDeg: 30,
  maxMotionPx: 3,
  minVisibility: 0.95,
  minFrames: 3,
};

/** Where along a lane a plate of that side is in the zone, for a passenger car with a 12 by 6 inch plate. */
export interface LaneZone {
  readonly lane: number;
  readonly side: PlateSide;
  /** Position of the plate, not of the vehicle. */
  readonly fromXM: number;
  readonly toXM: number;
  /** At the zone's two ends. */
  readonly minWidthPx: number;
  readonly maxWidthPx: number;
  readonly maxIncidenceDeg: number;
}

const zoneStepM = 0.1;

/**
 * The capture zone of each lane: where a car's plate lies whole in the picture, wide enough and not too oblique. Lanes
 * and sides without one are left out; of several stretches, the longest.
 */
export function captureZones(
  camera: CameraSpec,
  road: Road,
  { minWidthPx, maxIncidenceDeg }: CaptureCriteria = captureCriteria,
): readonly LaneZone[] {
  const view = viewOf(camera);
  const places = Array.from(
    { length: Math.floor(road.lengthM / zoneStepM) + 1 },
    (_, index) => index * zoneStepM - road.lengthM / 2,
  );
  return road.lanes.flatMap(({ zM, direction }, lane) =>
    (['front', 'rear'] as const).flatMap((side) => {
      const stretches: { xM: number; widthPx: number; incidenceDeg: number }[][] = [[]];
      for (const xM of places) {
        const face = plateFaceOf({ body: 'car' }, { xM, zM, headingRad: direction === 1 ? 0 : Math.PI }, side);
        const toCamera = subtract(view.position, face.center);
        const incidenceDeg = degFromRad(Math.acos(dot(face.normal, toCamera) / norm(toCamera)));
        const corners = cornersOf(face).map((corner) => projectPoint(view, corner));
        const isWhole = corners.every((corner) => corner !== null && isInPicture(view, corner));
        const [topLeft, topRight] = corners;
        const widthPx = isWhole ? Math.hypot(topRight!.x - topLeft!.x, topRight!.y - topLeft!.y) : 0;
        if (widthPx >= minWidthPx && incidenceDeg <= maxIncidenceDeg)
          stretches.at(-1)!.push({ xM: face.center[0], widthPx, incidenceDeg });
        else if (stretches.at(-1)!.length > 0) stretches.push([]);
      }
      const zone = stretches.reduce((longest, each) => (each.length > longest.length ? each : longest));
      if (zone.length === 0) return [];
      const widths = zone.map(({ widthPx }) => widthPx);
      return {
        lane,
        side,
        fromXM: zone[0]!.xM,
        toXM: zone.at(-1)!.xM,
        minWidthPx: Math.min(...widths),
        maxWidthPx: Math.max(...widths),
        maxIncidenceDeg: Math.max(...zone.map(({ incidenceDeg }) => incidenceDeg)),
      };
    }),
  );
}

/** Whether a plate can be read in a frame, by the criteria. */
export const isReadable = (plate: PlateTruth, criteria: CaptureCriteria = captureCriteria): boolean =>
  plate.visibility >= criteria.minVisibility &&
  plate.widthPx >= criteria.minWidthPx &&
  plate.incidenceDeg <= criteria.maxIncidenceDeg &&
  plate.motionPx <= criteria.maxMotionPx;

/** A vehicle went through the capture zone: a read of its plate is owed. */
export interface Pass {
  readonly vehicleId: string;
  readonly side: PlateSide;
  readonly fromS: number;
  readonly toS: number;
  /** Indices of the frames in which the plate is readable. */
  readonly frames: readonly number[];
}

/** Passes in a camera's frames, in the order of their times: the denominator of the capture rate. */
export function passesIn(frames: Iterable<FrameTruth>, criteria: CaptureCriteria = captureCriteria): readonly Pass[] {
  const seen = new Map<string, { vehicleId: string; side: PlateSide; frames: number[]; fromS: number; toS: number }>();
  for (const { index, tS, plates } of frames)
    for (const plate of plates) {
      if (!isReadable(plate, criteria)) continue;
      const { vehicleId, side } = plate;
      const pass = seen.get(`${vehicleId} ${side}`);
      if (pass) {
        pass.frames.push(index);
        pass.toS = tS;
      } else seen.set(`${vehicleId} ${side}`, { vehicleId, side, frames: [index], fromS: tS, toS: tS });
    }
  return [...seen.values()].filter((pass) => pass.frames.length >= criteria.minFrames);
}

/** As {@link passesIn}, of all frames that a camera takes of a world. */
export const passesOf = (world: World, camera: CameraSpec, criteria?: CaptureCriteria): readonly Pass[] =>
  passesIn(
    Array.from({ length: frameCount(camera, world.durationS) }, (_, index) =>
      truthOf(world, camera, index, frameTimeS(camera, index)),
    ),
    criteria,
  );
