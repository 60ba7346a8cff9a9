import type { Rng } from '../../base/rng.ts';
import type { Die } from '../plates/dies/die.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { layOutPrint } from '../plates/layout.ts';
import { stamp } from '../plates/stamp.ts';
import { anyGray, fillBox, gray, oval, polygon, slats } from './shapes.ts';
import { signs } from './words.ts';

/** A vehicle from its front or back: body, window, lamps, grille, bumper, lettering. */
export function drawVehicleEnd(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  const width = widthPx * rng.uniform(0.3, 1.3);
  const height = width * rng.uniform(0.55, 1);
  const x = rng.uniform(-0.3, 1) * widthPx - 0.2 * width;
  const y = rng.uniform(-0.4, 0.8) * heightPx;
  const paint = rng.uniform(10, 245);
  const body = context.createLinearGradient(0, y, 0, y + height);
  for (const at of [0, 0.35, 0.4, 1])
    body.addColorStop(at, gray(Math.min(255, Math.max(0, paint + rng.uniform(-35, 35)))));
  const shoulder = 0.06 * width;
  polygon(
    context,
    [
      [x + 2 * shoulder, y],
      [x + width - 2 * shoulder, y],
      [x + width, y + 0.42 * height],
      [x + width, y + height],
      [x, y + height],
      [x, y + 0.42 * height],
    ],
    body,
  );
  if (rng.chance(0.8))
    polygon(
      context,
      [
        [x + 0.16 * width, y + 0.05 * height],
        [x + 0.84 * width, y + 0.05 * height],
        [x + 0.92 * width, y + 0.38 * height],
        [x + 0.08 * width, y + 0.38 * height],
      ],
      gray(rng.uniform(5, 110)),
    );
  const lampTop = y + height * rng.uniform(0.42, 0.58);
  const [lampWidth, lampHeight] = [width * rng.uniform(0.08, 0.24), height * rng.uniform(0.06, 0.2)];
  const lamp = rng.pick([oval, fillBox]);
  const glow = gray(rng.chance(0.4) ? rng.uniform(200, 255) : rng.uniform(40, 220));
  for (const lampX of [x + 0.02 * width, x + 0.98 * width - lampWidth]) {
    lamp(context, lampX, lampTop, lampWidth, lampHeight, glow);
    lamp(
      context,
      lampX + lampWidth * 0.2,
      lampTop + lampHeight * 0.25,
      lampWidth * 0.4,
      lampHeight * 0.4,
      anyGray(rng),
    );
  }
  if (rng.chance(0.5)) slats(context, x + 0.28 * width, lampTop, 0.44 * width, lampHeight * rng.uniform(0.8, 1.6), rng);
  const bumper = y + height * rng.uniform(0.7, 0.85);
  fillBox(context, x, bumper, width, height * rng.uniform(0.08, 0.2), gray(rng.uniform(0, 230)));
  context.lineCap = 'butt';
  for (let k = rng.integer(1, 6); k > 0; k--) {
    const line = y + height * rng.uniform(0.4, 1);
    context.strokeStyle = anyGray(rng);
    context.lineWidth = rng.uniform(0.7, 3);
    context.beginPath();
    context.moveTo(x, line);
    context.lineTo(x + width, line + rng.normal(0, 3));
    context.stroke();
  }
  if (rng.chance(0.5))
    print(
      context,
      rng.pick(signs),
      x + width * rng.uniform(0.2, 0.8),
      y + height * rng.uniform(0.4, 0.7),
      width * rng.uniform(0.015, 0.05),
      anyGray(rng),
      randomDie(rng),
    );
}

function print(
  context: FaceContext,
  text: string,
  middle: number,
  top: number,
  size: number,
  color: string,
  die: Die,
): void {
  context.strokeStyle = color;
  stamp(context, layOutPrint(text, die, middle, top, size, 40 * size), die);
}
