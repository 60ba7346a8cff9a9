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

/** The rig is not there, does not answer, or went away. */
export class RigError extends Error {
  override readonly name = 'RigError';
}
