/**
 * What the simulated world is made of: plain data, no three.js, no Node.
 *
 * World frame: right-handed, metres. x runs along the road (positive: the way that lane 0 drives), y up from the
 * road's surface, z across the road (positive: to the right of who looks along +x). The origin is on the road's
 * centre line below the camera's pole.
 */
import type { Corners } from '../base/geometry.ts';

export const bodyTypes = ['car', 'suv', 'pickup', 'van', 'truck', 'motorcycle'] as const;
export type BodyType = (typeof bodyTypes)[number];

export const vehicleColors = [
  'white',
  'black',
  'gray',
  'silver',
  'blue',
  'red',
  'green',
  'brown',
  'gold',
  'yellow',
] as const;
export type VehicleColor = (typeof vehicleColors)[number];

/** A plate as issued. `text` is what a reader should give (A–Z, 0–9); `display` adds the separators stamped between. */
export interface Plate {
  /** USPS code of the issuing jurisdiction. */
  readonly state: string;
  /** The design's id in `sim/plates/designs`. */
  readonly design: string;
  readonly text: string;
  readonly display: string;
  /** Wear and dirt, 0 (new) to 1. */
  readonly wear: number;
  /** Seeds what is drawn at random on this plate's face (dirt, month sticker). */
  readonly seed: string;
}

export interface Vehicle {
  readonly id: string;
  readonly body: BodyType;
  readonly color: VehicleColor;
  readonly plate: Plate;
  /** Motorcycles carry one only at the rear, as do vehicles of states that issue one. */
  readonly hasFrontPlate: boolean;
}

/** A vehicle at a moment: the middle of its footprint, on the road. */
export interface VehiclePose {
  readonly vehicleId: string;
  readonly lane: number;
  readonly xM: number;
  readonly zM: number;
  /** Rotation about y: 0 faces +x, π faces −x. */
  readonly headingRad: number;
  readonly speedMps: number;
  readonly brakeLights: boolean;
}

export interface WorldState {
  readonly tS: number;
  readonly poses: readonly VehiclePose[];
}

export interface Road {
  readonly lanes: readonly Lane[];
  readonly laneWidthM: number;
  /** The road is drawn and driven from −lengthM/2 to +lengthM/2. */
  readonly lengthM: number;
}

export interface Lane {
  /** Centre line. */
  readonly zM: number;
  /** 1 drives towards +x, −1 towards −x. */
  readonly direction: 1 | -1;
}

/** What falls from the sky or hangs in the air. */
export interface Weather {
  /** 2.5 is light rain, 10 heavy, 50 a cloudburst. */
  readonly rainMmPerHour?: number | undefined;
  /** Meteorological optical range (sim/weather/air.ts); below 1000 m it is called fog. */
  readonly fogVisibilityM?: number | undefined;
}

/** Light of the scene. Illuminances in lux on a horizontal plane, as published for twilight and day. */
export interface Light {
  readonly sunElevationDeg: number;
  readonly sunAzimuthDeg: number;
  /** Clear when left out. */
  readonly weather?: Weather | undefined;
}

/** A whole run of traffic: a function of scenario and seed. */
export interface World {
  readonly road: Road;
  readonly light: Light;
  readonly vehicles: readonly Vehicle[];
  readonly durationS: number;
  /** Vehicles on the road at a moment in [0, durationS], interpolated between the integrator's steps. */
  stateAt(tS: number): WorldState;
}

/**
 * What a camera has before its sensor: infrared-cut by day, for colours as the eye sees them; infrared-pass at night, which
 * lets through little but what the camera's own illuminator sends out.
 */
export const cameraFilters = ['infrared-cut', 'infrared-pass'] as const;
export type CameraFilter = (typeof cameraFilters)[number];

/** A camera's near-infrared lamp. It points where the camera does. */
export interface Illuminator {
  /** 850 glows faintly red, 940 is not seen at all; sensors see less of it. */
  readonly wavelengthNm: 850 | 940;
  /** On the beam's axis, at level 1. */
  readonly radiantIntensityWPerSr: number;
  /** Full angle within which the intensity is at least half of that on the axis. */
  readonly beamDeg: number;
  /** From the lens, to the camera's right and upwards: the smaller, the brighter plates come back. */
  readonly offset: { readonly rightM: number; readonly upM: number };
  /** 0 off to 1. */
  readonly level: number;
}

/** A camera at a moment: where it stands and looks, its optics, sensor and exposure. */
export interface CameraSpec {
  readonly id: string;
  readonly position: { readonly xM: number; readonly yM: number; readonly zM: number };
  /** 0 looks along +x, positive turns left (counter-clockwise seen from above). */
  readonly panDeg: number;
  /** Negative looks down. */
  readonly tiltDeg: number;
  readonly rollDeg: number;
  readonly focalLengthMm: number;
  readonly sensor: { readonly widthMm: number; readonly widthPx: number; readonly heightPx: number };
  readonly fNumber: number;
  readonly exposureS: number;
  readonly gainDb: number;
  readonly framesPerSecond: number;
  /** Infrared-cut when left out. */
  readonly filter?: CameraFilter | undefined;
  readonly illuminator?: Illuminator | undefined;
}

/** What is truly in one frame. Independent of any recognizer. */
export interface FrameTruth {
  readonly cameraId: string;
  readonly index: number;
  readonly tS: number;
  readonly plates: readonly PlateTruth[];
}

export interface PlateTruth {
  readonly vehicleId: string;
  readonly side: 'front' | 'rear';
  readonly text: string;
  readonly state: string;
  /** Corners of the plate's rectangle in the frame, at the middle of the exposure; may lie outside of the picture. */
  readonly corners: Corners;
  /** Part of the plate's face that lies in the picture and that nothing covers, 0 to 1. */
  readonly visibility: number;
  /** Pixels across the plate, mean of its upper and lower edge. */
  readonly widthPx: number;
  /** Movement of the plate's middle in the picture during the exposure. */
  readonly motionPx: number;
  readonly distanceM: number;
  /** Between the plate's normal and the line to the camera. */
  readonly incidenceDeg: number;
}
