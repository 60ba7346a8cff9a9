import type { Rng } from '../../base/rng.ts';
import type { FaceDesign } from './design.ts';
import type { FaceContext } from './face-context.ts';

/** What time does to a face: scuffs, splashes of road dirt, thickest below, and a film of grime. In inches. */
export function drawWear(context: FaceContext, { widthIn, heightIn }: FaceDesign, wear: number, rng: Rng): void {
  context.save();
  const splashes = Math.round(wear * rng.uniform(10, 60));
  for (let k = 0; k < splashes; k++) {
    const size = Math.min(0.5, rng.exponential(0.09) + 0.02);
    context.globalAlpha = rng.uniform(0.05, 0.3) * wear;
    context.fillStyle = rng.pick(['#4a4034', '#6b5f4d', '#3a352e', '#8d8471']);
    context.beginPath();
    context.ellipse(
      rng.uniform(0, widthIn),
      heightIn * Math.sqrt(rng.next()),
      size * rng.uniform(0.7, 2.2),
      size,
      rng.uniform(0, Math.PI),
      0,
      2 * Math.PI,
    );
    context.fill();
  }
  const scuffs = Math.round(wear * rng.uniform(0, 14));
  context.lineCap = 'round';
  for (let k = 0; k < scuffs; k++) {
    const [x, y] = [rng.uniform(0, widthIn), rng.uniform(0, heightIn)];
    context.globalAlpha = rng.uniform(0.15, 0.6) * wear;
    context.strokeStyle = rng.pick(['#d8d6d0', '#b7b4ad', '#5a554d']);
    context.lineWidth = rng.uniform(0.015, 0.06);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + rng.normal(0, 0.7), y + rng.normal(0, 0.35));
    context.stroke();
  }
  context.globalAlpha = 0.3 * wear * rng.next();
  const film = context.createLinearGradient(0, 0, 0, heightIn);
  film.addColorStop(0, 'rgba(90, 80, 65, 0)');
  film.addColorStop(1, 'rgba(90, 80, 65, 1)');
  context.fillStyle = film;
  context.fillRect(0, 0, widthIn, heightIn);
  context.restore();
}
