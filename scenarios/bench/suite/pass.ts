/** A cell's world: vehicles that pass one after the other, and a camera that looks at where they do. */
import type { Rng } from '../../../base/rng.ts';
import { degFromRad, mpsFromMph, radFromDeg } from '../../../base/units.ts';
import { defaultCamera } from '../../../sim/camera/default-camera.ts';
import { exposureUnder } from '../../../sim/camera/exposure.ts';
import { defaultIlluminator } from '../../../sim/camera/illuminator.ts';
import { plateFaceOf } from '../../../sim/camera/plate-face.ts';
import { designOf } from '../../../sim/plates/designs/index.ts';
import { issuePlate } from '../../../sim/plates/issue.ts';
import { createWorld } from '../../../sim/traffic/create-world.ts';
import { ordinaryStates } from '../../../sim/traffic/spec.ts';
import { shapeOf } from '../../../sim/vehicles.ts';
import type { CameraSpec, Light, Plate, World } from '../../../sim/world.ts';
import type { CellConditions } from './schema.ts';

/** Along the road, the stretch that a pass is: the distance to the camera changes by this much in it. */
const passLengthM = 3;
const roadLengthM = 240;
/** More gain than this only makes noise. */
const maxGainDb = 36;
/** Time from one frame to the next on an empty road. */
const emptyIntervalS = 1;

export interface CellWorld {
  readonly world: World;
  readonly camera: CameraSpec;
  readonly vehicles: number;
  /** Whether a vehicle's plate is in the stretch at a time. */
  keeps(tS: number): boolean;
}

/** Vehicles leave the camera behind in lane 0, which shows their rear plates; one is on the road at a time. */
export function cellWorld(
  conditions: CellConditions,
  { vehicles: asked, framesPerPass }: { readonly vehicles: number; readonly framesPerPass: number },
  rng: Rng,
): CellWorld {
  const { speedMph, body, plates, sunElevationDeg, sunAzimuthDeg, rainMmPerHour, fogVisibilityM } = conditions;
  const isEmpty = plates === 'none';
  const speedMps = mpsFromMph(speedMph);
  const vehicles = isEmpty ? 0 : asked;
  const light = { sunElevationDeg, sunAzimuthDeg, weather: { rainMmPerHour, fogVisibilityM } };
  const everyS = (roadLengthM + 20) / speedMps;
  const world = createWorld(
    {
      durationS: isEmpty ? asked * framesPerPass * emptyIntervalS : vehicles * everyS,
      road: { lengthM: roadLengthM, speedLimitMph: speedMph },
      light,
      traffic: { vehiclesPerHour: 0 },
      cast: Array.from({ length: vehicles }, (_, index) => ({
        id: `vehicle-${index + 1}`,
        body,
        plate: drawPlate(conditions, rng.fork('plates').fork(index)),
        lane: 0,
        entersAtS: index * everyS,
        speedMph,
      })),
    },
    rng.fork('traffic'),
    issuePlate,
  );
  const { camera, aimXM } = aimedCamera(conditions, world.road.lanes[0]!.zM, light);
  const keeps = (tS: number): boolean =>
    isEmpty ||
    world
      .stateAt(tS)
      .poses.some((pose) => Math.abs(plateFaceOf({ body }, pose, 'rear').center[0] - aimXM) <= passLengthM / 2);
  const framesPerSecond = isEmpty ? 1 / emptyIntervalS : (framesPerPass * speedMps) / passLengthM;
  return { world, camera: { ...camera, framesPerSecond }, vehicles, keeps };
}

/** A plate of the asked state, design and wear, what is left out drawn. */
function drawPlate({ state, design, wear, body }: CellConditions, rng: Rng): Plate {
  const from = design === undefined ? (state ?? ordinaryStates) : designOf(design).state;
  for (let attempt = 0; attempt < 1000; attempt++) {
    const plate = issuePlate(from, body, rng.fork(attempt));
    if (design === undefined || plate.design === design) return wear === undefined ? plate : { ...plate, wear };
  }
  throw new RangeError(`no ${body} carries a plate of the design "${design}"`);
}

/** Places the camera so that a plate in the middle of its pass is in the middle of the picture. */
function aimedCamera(
  { distanceM, incidenceDeg, heightM, focalLengthMm, body, exposureS, exposureStops, illuminator }: CellConditions,
  laneZM: number,
  light: Light,
): { camera: CameraSpec; aimXM: number } {
  const { yM, zM } = shapeOf({ body }).plates.rear;
  const aboveM = heightM - yM;
  const onGroundM = Math.sqrt(Math.max(1, distanceM ** 2 - aboveM ** 2));
  const aimXM = onGroundM * Math.cos(radFromDeg(incidenceDeg));
  const asideM = onGroundM * Math.sin(radFromDeg(incidenceDeg));
  const camera: CameraSpec = {
    ...defaultCamera,
    ...(illuminator === 'infrared' && { filter: 'infrared-pass', illuminator: defaultIlluminator }),
    id: 'bench',
    position: { xM: 0, yM: heightM, zM: laneZM + zM + asideM },
    panDeg: incidenceDeg,
    tiltDeg: -degFromRad(Math.atan2(aboveM, onGroundM)),
    focalLengthMm,
    exposureS,
    gainDb: 0,
  };
  const bright = exposureUnder(light, camera);
  const fNumber = camera.fNumber * Math.sqrt(Math.max(1, bright) / 2 ** exposureStops);
  const gainDb = Math.min(maxGainDb, 20 * Math.log10(1 / Math.min(1, bright)));
  return { camera: { ...camera, fNumber, gainDb }, aimXM };
}
