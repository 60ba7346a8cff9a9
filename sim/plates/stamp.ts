import type { Die } from './dies/die.ts';
import type { FaceContext } from './face-context.ts';
import { isSeparator, type Placed } from './layout.ts';

/** Draws characters with the strokes of a die, moved by (dx, dy); spaces and other separators leave no mark. */
export function stamp(context: FaceContext, placed: readonly Placed[], die: Die, dx = 0, dy = 0): void {
  context.lineCap = die.ends;
  context.lineJoin = die.ends === 'round' ? 'round' : 'miter';
  context.miterLimit = 1.5;
  for (const { character, x, y, width, height } of placed) {
    if (isSeparator(character)) continue;
    const glyph = die.glyph(character);
    const pen = die.stroke * height;
    const span = glyph.width - die.stroke;
    const narrowed = span > 0 ? Math.max(0, width - pen) / span : 0;
    context.lineWidth = Math.min(pen, width);
    context.beginPath();
    for (const stroke of glyph.strokes)
      for (const [k, [u, v]] of stroke.entries()) {
        const px = x + dx + Math.min(pen, width) / 2 + (u - die.stroke / 2) * narrowed;
        const py = y + dy + v * height;
        if (k === 0) context.moveTo(px, py);
        else context.lineTo(px, py);
      }
    context.stroke();
  }
}

/** Draws the separators that a plate shows: a raised dot, a dash; a space stays empty. */
export function stampSeparators(context: FaceContext, placed: readonly Placed[], dx = 0, dy = 0): void {
  for (const { character, x, y, width, height } of placed) {
    const middleX = x + width / 2 + dx;
    const middleY = y + height * 0.5 + dy;
    if (character === '·') disc(context, middleX, middleY, height * 0.06);
    else if (character === '-')
      context.fillRect(middleX - width * 0.4, middleY - height * 0.045, width * 0.8, height * 0.09);
  }
}

export function disc(context: FaceContext, x: number, y: number, radius: number): void {
  context.beginPath();
  context.ellipse(x, y, radius, radius, 0, 0, 2 * Math.PI);
  context.fill();
}
