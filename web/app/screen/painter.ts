/**
 * Paints the pattern and the picture of a moment on one canvas, pixel by pixel of the screen. All of it is painted in one
 * task, so that the browser never shows a time code beside another moment's picture.
 */
import type { Region } from '../../../base/geometry.ts';
import { codeCells, type GrayCell, layoutOf, stillCells } from '../../../firmware-bridge/screen/pattern.ts';
import { codeOf, momentS, waitingMs } from '../../../scenarios/hardware/screen/moments.ts';
import type { Show } from '../../../scenarios/hardware/screen/screen.ts';
import type { Stage } from './stage.ts';

export interface Painter {
  /** @param index of a moment; undefined while nothing is played: the first moment's picture then, under no moment's code */
  paint(index: number | undefined): void;
}

/** Where no scenario is shown: about as bright as a picture is. */
const emptyLevel = 96;

/** @throws RangeError for a canvas that is too small */
export function createPainter(canvas: HTMLCanvasElement, show: Show, stage: Stage | undefined): Painter {
  const { widthPx, heightPx } = show.picture;
  const layout = layoutOf(canvas.width, canvas.height, widthPx / heightPx);
  const context = canvas.getContext('2d', { alpha: false })!;
  const fill = ({ region: { left, top, widthPx, heightPx }, level }: GrayCell): void => {
    context.fillStyle = `rgb(${level} ${level} ${level})`;
    context.fillRect(left, top, widthPx, heightPx);
  };
  const { picture } = layout;
  for (const cell of stillCells(layout)) fill(cell);

  return {
    paint(index) {
      if (stage) drawInto(context, picture, stage.draw(momentS(show, index ?? 0), picture.widthPx, picture.heightPx));
      else fill({ region: picture, level: emptyLevel });
      for (const cell of codeCells(layout, index === undefined ? waitingMs : codeOf(show, index))) fill(cell);
    },
  };
}

const drawInto = (context: CanvasRenderingContext2D, { left, top }: Region, picture: HTMLCanvasElement): void =>
  context.drawImage(picture, left, top);
