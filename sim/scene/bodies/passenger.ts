/** Car, SUV and pickup: a lower hull with wheel arches, a cabin with glass on it, and what hangs on both. */
import type { BufferGeometry } from 'three/webgpu';
import { vehicleShapes } from '../../vehicles.ts';
import type { BodyType } from '../../world.ts';
import { createHull, type Xy } from './hull.ts';
import { amberLamp, brakeLamp, gap, glass, headlamp, paint, part, plastic, tailLamp } from './parts.ts';
import { passengerSpecs, type Range } from './passenger-specs.ts';
import { box, ellipsoid, pair, wheel } from './shapes.ts';

export function passengerBody(body: keyof typeof passengerSpecs): BufferGeometry[] {
  const spec = passengerSpecs[body];
  const shape = vehicleShapes[body satisfies BodyType];
  const axles = [-shape.wheelbaseM / 2, shape.wheelbaseM / 2];
  const radiusM = shape.wheelRadiusM;
  const lower = createHull({
    outline: spec.lower,
    halfWidthM: shape.widthM / 2,
    arches: { xM: axles, yM: radiusM, radiusM: radiusM * 1.16 },
    bowM: spec.bow,
    taper: 0.05,
    edgeM: 0.09,
  });
  const roofM = Math.max(...spec.cabin.map(([, y]) => y));
  const beltM = spec.windows[0]![0]![1];
  const cabin = createHull({
    outline: spec.cabin,
    halfWidthM: spec.cabinHalfWidthM,
    lean: { fromM: beltM - 0.1, toM: roofM, share: spec.lean },
    bowM: { front: 0.16, rear: 0.12 },
    edgeM: 0.08,
  });
  const across = (halfWidth: number): Range => [-halfWidth, halfWidth];
  const mirrored = ([low, high]: Range): Range[] => [
    [low, high],
    [-high, -low],
  ];
  const door = (x: number): Xy[] => [
    [x, spec.doorM[0]],
    [x + 0.014, spec.doorM[0]],
    [x + 0.014, spec.doorM[1]],
    [x, spec.doorM[1]],
  ];
  const handle = (x: number): Xy[] => [
    [x + 0.07, beltM - 0.13],
    [x + 0.23, beltM - 0.13],
    [x + 0.23, beltM - 0.1],
    [x + 0.07, beltM - 0.1],
  ];
  const { head, tail, grille, intake, rearBumper, glassM } = spec;
  const bumperTopM = Math.min(grille.y[0], head.y[0]) - 0.02;
  const [mirrorX, mirrorY] = spec.mirror;
  return [
    part(lower.shell, paint),
    part(cabin.shell, paint),
    part(
      box(
        [-shape.lengthM / 2 + 0.35, shape.lengthM / 2 - 0.4],
        [shape.groundClearanceM + 0.04, radiusM * 2.25],
        across(shape.widthM / 2 - 0.26),
      ),
      gap,
    ),
    part(cabin.front(glassM.windshield, across(glassM.halfWidthM)), glass),
    part(cabin.rear(glassM.rear, across(glassM.halfWidthM - 0.06)), glass),
    ...spec.windows.map((window) => part(cabin.sides(window), glass)),
    ...spec.doorGapsM.map((x) => part(lower.sides(door(x)), gap)),
    ...spec.doorGapsM.slice(1).map((x) => part(lower.sides(handle(x)), body === 'pickup' ? plastic : paint)),
    part(lower.front(grille.y, across(grille.z)), gap),
    ...gridBars(grille.y).map((y) => part(lower.front(y, across(grille.z)).translate(0.005, 0, 0), grille.finish)),
    part(lower.front(intake.y, across(intake.z)), gap),
    ...(spec.frontBumper === paint
      ? []
      : [part(lower.front([intake.y[1] + 0.01, bumperTopM], across(shape.widthM / 2 - 0.09)), spec.frontBumper)]),
    part(lower.rear(rearBumper.y, across(shape.widthM / 2 - 0.1)), rearBumper.finish),
    ...mirrored(head.z).flatMap((z) => [
      part(lower.front(head.y, z), plastic),
      part(lower.front([head.y[0] + 0.02, head.y[1] - 0.015], inset(z, 0.05, 0.12)).translate(0.005, 0, 0), headlamp),
      part(lower.front([head.y[0] + 0.02, head.y[1] - 0.015], outer(z, 0.065)).translate(0.005, 0, 0), amberLamp),
    ]),
    ...mirrored(tail.z).flatMap((z) => [
      part(lower.rear(tail.y, z), brakeLamp),
      part(
        lower
          .rear([tail.y[0] + 0.015, (tail.y[0] + tail.y[1]) / 2 + 0.02], inset(z, 0.02, 0.02))
          .translate(-0.005, 0, 0),
        tailLamp,
      ),
    ]),
    part(cabin.rear([glassM.rear[1] - 0.005, glassM.rear[1] + 0.022], across(0.16)).translate(-0.008, 0, 0), brakeLamp),
    ...pair((side) =>
      part(ellipsoid([mirrorX, mirrorY, side * (shape.widthM / 2 + 0.06)], [0.09, 0.085, 0.12]), paint),
    ),
    ...(body === 'suv'
      ? pair((side) => part(box([-1.6, 0.1], [1.665, 1.715], [side * 0.55 - 0.02, side * 0.55 + 0.02]), plastic))
      : []),
    ...(body === 'pickup' ? [part(box([-2.84, -1.05], [1.31, 1.335], across(0.88)), plastic)] : []),
    ...axles.flatMap((x) => [1, -1].flatMap((side) => wheel(x, side * spec.trackM, radiusM, 0.23))),
  ];
}

const gridBars = ([low, high]: Range): Range[] =>
  [0.12, 0.38, 0.64, 0.9].map((share) => {
    const y = low + (high - low) * share;
    return [y - 0.008, y + 0.008];
  });

/** A lamp's window within its housing: margins at the inner and at the outer end, whichever side it is on. */
const inset = ([low, high]: Range, inner: number, outerMargin: number): Range =>
  low >= 0 ? [low + inner, high - outerMargin] : [low + outerMargin, high - inner];

const outer = ([low, high]: Range, widthM: number): Range =>
  low >= 0 ? [high - widthM - 0.02, high - 0.02] : [low + 0.02, low + widthM + 0.02];
