/** Plates drawn flat, each on a dark bumper, into a plain picture. */
import { type Canvas, createCanvas } from 'canvas';
import { createRng } from '../base/rng.ts';
import type { Picture } from '../recognizer/ports.ts';
import { drawPlateFace } from '../sim/plates/face.ts';
import { plateFromText } from '../sim/plates/issue.ts';

export interface DrawnPlate {
  readonly state: string;
  readonly text: string;
  /** Of the plate's upper left corner, in pixels of the picture. */
  readonly x: number;
  readonly y: number;
}

/** A plate's size in the picture, pixels. */
const [plateWidthPx, plateHeightPx] = [120, 60];

export function drawPlates(widthPx: number, heightPx: number, plates: readonly DrawnPlate[]): Canvas {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d', { alpha: false });
  context.fillStyle = '#707070';
  context.fillRect(0, 0, widthPx, heightPx);
  for (const { state, text, x, y } of plates) {
    context.fillStyle = '#202428';
    context.fillRect(x - 40, y - 30, plateWidthPx + 80, plateHeightPx + 60);
    context.save();
    context.translate(x, y);
    drawPlateFace(context, plateFromText(state, text, 'car', createRng('drawn'))!, plateWidthPx, plateHeightPx);
    context.restore();
  }
  return canvas;
}

export function pictureOf(canvas: Canvas): Picture {
  const { width: widthPx, height: heightPx } = canvas;
  const { data } = canvas.getContext('2d').getImageData(0, 0, widthPx, heightPx);
  return { widthPx, heightPx, rgba: new Uint8Array(data.buffer) };
}
