import type { Rng } from '../../base/rng.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { layOutPrint } from '../plates/layout.ts';
import { stamp } from '../plates/stamp.ts';
import { tint } from './shapes.ts';
import { dealers } from './words.ts';

/**
 * A plate frame that covers the edges of a face, with a dealer's name; the serial stays free.
 *
 * @param isDull dark whatever its colour, as beside retro-reflective sheeting in the light of the camera's own lamp
 */
export function drawFrame(context: FaceContext, widthPx: number, heightPx: number, rng: Rng, isDull: boolean): void {
  const bright = tint(rng, rng.pick([rng.uniform(0.02, 0.2), rng.uniform(0.6, 0.95)]), 0.1);
  const color = isDull ? '#080808' : bright;
  const top = heightPx * rng.uniform(0.02, 0.17);
  const bottom = heightPx * rng.uniform(0.03, 0.17);
  const side = widthPx * rng.uniform(0.008, 0.03);
  context.fillStyle = color;
  context.fillRect(0, 0, widthPx, top);
  context.fillRect(0, heightPx - bottom, widthPx, bottom);
  context.fillRect(0, 0, side, heightPx);
  context.fillRect(widthPx - side, 0, side, heightPx);
  const print = tint(rng, rng.next(), 0.3);
  context.strokeStyle = isDull ? '#101010' : print;
  const die = randomDie(rng.fork('die'));
  for (const [y, height] of [
    [0, top],
    [heightPx - bottom, bottom],
  ] as const)
    if (height > 0.09 * heightPx && rng.chance(0.75))
      stamp(
        context,
        layOutPrint(rng.pick(dealers), die, widthPx / 2, y + 0.2 * height, 0.6 * height, 0.8 * widthPx),
        die,
      );
}
