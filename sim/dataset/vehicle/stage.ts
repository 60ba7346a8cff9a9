/** Random places for pictures of vehicles: a road under some light, a camera beside or above it, and who stands before it. */
import type { Rng } from '../../../base/rng.ts';
import { clamp, degFromRad, radFromDeg } from '../../../base/units.ts';
import { autoExposed } from '../../camera/exposure.ts';
import { issuePlate, knownStates } from '../../plates/issue.ts';
import { plateSize, vehicleShapes } from '../../vehicles.ts';
import { bodyTypes, type CameraSpec, type Vehicle, type VehiclePose, vehicleColors, type World } from '../../world.ts';

export interface Stage {
  readonly camera: CameraSpec;
  /** At t = k seconds it is as picture k shows it. */
  readonly world: World;
  readonly pictures: number;
}

/** Every body in every colour comes once in this many worlds of {@link vehiclesPerWorld}. */
const vehiclesPerWorld = 20;
/** In which each vehicle is the one that the camera is aimed at. */
const picturesPerVehicle = 3;
const kinds = bodyTypes.length * vehicleColors.length;
/** Has no factor in common with the kinds, so that neighbours differ in both. */
const stride = 7;
const lanes = [
  { zM: 1.8, direction: 1 },
  { zM: 5.4, direction: 1 },
  { zM: -1.8, direction: -1 },
  { zM: -5.4, direction: -1 },
] as const;

/** @param index counts a seed's worlds from 0 */
export function createStage(index: number, rng: Rng): Stage {
  const vehicles = Array.from({ length: vehiclesPerWorld }, (_, k) =>
    castVehicle(((index * vehiclesPerWorld + k) * stride) % kinds, k, rng.fork('vehicle').fork(k)),
  );
  const pictures = vehicles.length * picturesPerVehicle;
  const light = {
    sunElevationDeg: rng.pick([rng.uniform(-5, 3), rng.uniform(3, 20), rng.uniform(20, 65)]),
    sunAzimuthDeg: rng.uniform(0, 360),
  };
  const view = aim(rng.fork('view'));
  const exposed = autoExposed(view.camera, light, { maxExposureS: 1 / rng.uniform(250, 1500), maxGainDb: 30 });
  const scenes = Array.from({ length: pictures }, (_, picture) =>
    place(vehicles, picture % vehicles.length, view, rng.fork('picture').fork(picture)),
  );
  return {
    pictures,
    camera: { ...exposed, gainDb: exposed.gainDb + clamp(rng.normal(-1, 2.5), -7, 4) },
    world: {
      road: { lanes, laneWidthM: 3.6, lengthM: 260 },
      light,
      vehicles,
      durationS: pictures,
      stateAt: (tS) => ({ tS, poses: scenes[Math.round(tS)]! }),
    },
  };
}

function castVehicle(kind: number, k: number, rng: Rng): Vehicle {
  const body = bodyTypes[kind % bodyTypes.length]!;
  return {
    id: `v${k}`,
    body,
    color: vehicleColors[Math.floor(kind / bodyTypes.length)]!,
    plate: issuePlate(rng.pick(knownStates), body, rng.fork('plate')),
    hasFrontPlate: body !== 'motorcycle',
  };
}

interface View {
  readonly camera: CameraSpec;
  /** The place on the road that it is aimed at, and the lane there. */
  readonly xM: number;
  readonly zM: number;
  /** Of that place along the road from the camera, with the way that it looks as its sign. */
  readonly aheadM: number;
}

/** From a patrol car's dashboard to a bridge over the road, 5 to 28 m away, with 20 to 48 pixels across a plate. */
function aim(rng: Rng): View {
  const { zM } = rng.pick(lanes);
  const awayM = rng.uniform(5, 28);
  const aheadM = awayM * rng.pick([1, -1]);
  const position = {
    xM: rng.uniform(-50, 50),
    yM: rng.uniform(1, Math.min(7, 1.2 + awayM / 2)),
    zM: clamp(zM + awayM * rng.uniform(-0.9, 0.9), -7.5, 7.5),
  };
  const [acrossM, upM] = [zM - position.zM, rng.uniform(0.6, 1.6) - position.yM];
  const levelM = Math.hypot(aheadM, acrossM);
  const focalPx = (20 * 2.4 ** rng.next() * Math.hypot(levelM, upM)) / plateSize.widthM;
  const sensor = { widthMm: 4.8, widthPx: 512, heightPx: 384 };
  return {
    xM: position.xM + aheadM,
    zM,
    aheadM,
    camera: {
      id: 'any',
      position,
      panDeg: degFromRad(Math.atan2(-acrossM, aheadM)),
      tiltDeg: degFromRad(Math.atan2(upM, levelM)) + rng.normal(0, 0.5),
      rollDeg: rng.normal(0, 2.5),
      focalLengthMm: (focalPx * sensor.widthMm) / sensor.widthPx,
      sensor,
      fNumber: 1.6,
      exposureS: 0.001,
      gainDb: 0,
      framesPerSecond: 1,
    },
  };
}

/** The vehicle that the picture is about, from the front or from behind, and up to three others around it. */
function place(vehicles: readonly Vehicle[], subject: number, view: View, rng: Rng): VehiclePose[] {
  const away = view.aheadM > 0 ? 0 : Math.PI;
  const { body } = vehicles[subject]!;
  const turned = rng.chance(0.15) ? rng.uniform(-40, 40) : rng.normal(0, 7);
  const facing = body === 'motorcycle' || rng.chance(0.55) ? away : away + Math.PI;
  const endM = vehicleShapes[body].lengthM / 2;
  const poses = [
    pose(vehicles[subject]!, {
      xM: view.xM + Math.sign(view.aheadM) * endM + view.aheadM * rng.uniform(-0.12, 0.15),
      zM: view.zM + rng.uniform(-0.6, 0.6),
      headingRad: facing + radFromDeg(turned),
    }),
  ];
  const others = rng.pick([0, 1, 1, 2, 3]);
  for (let k = 0; k < others; k++) {
    const other = vehicles[(subject + 1 + rng.integer(0, vehicles.length - 2)) % vehicles.length]!;
    const { zM, direction } = rng.pick(lanes);
    const at = {
      xM: view.xM + rng.uniform(-12, 22) * Math.sign(view.aheadM),
      zM: zM + rng.uniform(-0.4, 0.4),
      headingRad: (direction === 1 ? 0 : Math.PI) + radFromDeg(rng.normal(0, 2)),
    };
    const { xM, zM: cameraZM } = view.camera.position;
    const isFree =
      Math.hypot(at.xM - xM, at.zM - cameraZM) > 5 &&
      poses.every(({ vehicleId, ...there }) => vehicleId !== other.id && apart(there, at));
    if (isFree) poses.push(pose(other, at));
  }
  return poses.map((one) => ({ ...one, speedMps: rng.uniform(0, 14), brakeLights: rng.chance(0.3) }));
}

type Ground = Pick<VehiclePose, 'xM' | 'zM' | 'headingRad'>;

const pose = ({ id }: Vehicle, ground: Ground): VehiclePose => ({
  vehicleId: id,
  lane: 0,
  speedMps: 0,
  brakeLights: false,
  ...ground,
});

const apart = (one: Ground, other: Ground): boolean =>
  Math.abs(one.xM - other.xM) > 9 || Math.abs(one.zM - other.zM) > 2.9;
