/**
 * PP-OCR's detector of lines of text: differentiable binarization (Liao et al. 2020). Sizes, thresholds and the growth of
 * the boxes are those of PaddleOCR's configuration ch_PP-OCRv4_det (release 2.7).
 */
import type { GrayImage } from '../../../base/geometry.ts';
import { resizeGray } from '../../../base/warp.ts';
import { type Network, outputOf } from '../../network.ts';
import { componentsOf, type ValueMap } from './components.ts';
import { type Normalization, tensorOf } from './planes.ts';
import { cornersOf, type Rectangle, smallestRectangle } from './rectangle.ts';

/** Longer side of what the detector sees, at most, in pixels. */
const longSidePx = 960;
const stridePx = 32;
const pixelThreshold = 0.3;
const boxThreshold = 0.6;
/** The network marks lines shrunk: they are grown by their area over their outline times this. */
const unclipRatio = 1.5;
const minSidePx = 3;

const normal: readonly Normalization[] = [
  { mean: 0.485, deviation: 0.229 },
  { mean: 0.456, deviation: 0.224 },
  { mean: 0.406, deviation: 0.225 },
];

/** Where a line of text lies, in pixels of the picture, and how surely it is one. */
export interface TextLine {
  readonly rectangle: Rectangle;
  readonly probability: number;
}

export async function detectLines(network: Network, planes: readonly GrayImage[]): Promise<TextLine[]> {
  const { widthPx, heightPx } = planes[0]!;
  const factor = Math.min(1, longSidePx / Math.max(widthPx, heightPx));
  const sizeOf = (side: number) => Math.max(stridePx, Math.round((side * factor) / stridePx) * stridePx);
  const [columns, rows] = [sizeOf(widthPx), sizeOf(heightPx)];
  const outputs = await network.run(
    tensorOf(
      planes.map((plane) => resizeGray(plane, columns, rows)),
      normal,
    ),
  );
  const map = { data: outputOf(outputs, 'sigmoid_0.tmp_0').data, columns, rows };
  const [scaleX, scaleY] = [widthPx / columns, heightPx / rows];
  return linesIn(map).map(({ rectangle, probability }) => ({
    probability,
    rectangle: smallestRectangle(cornersOf(rectangle).map(({ x, y }) => ({ x: x * scaleX, y: y * scaleY }))),
  }));
}

/** The lines in a map of probabilities, in its cells. */
export function linesIn(map: ValueMap): TextLine[] {
  return componentsOf(map, pixelThreshold).flatMap((points) => {
    const rectangle = smallestRectangle(points);
    if (Math.min(rectangle.width, rectangle.height) < minSidePx) return [];
    const probability = meanWithin(map, rectangle);
    if (probability < boxThreshold) return [];
    const { width, height } = rectangle;
    const growth = (unclipRatio * width * height) / (width + height);
    return [{ rectangle: { ...rectangle, width: width + growth, height: height + growth }, probability }];
  });
}

/** Mean of the cells whose middles lie in the rectangle. */
function meanWithin({ data, columns, rows }: ValueMap, rectangle: Rectangle): number {
  const { middle, width, height, angleRad } = rectangle;
  const [cos, sin] = [Math.cos(angleRad), Math.sin(angleRad)];
  const corners = cornersOf(rectangle);
  const span = (values: readonly number[], end: number) =>
    [Math.max(0, Math.floor(Math.min(...values))), Math.min(end, Math.ceil(Math.max(...values)))] as const;
  const [left, right] = span(
    corners.map(({ x }) => x),
    columns,
  );
  const [top, bottom] = span(
    corners.map(({ y }) => y),
    rows,
  );
  let sum = 0;
  let count = 0;
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      const [x, y] = [column + 0.5 - middle.x, row + 0.5 - middle.y];
      if (Math.abs(x * cos + y * sin) > width / 2 || Math.abs(y * cos - x * sin) > height / 2) continue;
      sum += data[row * columns + column]!;
      count++;
    }
  return count > 0 ? sum / count : 0;
}
