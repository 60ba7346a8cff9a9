/** Pieces of a body and what they are made of, joined into one geometry: one draw call a vehicle. */

import { mergeGeometries, mergeVertices, toCreasedNormals } from 'three/addons/utils/BufferGeometryUtils.js';
import { type BufferGeometry, Color, Float32BufferAttribute } from 'three/webgpu';

export const lampKinds = ['head', 'tail', 'brake', 'window'] as const;
export type LampKind = (typeof lampKinds)[number];

export interface Finish {
  /** Diffuse colour, sRGB; ignored for paint. */
  readonly color: string;
  /** Takes the vehicle's paint instead of `color`. */
  readonly paint?: boolean;
  /** Mirrored share of light that comes in along the normal: 0 dull, 0.04 varnish and glass, 0.5 chrome. */
  readonly reflectance?: number;
  readonly lamp?: LampKind;
}

export const paint: Finish = { color: '#ffffff', paint: true, reflectance: 0.045 };
export const glass: Finish = { color: '#0b0f12', reflectance: 0.07 };
export const chrome: Finish = { color: '#8d9196', reflectance: 0.45 };
export const plastic: Finish = { color: '#17181a', reflectance: 0.012 };
export const rubber: Finish = { color: '#121213' };
export const alloy: Finish = { color: '#9a9ea3', reflectance: 0.15 };
export const gap: Finish = { color: '#050506' };
export const headlamp: Finish = { color: '#d8dde2', reflectance: 0.1, lamp: 'head' };
export const tailLamp: Finish = { color: '#8c0a0c', reflectance: 0.05, lamp: 'tail' };
export const brakeLamp: Finish = { color: '#5c0608', reflectance: 0.05, lamp: 'brake' };
export const amberLamp: Finish = { color: '#c46a08', reflectance: 0.05 };

/** Edges of a hull sharper than this stay sharp, radians. */
const creaseRad = 0.7;

/** Gives a geometry its finish. One that has no normals yet gets smooth ones, except across sharp edges. */
export function part(geometry: BufferGeometry, finish: Finish): BufferGeometry {
  const made = geometry.getAttribute('normal') ? geometry : mergeVertices(toCreasedNormals(geometry, creaseRad), 1e-5);
  for (const name of Object.keys(made.attributes))
    if (name !== 'position' && name !== 'normal') made.deleteAttribute(name);
  const count = made.getAttribute('position').count;
  const { r, g, b } = new Color(finish.color);
  const fill = (name: string, values: readonly number[]): void => {
    const all = new Float32Array(count * values.length);
    for (let i = 0; i < all.length; i++) all[i] = values[i % values.length]!;
    made.setAttribute(name, new Float32BufferAttribute(all, values.length));
  };
  fill('color', [r, g, b]);
  fill('finish', [finish.paint ? 1 : 0, finish.reflectance ?? 0]);
  fill(
    'lamp',
    lampKinds.map((kind) => (kind === finish.lamp ? 1 : 0)),
  );
  if (!made.index) made.setIndex(Array.from({ length: count }, (_, i) => i));
  return made;
}

export function join(parts: readonly BufferGeometry[]): BufferGeometry {
  const joined = mergeGeometries([...parts]);
  joined.computeBoundingSphere();
  joined.computeBoundingBox();
  return joined;
}
