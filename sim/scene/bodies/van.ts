/** A medium-roof cargo van: one hull from nose to tail, glass only at the front and in the rear doors. */
import type { BufferGeometry } from 'three/webgpu';
import { vehicleShapes } from '../../vehicles.ts';
import { createHull } from './hull.ts';
import { amberLamp, brakeLamp, gap, glass, headlamp, paint, part, plastic, tailLamp } from './parts.ts';
import { box, ellipsoid, pair, wheel } from './shapes.ts';

export function vanBody(): BufferGeometry[] {
  const shape = vehicleShapes.van;
  const axles = [-shape.wheelbaseM / 2, shape.wheelbaseM / 2];
  const radiusM = shape.wheelRadiusM;
  const hull = createHull({
    outline: [
      [2.75, 0.26],
      [2.92, 0.3],
      [2.98, 0.42],
      [2.985, 0.62],
      [2.96, 0.86],
      [2.88, 1.04],
      [2.7, 1.16],
      [2.42, 1.28],
      [2.3, 1.34],
      [2.0, 1.78],
      [1.66, 2.24],
      [1.48, 2.4],
      [1.2, 2.48],
      [0.6, 2.515],
      [-2.7, 2.515],
      [-2.9, 2.47],
      [-2.97, 2.36],
      [-2.985, 1.8],
      [-2.985, 0.55],
      [-2.95, 0.38],
      [-2.8, 0.32],
    ],
    halfWidthM: shape.widthM / 2,
    arches: { xM: axles, yM: radiusM, radiusM: radiusM * 1.18 },
    bowM: { front: 0.26, rear: 0.04 },
    taper: 0.03,
    lean: { fromM: 1.1, toM: 2.5, share: 0.13 },
    edgeM: 0.12,
  });
  const line = (x: number, from: number, to: number) =>
    part(
      hull.sides([
        [x, from],
        [x + 0.016, from],
        [x + 0.016, to],
        [x, to],
      ]),
      gap,
    );
  return [
    part(hull.shell, paint),
    part(box([-2.7, 2.6], [0.22, 0.9], [-0.78, 0.78]), gap),
    part(hull.front([1.37, 2.22], [-0.9, 0.9]), glass),
    part(
      hull.sides([
        [2.02, 1.36],
        [1.6, 2.02],
        [0.98, 2.04],
        [0.96, 1.32],
      ]),
      glass,
    ),
    line(0.9, 0.4, 2.2),
    line(2.08, 0.5, 1.32),
    line(-0.55, 0.4, 2.25),
    part(
      hull.sides([
        [-2.85, 1.14],
        [-0.6, 1.14],
        [-0.6, 1.17],
        [-2.85, 1.17],
      ]),
      plastic,
    ),
    part(
      hull.sides([
        [-2.7, 0.42],
        [-2.34, 0.42],
        [-2.34, 0.55],
        [-2.7, 0.55],
      ]),
      plastic,
    ),
    part(
      hull.sides([
        [-1.4, 0.42],
        [1.4, 0.42],
        [1.4, 0.54],
        [-1.4, 0.54],
      ]),
      plastic,
    ),
    ...[-0.012].map((z) => part(hull.rear([0.55, 2.35], [z, z + 0.024]), gap)),
    ...pair((side) => part(hull.rear([1.5, 2.12], side === 1 ? [0.14, 0.76] : [-0.76, -0.14]), glass)),
    ...pair((side) => part(hull.rear([0.78, 1.02], side === 1 ? [0.86, 0.97] : [-0.97, -0.86]), tailLamp)),
    ...pair((side) => part(hull.rear([1.02, 1.2], side === 1 ? [0.86, 0.97] : [-0.97, -0.86]), brakeLamp)),
    ...pair((side) => part(hull.rear([1.2, 1.3], side === 1 ? [0.86, 0.97] : [-0.97, -0.86]), amberLamp)),
    part(hull.rear([2.37, 2.41], [-0.2, 0.2]), brakeLamp),
    part(hull.rear([0.38, 0.56], [-0.92, 0.92]), plastic),
    part(hull.front([0.68, 0.9], [-0.55, 0.55]), gap),
    ...[0.72, 0.79, 0.86].map((y) =>
      part(hull.front([y - 0.01, y + 0.01], [-0.55, 0.55]).translate(0.006, 0, 0), plastic),
    ),
    part(hull.front([0.34, 0.64], [-0.86, 0.86]), plastic),
    ...pair((side) => part(hull.front([0.8, 1.04], side === 1 ? [0.62, 0.96] : [-0.96, -0.62]), plastic)),
    ...pair((side) =>
      part(hull.front([0.84, 1.0], side === 1 ? [0.66, 0.84] : [-0.84, -0.66]).translate(0.006, 0, 0), headlamp),
    ),
    ...pair((side) =>
      part(hull.front([0.84, 1.0], side === 1 ? [0.86, 0.94] : [-0.94, -0.86]).translate(0.006, 0, 0), amberLamp),
    ),
    ...pair((side) => part(ellipsoid([1.95, 1.48, side * 1.12], [0.08, 0.2, 0.11]), plastic)),
    ...axles.flatMap((x) => [1, -1].flatMap((side) => wheel(x, side * 1.0, radiusM, 0.22))),
  ];
}
