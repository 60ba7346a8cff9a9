/** Shapes in gray, in pixels, of which clutter is made. */
import type { Rng } from '../../base/rng.ts';
import type { FaceContext } from '../plates/face-context.ts';

type Paint = string | ReturnType<FaceContext['createLinearGradient']>;

export const gray = (luma: number): string => {
  const value = Math.round(luma);
  return `rgb(${value}, ${value}, ${value})`;
};
/** Any shade from black to white. */
export const anyGray = (rng: Rng): string => gray(rng.uniform(0, 255));

export function fillBox(context: FaceContext, x: number, y: number, width: number, height: number, color: Paint): void {
  context.fillStyle = color;
  context.fillRect(x, y, width, height);
}

export function polygon(context: FaceContext, points: readonly (readonly [number, number])[], color: Paint): void {
  context.fillStyle = color;
  context.beginPath();
  for (const [k, [x, y]] of points.entries()) k === 0 ? context.moveTo(x, y) : context.lineTo(x, y);
  context.closePath();
  context.fill();
}

export function oval(context: FaceContext, x: number, y: number, width: number, height: number, color: Paint): void {
  context.fillStyle = color;
  context.beginPath();
  context.ellipse(x + width / 2, y + height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  context.fill();
}

/** Grille, louvres, blinds, railings: what has a plate's spatial frequencies but no characters. */
export function slats(context: FaceContext, x: number, y: number, width: number, height: number, rng: Rng): void {
  fillBox(context, x, y, width, height, gray(rng.uniform(0, 120)));
  const pitch = rng.uniform(2.5, 9);
  const color = anyGray(rng);
  if (rng.chance(0.5))
    for (let at = 0; at < height; at += pitch) fillBox(context, x, y + at, width, pitch * 0.45, color);
  else for (let at = 0; at < width; at += pitch) fillBox(context, x + at, y, pitch * 0.45, height, color);
}

/** A colour of about this luma (0 to 1), more or less coloured. */
export function tint(rng: Rng, luma: number, colorfulness: number): string {
  const channels = [0, 0, 0].map(() =>
    Math.round(255 * Math.min(1, Math.max(0, luma + colorfulness * rng.uniform(-0.3, 0.3)))),
  );
  return `rgb(${channels.join(', ')})`;
}
