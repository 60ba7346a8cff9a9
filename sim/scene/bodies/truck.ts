/** A class 6 box truck: a cab with a short hood, a white cargo box on a frame, twin tyres at the rear. */
import type { BufferGeometry } from 'three/webgpu';
import { vehicleShapes } from '../../vehicles.ts';
import { createHull, type Xy } from './hull.ts';
import {
  amberLamp,
  brakeLamp,
  chrome,
  type Finish,
  gap,
  glass,
  headlamp,
  paint,
  part,
  plastic,
  tailLamp,
} from './parts.ts';
import { box, ellipsoid, pair, wheel } from './shapes.ts';

const boxWall: Finish = { color: '#d9dad6', reflectance: 0.02 };
const boxFrame: Finish = { color: '#9fa2a3', reflectance: 0.06 };
const frame: Finish = { color: '#1d1e20' };

export function truckBody(): BufferGeometry[] {
  const shape = vehicleShapes.truck;
  const axles = [-shape.wheelbaseM / 2, shape.wheelbaseM / 2];
  const radiusM = shape.wheelRadiusM;
  const cab = createHull({
    outline: [
      [3.6, 0.5],
      [3.86, 0.52],
      [3.93, 0.62],
      [3.945, 0.9],
      [3.93, 1.25],
      [3.84, 1.42],
      [3.6, 1.49],
      [3.05, 1.55],
      [2.92, 1.6],
      [2.7, 2.0],
      [2.56, 2.22],
      [2.42, 2.31],
      [2.2, 2.345],
      [2.02, 2.33],
      [1.98, 2.2],
      [1.97, 0.6],
    ],
    halfWidthM: 1.06,
    arches: { xM: [axles[1]!], yM: radiusM, radiusM: radiusM * 1.2 },
    bowM: { front: 0.2, rear: 0.02 },
    taper: 0.04,
    lean: { fromM: 1.5, toM: 2.35, share: 0.08 },
    edgeM: 0.1,
  });
  const cargo = createHull({
    outline: [
      [1.85, 0.97],
      [1.85, 3.4],
      [1.82, 3.43],
      [-3.87, 3.43],
      [-3.9, 3.4],
      [-3.9, 0.97],
    ],
    halfWidthM: 1.21,
    edgeM: 0.03,
  });
  const rail = (y: number): Xy[] => [
    [-3.88, y],
    [1.83, y],
    [1.83, y + 0.07],
    [-3.88, y + 0.07],
  ];
  const post = (x: number): Xy[] => [
    [x, 1.05],
    [x + 0.03, 1.05],
    [x + 0.03, 3.34],
    [x, 3.34],
  ];
  return [
    part(cab.shell, paint),
    part(cargo.shell, boxWall),
    part(cargo.sides(rail(0.98)), boxFrame),
    part(cargo.sides(rail(3.34)), boxFrame),
    ...[-2.9, -1.9, -0.9, 0.1, 1.1].map((x) => part(cargo.sides(post(x)), boxFrame)),
    part(cargo.rear([1.02, 3.36], [-1.1, 1.1]), boxFrame),
    ...[-1.08, 0.02].map((z) => part(cargo.rear([1.06, 3.32], [z, z + 1.06]).translate(-0.005, 0, 0), boxWall)),
    ...[-0.5, 0.46].map((z) => part(cargo.rear([1.08, 3.3], [z, z + 0.03]).translate(-0.012, 0, 0), boxFrame)),
    part(box([-3.8, 3.3], [0.62, 0.95], [-0.45, 0.45]), frame),
    part(box([-0.9, 0.3], [0.45, 0.85], [0.55, 1.05]), boxFrame),
    part(box([-0.6, 0.5], [0.5, 0.85], [-1.02, -0.55]), frame),
    part(box([-3.9, -3.8], [0.44, 0.56], [-1.1, 1.1]), frame),
    ...pair((side) => part(box([-3.85, -3.75], [0.5, 0.97], [side * 0.7 - 0.05, side * 0.7 + 0.05]), frame)),
    part(box([-3.9, -3.84], [0.67, 0.93], [-1.12, 1.12]), frame),
    ...pair((side) => part(box([-3.92, -3.88], [0.7, 0.9], side === 1 ? [0.72, 0.92] : [-0.92, -0.72]), tailLamp)),
    ...pair((side) => part(box([-3.92, -3.88], [0.7, 0.9], side === 1 ? [0.93, 1.1] : [-1.1, -0.93]), brakeLamp)),
    ...[-0.3, 0, 0.3].map((z) => part(cargo.rear([3.375, 3.41], [z - 0.05, z + 0.05]), tailLamp)),
    part(cab.front([1.64, 2.18], [-0.86, 0.86]), glass),
    part(
      cab.sides([
        [2.78, 1.62],
        [2.5, 2.1],
        [2.12, 2.16],
        [2.12, 1.56],
      ]),
      glass,
    ),
    part(
      cab.sides([
        [2.04, 0.75],
        [2.055, 0.75],
        [2.055, 2.2],
        [2.04, 2.2],
      ]),
      gap,
    ),
    part(
      cab.sides([
        [2.86, 1.0],
        [2.875, 1.0],
        [2.875, 1.5],
        [2.86, 1.5],
      ]),
      gap,
    ),
    part(cab.front([0.8, 1.38], [-0.48, 0.48]), gap),
    ...[0.86, 0.96, 1.06, 1.16, 1.26, 1.35].map((y) =>
      part(cab.front([y - 0.018, y + 0.018], [-0.48, 0.48]).translate(0.006, 0, 0), chrome),
    ),
    part(cab.front([0.53, 0.74], [-0.98, 0.98]), chrome),
    ...pair((side) => part(cab.front([0.86, 1.14], side === 1 ? [0.6, 0.96] : [-0.96, -0.6]), plastic)),
    ...pair((side) =>
      part(cab.front([0.9, 1.1], side === 1 ? [0.64, 0.82] : [-0.82, -0.64]).translate(0.006, 0, 0), headlamp),
    ),
    ...pair((side) =>
      part(cab.front([0.9, 1.1], side === 1 ? [0.84, 0.94] : [-0.94, -0.84]).translate(0.006, 0, 0), amberLamp),
    ),
    ...[-0.5, -0.25, 0, 0.25, 0.5].map((z) => part(box([2.38, 2.48], [2.31, 2.36], [z - 0.04, z + 0.04]), amberLamp)),
    ...pair((side) => part(ellipsoid([2.75, 1.85, side * 1.2], [0.06, 0.28, 0.11]), plastic)),
    ...[1, -1].flatMap((side) => [
      ...wheel(axles[1]!, side * 1.02, radiusM, 0.27),
      ...wheel(axles[0]!, side * 1.16, radiusM, 0.56),
    ]),
  ];
}
