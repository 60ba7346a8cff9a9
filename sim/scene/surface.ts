/**
 * The material of vehicles and of what stands beside the road: diffuse colour and paint, a mirrored sky by Schlick's
 * approximation of Fresnel, and lamps. One shader for all; what differs from vehicle to vehicle is in `userData`.
 */

import { attribute, cameraPosition, dot, mix, normalWorld, positionWorld, reflect, uniform } from 'three/tsl';
import { Color, MeshLambertNodeMaterial, type Node, type Object3D, Vector4 } from 'three/webgpu';
import type { LampKind } from './bodies/parts.ts';
import { mirroredRadiance } from './radiance.ts';
import type { Sky } from './sky.ts';

/** What a mesh of this material carries in its `userData`. */
export interface SurfaceState {
  readonly paint: Color;
  /** Luminance of each kind of lamp, cd/m²: head, tail, brake, window. */
  readonly lamps: Vector4;
}

export const surfaceState = (paint = new Color(0), lamps = new Vector4()): SurfaceState => ({ paint, lamps });

/** Luminances of vehicle lamps seen off their beam's axis, cd/m²: intensities allowed by FMVSS 108 over a lens's area. */
export const lampLuminance: Readonly<Record<LampKind, number>> = { head: 14_000, tail: 260, brake: 5_000, window: 60 };

const stateOf = (object: Object3D | null | undefined): SurfaceState => object!.userData as SurfaceState;

export function createSurfaceMaterial(sky: Sky): MeshLambertNodeMaterial {
  const paint = uniform(new Color()).onObjectUpdate(({ object }) => stateOf(object).paint);
  const lamps = uniform(new Vector4()).onObjectUpdate(({ object }) => stateOf(object).lamps);
  const diffuse = attribute<'vec3'>('color', 'vec3');
  const finish = attribute<'vec2'>('finish', 'vec2');
  const lamp = attribute<'vec4'>('lamp', 'vec4');
  const view = positionWorld.sub(cameraPosition).normalize();
  const grazing = dot(view, normalWorld).negate().clamp(0, 1).oneMinus().pow(5);
  const varnished = finish.y.mul(20).min(1);
  const reflectance = mix(finish.y, varnished, grazing);
  const mirrored = mirroredRadiance(sky, reflect(view, normalWorld)).mul(reflectance);
  const material = new MeshLambertNodeMaterial();
  material.colorNode = mix(diffuse, paint as unknown as Node<'vec3'>, finish.x);
  material.emissiveNode = mirrored.add(diffuse.mul(dot(lamp, lamps)));
  return material;
}
