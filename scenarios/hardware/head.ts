import { emulatedServoDeg } from '../../firmware-bridge/emulator/servo.ts';
import type { HostClock } from '../../firmware-bridge/host-clock.ts';
import type { CameraRig, RigSetting } from '../../firmware-bridge/ports.ts';
import type { WatchedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import type { RigFile } from './rig-file.ts';
import { createServo, scenarioDeg } from './servo.ts';

/** The head with the virtual camera on it: two servos and a lamp. */
export interface Head {
  /** Goes on for so long with these pulses and this level. */
  step(setting: RigSetting, forS: number): void;
  stance(): Stance;
}

/** Where the camera looks and how it is lit, as it truly is. */
export interface Stance {
  readonly panDeg: number;
  readonly tiltDeg: number;
  readonly illuminatorLevel: number;
}

/** Emulated servos turn as emulated ones do: a calibration is what was measured of them, and a little off. */
export function createHead({ value: { emulate, servos }, servoMaps, calibration }: RigFile): Head {
  const servo = (axis: 'pan' | 'tilt') =>
    createServo(
      emulate && calibration
        ? (pulseUs) => scenarioDeg(axis, emulatedServoDeg(axis, pulseUs), servos[axis].deg)
        : servoMaps[axis].angleFor,
      servos,
    );
  const [pan, tilt] = [servo('pan'), servo('tilt')];
  let illuminatorLevel = 0;
  return {
    step({ panUs, tiltUs, illumination }, forS) {
      pan.drive(panUs, forS);
      tilt.drive(tiltUs, forS);
      illuminatorLevel = illumination;
    },
    stance: () => ({ panDeg: pan.angleDeg(), tiltDeg: tilt.angleDeg(), illuminatorLevel }),
  };
}

/**
 * Nobody measures a physical board's pins: the head then goes by what the board was told and, where it answers, said it did.
 *
 * @param watched the same rig, where it says that it went dark or started anew
 */
export function followed(
  rig: CameraRig,
  head: Head,
  clock: HostClock,
  watched?: WatchedRig,
): { readonly rig: CameraRig; stance(): Stance } {
  let stands: RigSetting = { panUs: 0, tiltUs: 0, illumination: 0 };
  let sinceS = clock.nowS();
  const advance = (): void => {
    const nowS = clock.nowS();
    head.step(stands, nowS - sinceS);
    sinceS = nowS;
  };
  const now = (change: Partial<RigSetting>): void => {
    advance();
    stands = { ...stands, ...change };
  };
  watched?.onSafe(() => now({ illumination: 0 }));
  watched?.onRestart(() => now({ panUs: 0, tiltUs: 0, illumination: 0 }));
  return {
    rig: {
      ...rig,
      async set(setting) {
        await rig.set(setting);
        now(setting);
      },
    },
    stance() {
      advance();
      return head.stance();
    },
  };
}
