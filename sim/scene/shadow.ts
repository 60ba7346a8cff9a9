/**
 * The shadow that a vehicle throws on the road, as a polygon with soft edges: the outline of the body's projection
 * along the sun's rays, and the dark of the sky that the body hides. Far cheaper than shadow maps where there is no GPU.
 */

import { mergeGeometries } from 'three/addons/utils/BufferGeometryUtils.js';
import { attribute, color } from 'three/tsl';
import { BufferAttribute, BufferGeometry, MeshBasicNodeMaterial, type Node, Vector2 } from 'three/webgpu';
import type { VehicleShape } from '../vehicles.ts';
import type { Air } from './air.ts';
import type { Sky } from './sky.ts';

/** Above the road, so that it is drawn over it. */
const liftM = 0.015;

/** Convex hull, counter-clockwise (A. M. Andrew's monotone chain, 1979). */
export function convexHull(points: readonly Vector2[]): Vector2[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const chain = (ordered: readonly Vector2[]): Vector2[] => {
    const kept: Vector2[] = [];
    for (const point of ordered) {
      while (kept.length >= 2 && turn(kept.at(-2)!, kept.at(-1)!, point) <= 0) kept.pop();
      kept.push(point);
    }
    return kept.slice(0, -1);
  };
  return [...chain(sorted), ...chain(sorted.reverse())];
}

const turn = (o: Vector2, a: Vector2, b: Vector2): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** A flat polygon on the road, its opacity falling to nothing across a rim of the given width. */
function softPolygon(outline: readonly Vector2[], opacity: number, rimM: number): BufferGeometry {
  const middle = outline.reduce((sum, point) => sum.add(point), new Vector2()).divideScalar(outline.length);
  const ring = (offsetM: number): Vector2[] =>
    outline.map((point) => {
      const out = point.clone().sub(middle);
      return point.clone().addScaledVector(out.normalize(), offsetM);
    });
  const inner = ring(-rimM / 2);
  const outer = ring(rimM / 2);
  const positions: number[] = [];
  const alphas: number[] = [];
  const add = (point: Vector2, alpha: number): void => {
    positions.push(point.x, liftM, -point.y);
    alphas.push(alpha);
  };
  outline.forEach((_, i) => {
    const next = (i + 1) % outline.length;
    const triangles: (readonly [Vector2, number])[] = [
      [middle, opacity],
      [inner[i]!, opacity],
      [inner[next]!, opacity],
      [inner[i]!, opacity],
      [outer[i]!, 0],
      [outer[next]!, 0],
      [inner[i]!, opacity],
      [outer[next]!, 0],
      [inner[next]!, opacity],
    ];
    for (const [point, alpha] of triangles) add(point, alpha);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('alpha', new BufferAttribute(new Float32Array(alphas), 1));
  return geometry;
}

/** What a vehicle that heads this way throws on the road, in the vehicle's frame. */
export function shadowGeometry(shape: VehicleShape, sky: Sky, headingRad: number): BufferGeometry {
  const { lengthM, widthM } = shape;
  const footprint = [1, -1].flatMap((x) => [1, -1].map((z) => new Vector2((x * lengthM) / 2.05, (z * widthM) / 2.05)));
  const shadows = [softPolygon(convexHull(rounded(footprint, 0.5)), 0.8, 0.45)];
  const { x, y, z } = sky.sunDirection;
  if (sky.sunLux > 0 && y > 0.03) {
    // Into the vehicle's frame; plan coordinates here are x forward and −z, to be counter-clockwise from above.
    const cos = Math.cos(headingRad);
    const sin = Math.sin(headingRad);
    const [sunX, sunZ] = [x * cos - z * sin, x * sin + z * cos];
    const cast = shape.boxes.flatMap((box) =>
      [1, -1].flatMap((dx) =>
        [1, -1].flatMap((dy) =>
          [1, -1].map((dz) => {
            const height = box.yM + (dy * box.heightM) / 2;
            return new Vector2(
              box.xM + (dx * box.lengthM) / 2 - (sunX / y) * height,
              -(box.zM + (dz * box.widthM) / 2 - (sunZ / y) * height),
            );
          }),
        ),
      ),
    );
    const sunShare = (sky.sunLux * y) / (sky.sunLux * y + sky.skyLux);
    shadows.push(softPolygon(convexHull(cast), 0.92 * sunShare, 0.12));
  }
  return mergeGeometries(shadows);
}

const rounded = (corners: readonly Vector2[], radiusM: number): Vector2[] =>
  corners.flatMap((corner) =>
    [0, 1, 2, 3].map((step) => {
      const angle = (step / 3) * (Math.PI / 2);
      return new Vector2(
        corner.x - Math.sign(corner.x) * radiusM * (1 - Math.cos(angle)),
        corner.y - Math.sign(corner.y) * radiusM * (1 - Math.sin(angle)),
      );
    }),
  );

/** Black over the road; through rain and fog the less, the farther away. */
export function createShadowMaterial(air: Air | undefined): MeshBasicNodeMaterial {
  const material = new MeshBasicNodeMaterial({ transparent: true, depthWrite: false, fog: false });
  material.colorNode = color('#000000');
  const opacity = attribute<'float'>('alpha', 'float') as Node<'float'>;
  material.opacityNode = air ? opacity.mul(air.transmitted) : opacity;
  return material;
}
