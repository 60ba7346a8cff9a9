/** What a world is made from. The scenario fills it in; what it leaves out is ordinary. */
import type { Rng } from '../../base/rng.ts';
import type { BodyType, Light, Plate, VehicleColor } from '../world.ts';

export type Weights<K extends string> = Readonly<Partial<Record<K, number>>>;
/** Issuing states by USPS code, weighted. */
export type StateMix = Weights<string>;

/** Issues a plate of a state, or of one drawn from a mix, that suits the body. */
export type IssuePlate = (state: string | StateMix, body: BodyType, rng: Rng) => Plate;

export interface RoadSpec {
  readonly lengthM: number;
  readonly speedLimitMph: number;
  /** Default 3.6 m (12 ft). */
  readonly laneWidthM?: number | undefined;
  /** Default 1. Lanes 0 to n − 1 drive towards +x, counted from the centre line; n to 2n − 1 towards −x, likewise. */
  readonly lanesPerDirection?: number | undefined;
}

export interface TrafficSpec {
  /** Mean flow of ordinary vehicles in each lane; 0 for none. */
  readonly vehiclesPerHour: number;
  /** Vehicles that pass the pole (x = 0) during the run, cast ones included; ordinary ones are added until it holds. */
  readonly atLeast?: number | undefined;
  readonly bodies?: Weights<BodyType> | undefined;
  readonly colors?: Weights<VehicleColor> | undefined;
  readonly states?: StateMix | undefined;
}

/** A vehicle that the story is about. What is left out is drawn from the traffic's mixes. */
export interface CastVehicle {
  readonly id: string;
  readonly body?: BodyType | undefined;
  readonly color?: VehicleColor | undefined;
  readonly plate?: Plate | undefined;
  /** Issuing state, where no plate is given. */
  readonly state?: string | undefined;
  readonly lane: number;
  /** When its middle crosses its lane's beginning. */
  readonly entersAtS: number;
  readonly speedMph: number;
}

export interface WorldSpec {
  readonly durationS: number;
  readonly road: RoadSpec;
  readonly light: Light;
  readonly traffic: TrafficSpec;
  readonly cast: readonly CastVehicle[];
}

/** A cast vehicle cannot be put into the world as the scenario wants it. */
export class CastError extends Error {
  override readonly name = 'CastError';
  readonly vehicleId: string;
  constructor(vehicleId: string, why: string) {
    super(`vehicle "${vehicleId}" ${why}`);
    this.vehicleId = vehicleId;
  }
}

/** Rounded shares for a town road in Connecticut; ours, to be replaced by counts where a study has them. */
export const ordinaryBodies: Weights<BodyType> = {
  car: 0.37,
  suv: 0.32,
  pickup: 0.13,
  van: 0.07,
  truck: 0.07,
  motorcycle: 0.04,
};

/** Rounded shares in the order that paint makers report for North America: white, black, gray, silver lead. */
export const ordinaryColors: Weights<VehicleColor> = {
  white: 0.27,
  black: 0.21,
  gray: 0.18,
  silver: 0.12,
  blue: 0.09,
  red: 0.07,
  green: 0.02,
  brown: 0.02,
  gold: 0.01,
  yellow: 0.01,
};

export const ordinaryStates: StateMix = { CT: 0.82, NY: 0.1, MA: 0.08 };
