/**
 * What stands around plates: road and sky, vehicles' ends with lamps, grilles and bumpers, and what could be taken for a
 * plate: signs, stickers, lettering, boxes. Drawn in gray, in pixels.
 */
import type { Corners } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import type { FaceContext } from '../plates/face-context.ts';
import { drawBadge, drawFoliage, drawLamp, drawName } from './details.ts';
import { anyGray, fillBox, gray, oval, polygon, slats } from './shapes.ts';
import { drawSign } from './sign.ts';
import { drawVehicleEnd } from './vehicle-end.ts';

/** Things and how often they are drawn. */
const things = {
  box: 2.5,
  framed: 1,
  oval: 1.5,
  polygon: 2,
  slats: 1.5,
  sign: 2,
  line: 2,
  lamp: 1.2,
  badge: 1.2,
  name: 1.2,
  foliage: 0.8,
};

/** A whole scene without plates: ground, clutter behind, mostly a vehicle, clutter in front. */
export function drawScene(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  drawGround(context, widthPx, heightPx, rng);
  drawThings(context, widthPx, heightPx, rng, rng.integer(2, 14));
  const vehicles = rng.pick([0, 1, 1, 1, 2, 3]);
  for (let k = 0; k < vehicles; k++) drawVehicleEnd(context, widthPx, heightPx, rng);
  drawThings(context, widthPx, heightPx, rng, rng.integer(0, 5));
}

/** The near surroundings of one plate: body, edges of sheet metal, bumper, lamps. */
export function drawSurroundings(context: FaceContext, widthPx: number, heightPx: number, rng: Rng): void {
  drawGround(context, widthPx, heightPx, rng);
  if (rng.chance(0.7)) drawVehicleEnd(context, widthPx, heightPx, rng);
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

function drawThings(context: FaceContext, widthPx: number, heightPx: number, rng: Rng, count: number): void {
  for (let k = 0; k < count; k++) {
    const [x, y] = [rng.uniform(-0.1, 1) * widthPx, rng.uniform(-0.1, 1) * heightPx];
    switch (rng.weighted(things)) {
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
      case 'lamp':
        drawLamp(context, x, y, rng);
        break;
      case 'badge':
        drawBadge(context, x, y, rng);
        break;
      case 'name':
        drawName(context, x, y, rng);
        break;
      case 'foliage':
        drawFoliage(context, x, y, rng);
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
