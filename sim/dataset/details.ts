/**
 * What detectors take for plates on photographs: lamps with ribbed glass, makers' badges, lettering on the sheet metal,
 * foliage against the sky. Drawn in gray, in pixels.
 */
import type { Rng } from '../../base/rng.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { layOutPrint } from '../plates/layout.ts';
import { stamp } from '../plates/stamp.ts';
import { anyGray, fillBox, gray, oval, polygon } from './shapes.ts';
import { makes } from './words.ts';

/** A head or tail lamp: a bright or dark housing, ribs or a grid of prisms, one or two reflectors. */
export function drawLamp(context: FaceContext, x: number, y: number, rng: Rng): void {
  const [width, height] = [rng.uniform(20, 110), rng.uniform(12, 50)];
  const shape = rng.pick([oval, fillBox]);
  shape(context, x, y, width, height, anyGray(rng));
  shape(context, x + 2, y + 2, width - 4, height - 4, anyGray(rng));
  const pitch = rng.uniform(2, 7);
  const [across, down] = rng.pick([[true, false] as const, [false, true] as const, [true, true] as const]);
  const rib = gray(rng.uniform(20, 240));
  if (across)
    for (let at = 2; at < width - 4; at += pitch) fillBox(context, x + at, y + 2, pitch * 0.4, height - 4, rib);
  if (down) for (let at = 2; at < height - 4; at += pitch) fillBox(context, x + 2, y + at, width - 4, pitch * 0.4, rib);
  for (let k = rng.integer(0, 2); k > 0; k--) {
    const size = height * rng.uniform(0.3, 0.8);
    const left = x + rng.uniform(0, width - size);
    oval(context, left, y + (height - size) / 2, size, size, anyGray(rng));
    oval(context, left + size * 0.25, y + (height - size / 2) / 2, size * 0.5, size * 0.5, anyGray(rng));
  }
}

/** A maker's badge: rings, a cross or a name in an oval. */
export function drawBadge(context: FaceContext, x: number, y: number, rng: Rng): void {
  const width = rng.uniform(15, 80);
  const height = width * rng.uniform(0.35, 0.9);
  const [rim, field] = [anyGray(rng), anyGray(rng)];
  oval(context, x, y, width, height, rim);
  oval(context, x + width * 0.06, y + height * 0.09, width * 0.88, height * 0.82, field);
  const ink = anyGray(rng);
  if (rng.chance(0.5)) {
    context.strokeStyle = ink;
    const die = randomDie(rng);
    const size = height * rng.uniform(0.3, 0.5);
    stamp(context, layOutPrint(rng.pick(makes), die, x + width / 2, y + (height - size) / 2, size, width * 0.75), die);
    return;
  }
  for (let k = rng.integer(1, 3); k > 0; k--) {
    const [w, h] = [width * rng.uniform(0.2, 0.7), height * rng.uniform(0.15, 0.7)];
    rng.pick([oval, fillBox])(context, x + (width - w) / 2, y + (height - h) / 2, w, h, k % 2 ? ink : field);
  }
}

/** A name in large raised letters with nothing around it. */
export function drawName(context: FaceContext, x: number, y: number, rng: Rng): void {
  const size = rng.uniform(5, 30);
  const die = randomDie(rng.fork('die'));
  const name = layOutPrint(rng.pick(makes), die, x, y, size, rng.uniform(2, 7) * size);
  const [ink, edge] = [anyGray(rng), anyGray(rng)];
  context.strokeStyle = edge;
  stamp(context, name, die, size * 0.06, size * 0.06);
  context.strokeStyle = ink;
  stamp(context, name, die);
}

/** Leaves, grass or gravel: small specks of many shades. */
export function drawFoliage(context: FaceContext, x: number, y: number, rng: Rng): void {
  const [width, height] = [rng.uniform(30, 200), rng.uniform(20, 90)];
  const [middle, spread, size] = [rng.uniform(30, 200), rng.uniform(20, 110), rng.uniform(1.2, 5)];
  for (let k = Math.min(1500, (width * height) / (size * size)); k > 0; k--) {
    const [left, top] = [x + rng.normal(0.5, 0.25) * width, y + rng.normal(0.5, 0.25) * height];
    const shade = gray(Math.min(255, Math.max(0, middle + rng.uniform(-spread, spread))));
    const tip = () => rng.normal(0, size);
    polygon(
      context,
      [
        [left, top],
        [left + tip(), top + tip()],
        [left + tip(), top + tip()],
      ],
      shade,
    );
  }
}
