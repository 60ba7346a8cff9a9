/**
 * Light as shader code: what falls on a surface, and what the sky looks like. Written out for the few lights of a road
 * instead of three.js' own lights, whose general shaders take three times as long without a GPU.
 */

import {
  cameraPosition,
  color,
  dot,
  mix,
  modelWorldMatrix,
  normalLocal,
  positionWorld,
  smoothstep,
  varying,
  vec3,
  vec4,
} from 'three/tsl';
import type { Color, Node } from 'three/webgpu';
import { type InfraredBeam, monochrome } from './infrared.ts';
import type { StreetLamp } from './roadside/street-lamps.ts';
import type { Sky } from './sky.ts';

export type Vec3 = Node<'vec3'>;
type Scalar = Node<'float'>;

/** Everything that shines on the scene, vehicles' own lamps aside. */
export interface Illumination {
  readonly sky: Sky;
  readonly lamps: readonly StreetLamp[];
  /** The camera's own, for one behind an infrared-pass filter; its sky and lamps are then those that the filter passes. */
  readonly infrared?: InfraredBeam | undefined;
}

/** Part of the light on the ground that the ground throws back. */
const groundAlbedo = 0.14;
/** After sunset the bright side of the sky still models shapes: this part of its light comes from low over the horizon. */
const twilightGlow = 0.3;
const twilightGlowHeight = 0.35;

const constant = ({ r, g, b }: Color): Vec3 => vec3(r, g, b);

/** A surface's normal in the world; objects are turned and moved, never scaled. */
export const worldNormal: Vec3 = varying(modelWorldMatrix.mul(vec4(normalLocal, 0)).xyz).normalize();

const squared = <T extends Vec3 | Scalar>(value: T, times: number): T =>
  Array.from({ length: times }).reduce<T>((power) => power.mul(power as never) as unknown as T, value);

/** Illuminance of a surface, lux per channel. */
export function illuminanceOn(normal: Vec3, { sky, lamps, infrared }: Illumination): Vec3 {
  const { sunDirection, sunLux, skyLux, skyColor, sunColor } = sky;
  const isTwilight = sunLux === 0;
  const onGround = skyLux + sunLux * Math.max(0, sunDirection.y);
  const fromSky = skyLux * (isTwilight ? 1 - twilightGlow : 1);
  const above = constant(skyColor.clone().multiplyScalar(fromSky));
  const below = constant(skyColor.clone().multiplyScalar(groundAlbedo * onGround));
  const towards = sunDirection.clone();
  if (isTwilight) towards.setY(twilightGlowHeight).normalize();
  const beam = constant(sunColor.clone().multiplyScalar(isTwilight ? skyLux * twilightGlow : sunLux));
  let total: Vec3 = mix(below, above, normal.y.mul(0.5).add(0.5)).add(
    beam.mul(dot(normal, vec3(towards.x, towards.y, towards.z)).max(0)),
  );
  for (const { xM, yM, zM, candela, color: tint } of lamps) {
    const ray = vec3(xM, yM, zM).sub(positionWorld);
    const distance2 = dot(ray, ray);
    // Cosine over the distance's square; the ray is not of unit length, so that its length goes in a third time.
    const facing = dot(normal, ray).max(0).div(distance2.mul(distance2.sqrt()));
    total = total.add(constant(tint.clone().multiplyScalar(candela)).mul(facing));
  }
  return infrared ? total.add(infrared.illuminanceOn(normal)) : total;
}

/** A surface's light as it leaves for the camera, cd/m² per channel. */
export const asSeen = (leaving: Vec3, { infrared }: Illumination): Vec3 => (infrared ? monochrome(leaving) : leaving);

/** Radiance of the open sky, cd/m² per channel. */
export function skyRadiance(sky: Sky, direction: Vec3): Vec3 {
  const height = direction.y.max(0);
  const open = mix(constant(sky.horizon), constant(sky.zenith), height.sqrt());
  const { x, z } = sky.sunDirection;
  const level = Math.hypot(x, z) || 1;
  const towardsSun = dot(direction, vec3(x / level, 0, z / level)).max(0);
  const low = height.mul(5).add(1);
  return open.add(constant(sky.glow).mul(towardsSun.mul(towardsSun).div(low.mul(low))));
}

/** What a glossy body beside the road mirrors: sky, a line of trees at the horizon, the ground, and the sun. */
export function mirroredRadiance(sky: Sky, direction: Vec3): Vec3 {
  const onGround = sky.skyLux + sky.sunLux * Math.max(0, sky.sunDirection.y);
  const lit = (hex: string, share: number): Vec3 => (color(hex) as unknown as Vec3).mul((onGround * share) / Math.PI);
  const above = mix(lit('#2c3426', 0.6), skyRadiance(sky, direction), smoothstep(0.1, 0.2, direction.y));
  const seen = mix(lit('#4a4a48', 0.5), above, smoothstep(-0.04, 0.02, direction.y));
  if (sky.sunLux === 0) return seen;
  // A lobe of exponent n spreads the sun's light over 2π/(n+1) steradians.
  const { x, y, z } = sky.sunDirection;
  const doublings = 7;
  const lobe = squared(dot(direction, vec3(x, y, z)).max(0), doublings);
  return seen.add(
    constant(sky.sunColor)
      .mul(lobe)
      .mul((sky.sunLux * (2 ** doublings + 1)) / (2 * Math.PI)),
  );
}

/** From the eye to the surface. */
export const viewDirection: Vec3 = positionWorld.sub(cameraPosition).normalize();
