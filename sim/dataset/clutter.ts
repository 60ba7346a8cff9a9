/**
 * What stands around plates: road and sky, vehicles' ends with lamps, grilles and bumpers, and what could be taken for a
 * plate: signs, stickers, lettering, boxes. Drawn in gray, in pixels.
 */
import type { Corners } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import type { Die } from '../plates/dies/die.ts';
import { randomDie } from '../plates/dies/random-die.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { layOutPrint } from '../plates/layout.ts';
import { stamp } from '../plates/stamp.ts';
import { dealers, signs } from './words.ts';

type Paint = string | ReturnType<FaceContext['createLinearGradient']>;

const gray = (luma: number): string => {
  const value = Math.round(luma);
  return `rgb(${value}, ${value}, ${value})`;
};
const anyGray = (rng: Rng): string => gray(rng.uniform(0, 255));

/** A whole scene without plates: ground, clutter behind, mostly a vehicle, clutter in front. */
export function drawScene(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  drawGround(context, widthPx, heightPx, rng);
  drawThings(context, widthPx, heightPx, rng, rng.integer(2, 14));
  const vehicles = rng.pick([0, 1, 1, 1, 2, 3]);
  for (let k = 0; k < vehicles; k++) drawVehicle(context, widthPx, heightPx, rng);
  drawThings(context, widthPx, heightPx, rng, rng.integer(0, 5));
}

/** The near surroundings of one plate: body, edges of sheet metal, bumper, lamps. */
export function drawSurroundings(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  drawGround(context, widthPx, heightPx, rng);
  if (rng.chance(0.7)) drawVehicle(context, widthPx, heightPx, rng);
  drawThings(context, widthPx, heightPx, rng, rng.integer(1, 8));
}

/** The bracket, recess or frame behind a plate. */
export function drawHolder(context: FaceContext, corners: Corners, rng: Rng): void {
  polygon(
    context,
    corners.map(({ x, y }) => [x, y] as const),
    anyGray(rng),
  );
}

function fillBox(context: FaceContext, x: number, y: number, width: number, height: number, color: Paint): void {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

function drawGround(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  const shade = context.createLinearGradient(rng.uniform(-60, 60), 0, rng.uniform(0, widthPx) - widthPx / 2, heightPx);
  shade.addColorStop(0, anyGray(rng));
  shade.addColorStop(1, anyGray(rng));
  fillBox(context, 0, 0, widthPx, heightPx, shade);
  if (!rng.chance(0.6)) return;
  const horizon = rng.uniform(0.1, 0.8) * heightPx;
  fillBox(context, 0, horizon, widthPx, heightPx - horizon, gray(rng.uniform(30, 150)));
  if (rng.chance(0.5))
    polygon(
      context,
      [
        [rng.uniform(0, widthPx), horizon],
        [rng.uniform(0, widthPx), heightPx],
        [rng.uniform(0, widthPx), heightPx],
      ],
      gray(rng.uniform(150, 250)),
    );
}

function polygon(context: FaceContext, points: readonly (readonly [number, number])[], color: Paint): void {
  context.fillStyle = color;
  context.beginPath();
  for (const [k, [x, y]] of points.entries()) k === 0 ? context.moveTo(x, y) : context.lineTo(x, y);
  context.closePath();
  context.fill();
}

function oval(context: FaceContext, x: number, y: number, width: number, height: number, color: Paint): void {
  context.fillStyle = color;
  context.beginPath();
  context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  context.fill();
}

/** A vehicle from its front or back: body, window, lamps, grille, bumper, lettering. */
function drawVehicle(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
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

/** Grille, louvres, blinds, railings: what has a plate's spatial frequencies but no characters. */
function slats(context: FaceContext, x: number, y: number, width: number, height: number, rng: Rng): void {
  fillBox(context, x, y, width, height, gray(rng.uniform(0, 120)));
  const pitch = rng.uniform(2.5, 9);
  const color = anyGray(rng);
  if (rng.chance(0.5))
    for (let at = 0; at < height; at += pitch) fillBox(context, x, y + at, width, pitch * 0.45, color);
  else for (let at = 0; at < width; at += pitch) fillBox(context, x + at, y, pitch * 0.45, height, color);
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

/** A sign, a bumper sticker, a panel with lettering: text in a box, yet no plate. */
function drawSign(context: FaceContext, x: number, y: number, rng: Rng): void {
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

function drawThings(context: FaceContext, widthPx: number, heightPx: number, rng: Rng, count: number): void {
  for (let k = 0; k < count; k++) {
    const [x, y] = [rng.uniform(-0.1, 1) * widthPx, rng.uniform(-0.1, 1) * heightPx];
    switch (rng.weighted({ box: 3, framed: 1, oval: 2, polygon: 2, slats: 1.5, sign: 2, line: 2 })) {
      case 'box':
        fillBox(context, x, y, rng.uniform(4, 150), rng.uniform(3, 80), anyGray(rng));
        break;
      case 'framed': {
        const width = rng.uniform(15, 90);
        fillBox(context, x, y, width, width * rng.uniform(0.4, 0.65), anyGray(rng));
        fillBox(context, x + 3, y + 3, width - 6, width * 0.35, anyGray(rng));
        break;
      }
      case 'oval':
        oval(context, x, y, rng.uniform(3, 70), rng.uniform(3, 50), anyGray(rng));
        break;
      case 'polygon':
        polygon(
          context,
          Array.from({ length: rng.integer(3, 6) }, () => [x + rng.normal(0, 35), y + rng.normal(0, 25)] as const),
          anyGray(rng),
        );
        break;
      case 'slats':
        slats(context, x, y, rng.uniform(15, 110), rng.uniform(8, 50), rng);
        break;
      case 'sign':
        drawSign(context, x, y, rng);
        break;
      case 'line':
        context.strokeStyle = anyGray(rng);
        context.lineWidth = rng.uniform(0.7, 5);
        context.beginPath();
        context.moveTo(x, y);
        context.lineTo(rng.uniform(0, 1) * widthPx, rng.uniform(0, 1) * heightPx);
        context.stroke();
    }
  }
}
