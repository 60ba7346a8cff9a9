import type { GrayImage } from '../../../base/geometry.ts';
import type { Tensor } from '../../network.ts';
import type { Picture } from '../../ports.ts';

/** The picture's channels, blue, green, red: the order in which PP-OCR's networks were trained. */
export function planesOf({ rgba, widthPx, heightPx }: Picture): GrayImage[] {
  return [2, 1, 0].map((channel) => {
    const data = new Uint8Array(widthPx * heightPx);
    for (let pixel = 0; pixel < data.length; pixel++) data[pixel] = rgba[4 * pixel + channel]!;
    return { widthPx, heightPx, data };
  });
}

/** How values from 0 to 1 of a channel are put before a network sees them: less `mean`, divided by `deviation`. */
export interface Normalization {
  readonly mean: number;
  readonly deviation: number;
}

/** The planes as `[1, 3, height, width]`, each normalized. */
export function tensorOf(planes: readonly GrayImage[], normal: readonly Normalization[]): Tensor<Float32Array> {
  const { widthPx, heightPx } = planes[0]!;
  const area = widthPx * heightPx;
  const data = new Float32Array(planes.length * area);
  for (const [channel, plane] of planes.entries()) {
    const { mean, deviation } = normal[channel]!;
    for (let pixel = 0; pixel < area; pixel++)
      data[channel * area + pixel] = (plane.data[pixel]! / 255 - mean) / deviation;
  }
  return { data, dims: [1, planes.length, heightPx, widthPx] };
}
