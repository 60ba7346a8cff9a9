/**
 * What a body type is: size, where its plates hang, what of it hides what is behind, how it accelerates.
 *
 * Vehicle's own frame: origin in the middle of its footprint on the road, x forward, y up, z to its right; metres.
 * Sizes are those of a typical vehicle of the type on a Connecticut road, after the makers' published dimensions (midsize
 * sedan, compact SUV, crew-cab half-ton pickup, medium-roof cargo van, class 6 box truck, cruiser with its rider).
 */
import { mFromInch, radFromDeg } from '../base/units.ts';
import type { BodyType } from './world.ts';

/** A box in the vehicle's frame, its sides along the axes; `xM, yM, zM` is its middle. */
export interface BodyBox {
  readonly part: 'body' | 'cabin' | 'bed' | 'cargo' | 'rider';
  readonly xM: number;
  readonly yM: number;
  readonly zM: number;
  readonly lengthM: number;
  readonly heightM: number;
  readonly widthM: number;
}

export type PlateSide = 'front' | 'rear';

/** Where a plate hangs: middle of its face. The front plate faces +x, the rear one −x. */
export interface PlateMount {
  readonly xM: number;
  readonly yM: number;
  readonly zM: number;
  /** Positive leans the face up, away from the road. */
  readonly tiltRad: number;
}

export interface PlateSize {
  readonly widthM: number;
  readonly heightM: number;
}

export interface VehicleShape {
  readonly lengthM: number;
  readonly widthM: number;
  readonly heightM: number;
  /** Axles stand at x = ±wheelbaseM / 2. */
  readonly wheelbaseM: number;
  readonly groundClearanceM: number;
  readonly wheelRadiusM: number;
  /** Plates hang 2 cm outside of the length, so that no part of the body's mesh may cross x = ±lengthM / 2. */
  readonly plates: Readonly<Record<PlateSide, PlateMount>>;
  readonly plateSize: PlateSize;
  /** What hides other vehicles' plates; together a close inner fit of the body. */
  readonly boxes: readonly BodyBox[];
  /** Greatest acceleration and comfortable deceleration in everyday driving (`a` and `b` of the IDM, see traffic/idm.ts). */
  readonly maxAccelerationMps2: number;
  readonly comfortableBrakingMps2: number;
}

/** SAE J686: 12 by 6 inches. */
export const plateSize: PlateSize = { widthM: mFromInch(12), heightM: mFromInch(6) };
/** 7 by 4 inches, the size that Connecticut, New York and Massachusetts issue for motorcycles. */
export const motorcyclePlateSize: PlateSize = { widthM: mFromInch(7), heightM: mFromInch(4) };

const standoffM = 0.02;

interface Hang {
  readonly yM: number;
  readonly zM?: number;
  readonly tiltDeg?: number;
}

const plates = (lengthM: number, front: Hang, rear: Hang): VehicleShape['plates'] => {
  const mount = (xM: number, { yM, zM = 0, tiltDeg = 0 }: Hang): PlateMount => ({
    xM,
    yM,
    zM,
    tiltRad: radFromDeg(tiltDeg),
  });
  return { front: mount(lengthM / 2 + standoffM, front), rear: mount(-lengthM / 2 - standoffM, rear) };
};

/** A box given by its ends along x and y; its middle lies on the vehicle's centre line. */
const box = (
  part: BodyBox['part'],
  [rearM, frontM]: readonly [number, number],
  [bottomM, topM]: readonly [number, number],
  widthM: number,
): BodyBox => ({
  part,
  xM: (rearM + frontM) / 2,
  yM: (bottomM + topM) / 2,
  zM: 0,
  lengthM: frontM - rearM,
  heightM: topM - bottomM,
  widthM,
});

export const vehicleShapes: Readonly<Record<BodyType, VehicleShape>> = {
  car: {
    lengthM: 4.88,
    widthM: 1.84,
    heightM: 1.45,
    wheelbaseM: 2.82,
    groundClearanceM: 0.15,
    wheelRadiusM: 0.33,
    plates: plates(4.88, { yM: 0.5 }, { yM: 0.88, tiltDeg: 5 }),
    plateSize,
    boxes: [box('body', [-2.42, 2.42], [0.2, 0.95], 1.8), box('cabin', [-1.5, 0.9], [0.95, 1.43], 1.4)],
    maxAccelerationMps2: 1.5,
    comfortableBrakingMps2: 2,
  },
  suv: {
    lengthM: 4.6,
    widthM: 1.86,
    heightM: 1.7,
    wheelbaseM: 2.69,
    groundClearanceM: 0.21,
    wheelRadiusM: 0.36,
    plates: plates(4.6, { yM: 0.58 }, { yM: 0.98, tiltDeg: 4 }),
    plateSize,
    boxes: [box('body', [-2.28, 2.28], [0.26, 1.05], 1.82), box('cabin', [-2.1, 0.85], [1.05, 1.68], 1.5)],
    maxAccelerationMps2: 1.4,
    comfortableBrakingMps2: 2,
  },
  pickup: {
    lengthM: 5.89,
    widthM: 2.03,
    heightM: 1.96,
    wheelbaseM: 3.69,
    groundClearanceM: 0.24,
    wheelRadiusM: 0.41,
    plates: plates(5.89, { yM: 0.66 }, { yM: 0.66 }),
    plateSize,
    boxes: [
      box('body', [0, 2.92], [0.35, 1.2], 1.98),
      box('cabin', [-0.95, 1.35], [0.35, 1.94], 1.65),
      box('bed', [-2.92, 0], [0.35, 1.3], 1.98),
    ],
    maxAccelerationMps2: 1.3,
    comfortableBrakingMps2: 1.9,
  },
  van: {
    lengthM: 5.98,
    widthM: 2.06,
    heightM: 2.52,
    wheelbaseM: 3.75,
    groundClearanceM: 0.18,
    wheelRadiusM: 0.35,
    plates: plates(5.98, { yM: 0.6 }, { yM: 0.82, zM: -0.42 }),
    plateSize,
    boxes: [box('body', [1.9, 2.95], [0.25, 1.3], 1.95), box('cargo', [-2.95, 1.9], [0.25, 2.5], 1.9)],
    maxAccelerationMps2: 1.2,
    comfortableBrakingMps2: 1.8,
  },
  truck: {
    lengthM: 7.9,
    widthM: 2.44,
    heightM: 3.45,
    wheelbaseM: 4.6,
    groundClearanceM: 0.28,
    wheelRadiusM: 0.46,
    plates: plates(7.9, { yM: 0.62 }, { yM: 0.78, zM: -0.5 }),
    plateSize,
    boxes: [box('cabin', [2.0, 3.92], [0.45, 2.35], 2.1), box('cargo', [-3.92, 1.85], [0.95, 3.43], 2.42)],
    maxAccelerationMps2: 0.8,
    comfortableBrakingMps2: 1.5,
  },
  motorcycle: {
    lengthM: 2.3,
    widthM: 0.85,
    heightM: 1.6,
    wheelbaseM: 1.63,
    groundClearanceM: 0.13,
    wheelRadiusM: 0.32,
    plates: plates(2.3, { yM: 0.6 }, { yM: 0.62, tiltDeg: 15 }),
    plateSize: motorcyclePlateSize,
    boxes: [box('body', [-1.1, 1.1], [0.15, 0.95], 0.35), box('rider', [-0.55, 0.2], [0.8, 1.58], 0.48)],
    maxAccelerationMps2: 2.2,
    comfortableBrakingMps2: 2.2,
  },
};

export const shapeOf = (vehicle: { readonly body: BodyType }): VehicleShape => vehicleShapes[vehicle.body];
