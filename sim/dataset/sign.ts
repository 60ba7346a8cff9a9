import type { Rng } from '../../base/rng.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { layOutPrint } from '../plates/layout.ts';
import { stamp } from '../plates/stamp.ts';
import { fillBox, gray } from './shapes.ts';
import { dealers, signs } from './words.ts';

/** A sign, a bumper sticker, a panel with lettering: text in a box, yet no plate. */
export function drawSign(context: FaceContext, x: number, y: number, rng: Rng): void {
  const size = rng.uniform(5, 26);
  const lines = Array.from({ length: rng.integer(1, 3) }, () => rng.pick(rng.chance(0.7) ? signs : dealers));
  const width = size * rng.uniform(0.45, 0.75) * Math.max(...lines.map(({ length }) => length)) + size;
  const height = size * (1.5 * lines.length + 0.7);
  const [board, ink] = rng.chance(0.5)
    ? [rng.uniform(150, 255), rng.uniform(0, 90)]
    : [rng.uniform(0, 100), rng.uniform(160, 255)];
  fillBox(context, x, y, width, height, gray(board));
  context.strokeStyle = gray(ink);
  context.lineWidth = rng.uniform(0.6, 2);
  if (rng.chance(0.5)) context.strokeRect(x + 2, y + 2, width - 4, height - 4);
  const die = randomDie(rng);
  for (const [k, line] of lines.entries()) {
    context.strokeStyle = gray(ink);
    stamp(context, layOutPrint(line, die, x + width / 2, y + size * (0.6 + 1.5 * k), size, width - 0.6 * size), die);
  }
}
