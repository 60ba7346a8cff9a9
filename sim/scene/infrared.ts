/**
 * The scene behind a camera's infrared-pass filter: which lights shine there, how surfaces reflect, and the beam of the
 * camera's own lamp. "Lux" here as in sim/camera/illuminator.ts.
 *
 * Reflectances are those in red light, the nearest that the scene knows: blue, black and green inks and paints stay dark,
 * white and yellow ones bright; red ones, whose pigments are clear in the near infrared, fade. What that gets wrong: leaves
 * and grass are bright there, and dyes that are dark only to the eye. Makers' data for each ink would be better.
 */
import { cameraPosition, cross, dot, float, positionWorld, uniform, vec3 } from 'three/tsl';
import { Color, type Node, Vector3 } from 'three/webgpu';
import { degFromRad } from '../../base/units.ts';
import { infraredDaylightShare } from '../camera/exposure.ts';
import { beamSharpness, illuminatorCandela, illuminatorPosition } from '../camera/illuminator.ts';
import { viewOf } from '../camera/pinhole.ts';
import { entranceDeg, observationDeg, retroReflection } from '../camera/retro-reflection.ts';
import type { CameraSpec } from '../world.ts';
import type { Sky } from './sky.ts';

type Vec3 = Node<'vec3'>;
type Scalar = Node<'float'>;

export interface InfraredBeam {
  /** Illuminance of a surface with this normal, lux. */
  illuminanceOn(normal: Vec3): Scalar;
  /** Luminance of white plate sheeting with this normal towards the camera, cd/m². */
  retroLuminanceOf(normal: Vec3): Scalar;
  /** Takes the lamp's place, direction and level from the camera. */
  follow(camera: CameraSpec): void;
}

export function createInfraredBeam(): InfraredBeam {
  const place = uniform(new Vector3());
  const axis = uniform(new Vector3(1, 0, 0));
  const candela = uniform(0);
  const sharpness = uniform(1);
  const ray = (place as unknown as Vec3).sub(positionWorld);
  const distance2 = dot(ray, ray);
  const towards = ray.div(distance2.sqrt());
  const offAxis = dot(towards, axis as unknown as Vec3).add(1);
  const facing = (candela as unknown as Scalar)
    .mul(
      offAxis
        .mul(sharpness as unknown as Scalar)
        .negate()
        .exp(),
    )
    .div(distance2);
  return {
    illuminanceOn: (normal) => facing.mul(dot(normal, towards).max(0)),
    retroLuminanceOf: (normal) => {
      // The angle by its sine: a cosine near 1 has too few digits for tenths of a degree.
      const observed = cross(towards, cameraPosition.sub(positionWorld).normalize()).length().mul(degFromRad(1));
      const entering = dot(normal, towards)
        .clamp(0, 1)
        .acos()
        .mul(degFromRad(1) / entranceDeg);
      const fall = observed.div(observationDeg).add(entering.mul(entering)).negate().exp();
      return facing.mul(fall).mul(float(retroReflection));
    },
    follow: (camera) => {
      const { illuminator } = camera;
      candela.value = illuminator ? illuminatorCandela(illuminator) : 0;
      if (!illuminator) return;
      place.value.set(...illuminatorPosition(camera, illuminator));
      axis.value.set(...viewOf(camera).forward);
      sharpness.value = beamSharpness(illuminator);
    },
  };
}

/** A sky as an infrared-pass filter dims it, gray. */
export function infraredSky(sky: Sky): Sky {
  const gray = (color: Color): Color => {
    const luminance = 0.2126 * color.r + 0.7152 * color.g + 0.0722 * color.b;
    return new Color(1, 1, 1).multiplyScalar(luminance * infraredDaylightShare);
  };
  const white = new Color(1, 1, 1);
  return {
    ...sky,
    sunLux: sky.sunLux * infraredDaylightShare,
    skyLux: sky.skyLux * infraredDaylightShare,
    sunColor: white,
    skyColor: white,
    zenith: gray(sky.zenith),
    horizon: gray(sky.horizon),
    glow: gray(sky.glow),
  };
}

/**
 * Light of lamps behind the filter, of their visible light: a halogen bulb (a black body of 3200 K gives 1.2 mW in a band of 50 nm
 * around 850 nm for each lumen), the same bulb behind red plastic, which takes four fifths of its visible light and no infrared. LEDs
 * give none. Street lamps, and the windows of houses, are taken for LEDs.
 */
export const bulbShare = { head: 0.35, tail: 1.7, brake: 1.7 };

/** Reflex reflectors in tail lamps, of white sheeting's coefficient over the lamp's whole lens (FMVSS 108, table XVI: 0.42 cd/lx red at 0.2°). */
export const tailReflexShare = 0.3;

export const monochrome = (seen: Vec3): Vec3 => vec3(seen.x, seen.x, seen.x);
