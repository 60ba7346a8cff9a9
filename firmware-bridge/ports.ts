/** What moves, lights and triggers a camera. Implementations say what they can do; callers ask before they rely on it. */

export interface RigCapabilities {
  readonly aims: boolean;
  readonly illuminates: boolean;
  readonly triggers: boolean;
  /** Says when exposures happened, by its own clock. */
  readonly timestamps: boolean;
  /** Answers commands, so that a lost one is noticed. */
  readonly acknowledges: boolean;
}

/** The pulses that servos are given, of our firmware as of Arduino's Servo library, µs. */
export const pulseLimitsUs = { shortest: 544, longest: 2400 } as const;

/** Servo pulses as commanded, and the illuminator's share of full power, 0 to 1. */
export interface RigSetting {
  readonly panUs: number;
  readonly tiltUs: number;
  readonly illumination: number;
}

/** A board that carries a camera on two servos beside an infrared illuminator. */
export interface CameraRig {
  readonly name: string;
  readonly capabilities: RigCapabilities;
  /** Resolves when the board has said that it did so, or, where it does not acknowledge, when the bytes are out. */
  set(setting: RigSetting): Promise<void>;
  /** Illuminator off, shutter low; the servos hold. */
  makeSafe(): Promise<void>;
  /** Makes the rig safe and lets go of the port. */
  close(): Promise<void>;
}

export interface PtzCapabilities {
  /** Answers commands, so that it is known whether one was taken, and done. */
  readonly acknowledges: boolean;
  /** Says where it stands, so that it can be sent to a place and be known to be there. */
  readonly reportsPosition: boolean;
  /** Shutter, gain and focus can be set. */
  readonly setsExposure: boolean;
}

/** Right and up are positive; of zoom, 0 is the wide end and 1 the tele end. */
export interface PtzPosition {
  readonly panDeg: number;
  readonly tiltDeg: number;
  readonly zoom: number;
}

/** How long a camera exposes, and how much it amplifies. */
export interface ExposureSetting {
  readonly exposureS: number;
  readonly gainDb: number;
}

/** A camera that turns, zooms and sets itself. Each command may fail with a RigError. */
export interface PtzCamera {
  readonly name: string;
  readonly capabilities: PtzCapabilities;
  /** Goes on moving until it is stopped. Shares of the top speed, −1 to 1. */
  drive(speeds: { readonly pan: number; readonly tilt: number; readonly zoom: number }): Promise<void>;
  /** Ends all that moves; what was on its way rejects. */
  stop(): Promise<void>;
  /** Resolves when it is there. */
  moveTo(aim: { readonly panDeg: number; readonly tiltDeg: number }): Promise<void>;
  /** Straight ahead; resolves when it is there. */
  home(): Promise<void>;
  /** Resolves when it is there. */
  zoomTo(zoom: number): Promise<void>;
  position(): Promise<PtzPosition>;
  savePreset(preset: number): Promise<void>;
  clearPreset(preset: number): Promise<void>;
  /** Resolves when it is there, or, where it does not say, when the command is out. */
  recallPreset(preset: number): Promise<void>;
  /** For the dark: takes the infrared-cut filter out, or turns a lamp on, whichever the camera has. */
  setInfrared(on: boolean): Promise<void>;
  /** The nearest that the camera has, which is returned. */
  setExposure(wanted: ExposureSetting): Promise<ExposureSetting>;
  /** From now on it chooses its exposure by itself. */
  exposeByItself(): Promise<void>;
  /** `hold`: the lens stays as it is, for plates that come by night. */
  setFocus(focus: 'auto' | 'hold'): Promise<void>;
  /** Stops it and lets go of the port. */
  close(): Promise<void>;
}

/** The rig is not there, does not answer, or went away. */
export class RigError extends Error {
  override readonly name = 'RigError';
}
