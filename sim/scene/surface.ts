/**
 * The material of vehicles and of what stands beside the road: diffuse colour and paint, a mirrored sky by Schlick's
 * approximation of Fresnel, and lamps. One shader for all; what differs from vehicle to vehicle is in `userData`.
 */

import { attribute, dot, mix, reflect, uniform } from 'three/tsl';
import { Color, MeshBasicNodeMaterial, type Object3D, Vector4 } from 'three/webgpu';
import type { LampKind } from './bodies/parts.ts';
import { tailReflexShare } from './infrared.ts';
import {
  asSeen,
  type Illumination,
  illuminanceOn,
  mirroredRadiance,
  type Vec3,
  viewDirection,
  worldNormal,
} from './radiance.ts';

/** What a mesh of this material carries in its `userData`. */
export interface SurfaceState {
  readonly paint: Color;
  /** Luminance of each kind of lamp, cd/m²: head, tail, brake, window. */
  readonly lamps: Vector4;
}

export const surfaceState = (paint = new Color(0), lamps = new Vector4()): SurfaceState => ({ paint, lamps });

/** Luminances of vehicle lamps seen off their beam's axis, cd/m²: intensities allowed by FMVSS 108 over a lens's area. */
export const lampLuminance: Readonly<Record<LampKind, number>> = { head: 14_000, tail: 260, brake: 5_000, window: 300 };

const stateOf = (object: Object3D | null | undefined): SurfaceState => object!.userData as SurfaceState;

/** @param hazy seen from afar too: takes part in the scene's haze */
export function createSurfaceMaterial(illumination: Illumination, hazy: boolean): MeshBasicNodeMaterial {
  const paint = uniform(new Color()).onObjectUpdate(({ object }) => stateOf(object).paint);
  const lamps = uniform(new Vector4()).onObjectUpdate(({ object }) => stateOf(object).lamps);
  const diffuse = attribute<'vec3'>('color', 'vec3');
  const finish = attribute<'vec2'>('finish', 'vec2');
  const lamp = attribute<'vec4'>('lamp', 'vec4');
  const normal = worldNormal;
  const away = dot(viewDirection, normal).negate().clamp(0, 1).oneMinus();
  const away2 = away.mul(away);
  const grazing = away2.mul(away2).mul(away);
  const varnished = finish.y.mul(12).min(1);
  const mirrored = mirroredRadiance(illumination.sky, reflect(viewDirection, normal)).mul(
    mix(finish.y, varnished, grazing),
  );
  const albedo = mix(diffuse, paint as unknown as Vec3, finish.x);
  const material = new MeshBasicNodeMaterial({ fog: hazy });
  const reflected = albedo
    .mul(illuminanceOn(normal, illumination))
    .mul(1 / Math.PI)
    .add(mirrored);
  const { infrared } = illumination;
  const shining = dot(lamp, lamps);
  material.colorNode = infrared
    ? asSeen(reflected, illumination)
        .add(shining)
        .add(lamp.y.mul(infrared.retroLuminanceOf(normal)).mul(tailReflexShare))
    : reflected.add(diffuse.mul(shining));
  return material;
}
