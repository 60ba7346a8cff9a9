/**
 * Draws a plate's face on a 2D canvas, the browser's or node-canvas's. The face fills `0, 0, widthPx, heightPx`; a plate's
 * colours are what it reflects in white light (sRGB). The same plate gives the same face.
 */
import { createRng, type Rng } from '../../base/rng.ts';
import type { Plate } from '../world.ts';
import type { FaceDesign, Layer, Legend } from './design.ts';
import { designOf } from './designs/index.ts';
import type { FaceContext } from './face-context.ts';
import { isSeparator, layOutPrint, layOutSerial, type Placed } from './layout.ts';
import { disc, stamp, stampSeparators } from './stamp.ts';
import { drawWear } from './wear.ts';

/** Where a character of the serial stands: parts of the plate's width and height, from its upper left corner. */
export interface CharacterBox {
  readonly character: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What a face shows besides its design. */
export interface FaceContent {
  /** The serial with its separators. */
  readonly display: string;
  readonly wear: number;
  readonly seed: string;
}

/** Draws an issued plate; gives the boxes of its text's characters, in reading order. */
export function drawPlateFace(context: FaceContext, plate: Plate, widthPx: number, heightPx: number): CharacterBox[] {
  return drawFace(context, designOf(plate.design), plate, widthPx, heightPx);
}

export function drawFace(
  context: FaceContext,
  design: FaceDesign,
  { display, wear, seed }: FaceContent,
  widthPx: number,
  heightPx: number,
): CharacterBox[] {
  const rng = createRng(seed);
  const { serial } = design;
  const placed = layOutSerial(display, serial);
  inInches(context, design, widthPx, heightPx, () => {
    drawBackground(context, design);
    for (const line of design.legends) {
      context.strokeStyle = line.color;
      stamp(context, layOutLegend(line, design), line.die);
    }
    drawStickers(context, design, rng.fork('stickers'));
    const raised = serial.embossed ? 0.045 : 0;
    const press = (color: string, alpha: number, shift: number) => {
      context.globalAlpha = alpha;
      context.strokeStyle = color;
      context.fillStyle = color;
      stamp(context, placed, serial.die, shift, shift);
      stampSeparators(context, placed, shift, shift);
    };
    if (raised) {
      press('#000000', 0.35, raised);
      press('#ffffff', 0.6, -raised);
    }
    press(serial.color, 1 - 0.3 * wear, 0);
    context.globalAlpha = 1;
    drawRim(context, design);
    drawBolts(context, design, rng.fork('bolts'));
    drawWear(context, design, wear, rng.fork('wear'));
  });
  return boxesOf(placed, design);
}

/** The boxes of the characters of each printed line, in reading order. */
export const legendBoxes = (design: FaceDesign): CharacterBox[][] =>
  design.legends.map((line) => boxesOf(layOutLegend(line, design), design));

const layOutLegend = ({ text, die, xIn, yIn, heightIn }: Legend, { widthIn }: FaceDesign): Placed[] =>
  layOutPrint(text, die, xIn, yIn, heightIn, 0.86 * widthIn);

const boxesOf = (placed: readonly Placed[], { widthIn, heightIn }: FaceDesign): CharacterBox[] =>
  placed
    .filter(({ character }) => !isSeparator(character))
    .map(({ character, x, y, width, height }) => ({
      character,
      left: x / widthIn,
      top: y / heightIn,
      width: width / widthIn,
      height: height / heightIn,
    }));

/** The design's background with rim and bolts: nothing that could be read. */
export function drawBlankFace(context: FaceContext, plate: Plate, widthPx: number, heightPx: number): void {
  const design = designOf(plate.design);
  const rng = createRng(plate.seed);
  inInches(context, design, widthPx, heightPx, () => {
    drawBackground(context, design);
    drawRim(context, design);
    drawBolts(context, design, rng.fork('bolts'));
    drawWear(context, design, plate.wear, rng.fork('wear'));
  });
}

function inInches(context: FaceContext, design: FaceDesign, widthPx: number, heightPx: number, draw: () => void): void {
  context.save();
  context.beginPath();
  context.rect(0, 0, widthPx, heightPx);
  context.clip();
  context.scale(widthPx / design.widthIn, heightPx / design.heightIn);
  draw();
  context.restore();
}

function drawBackground(context: FaceContext, design: FaceDesign): void {
  for (const layer of design.background) drawLayer(context, layer);
}

function drawLayer(context: FaceContext, layer: Layer): void {
  if (layer.kind === 'polygon') {
    context.fillStyle = layer.color;
    context.beginPath();
    for (const [k, [x, y]] of layer.pointsIn.entries()) k === 0 ? context.moveTo(x, y) : context.lineTo(x, y);
    context.closePath();
    context.fill();
    return;
  }
  const { xIn, yIn, widthIn, heightIn } = layer;
  if (layer.kind === 'gradient') {
    const gradient = context.createLinearGradient(0, yIn, 0, yIn + heightIn);
    for (const [at, color] of layer.stops) gradient.addColorStop(at, color);
    context.fillStyle = gradient;
  } else context.fillStyle = layer.color;
  if (layer.kind === 'ellipse') {
    context.beginPath();
    context.ellipse(xIn + widthIn / 2, yIn + heightIn / 2, widthIn / 2, heightIn / 2, 0, 0, 2 * Math.PI);
    context.fill();
  } else context.fillRect(xIn, yIn, widthIn, heightIn);
}

/** The raised edge of the sheet. */
function drawRim(context: FaceContext, { widthIn, heightIn }: FaceDesign): void {
  context.lineJoin = 'round';
  context.lineWidth = 0.06;
  for (const [color, alpha, inset] of [
    ['#000000', 0.3, 0.16],
    ['#ffffff', 0.5, 0.1],
  ] as const) {
    context.globalAlpha = alpha;
    context.strokeStyle = color;
    context.strokeRect(inset, inset, widthIn - 2 * inset, heightIn - 2 * inset);
  }
  context.globalAlpha = 1;
}

function drawBolts(context: FaceContext, { bolts, heightIn }: FaceDesign, rng: Rng): void {
  const color = rng.pick(['#8a8a86', '#5b5b58', '#c4c4be', '#2c2c2a']);
  const lowerUsed = rng.chance(0.4);
  for (const { xIn, yIn } of bolts) {
    const used = yIn < heightIn / 2 || lowerUsed;
    context.fillStyle = used ? color : '#3a3a38';
    disc(context, xIn, yIn, used ? 0.2 : 0.13);
    if (!used) continue;
    context.fillStyle = 'rgba(255, 255, 255, 0.35)';
    disc(context, xIn - 0.04, yIn - 0.05, 0.09);
  }
}

function drawStickers(context: FaceContext, { wells }: FaceDesign, rng: Rng): void {
  for (const { xIn, yIn, widthIn, heightIn } of wells) {
    if (rng.chance(0.3)) continue;
    const color = rng.pick(['#d9412f', '#e9b52b', '#3a7d44', '#2f5fa8', '#e6e3da']);
    context.fillStyle = color;
    context.fillRect(xIn, yIn, widthIn, heightIn);
    context.fillStyle = 'rgba(0, 0, 0, 0.65)';
    for (let k = 0; k < 4; k++)
      context.fillRect(
        xIn + widthIn * (0.15 + 0.19 * k),
        yIn + heightIn * 0.25,
        widthIn * rng.uniform(0.05, 0.13),
        heightIn * 0.5,
      );
  }
}
