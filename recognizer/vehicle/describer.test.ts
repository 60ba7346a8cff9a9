import { describe, expect, it } from 'vitest';
import type { ColorImage, Corners } from '../../base/geometry.ts';
import type { Network } from '../network.ts';
import { createDescriber } from './describer.ts';
import { bodyTypes, vehicleColors } from './names.ts';
import { windowAroundVehicle, windowPx } from './window.ts';

const box = (left: number, top: number, widthPx: number, heightPx: number): Corners => [
  { x: left, y: top },
  { x: left + widthPx, y: top },
  { x: left + widthPx, y: top + heightPx },
  { x: left, y: top + heightPx },
];

const filled = (red: number, green: number, blue: number): ColorImage => ({
  widthPx: 60,
  heightPx: 40,
  rgba: Uint8Array.from({ length: 60 * 40 * 4 }, (_, k) => [red, green, blue, 255][k % 4]!),
});

/** A network that gives these classes the score, and all others 0; keeps what it was shown. */
function seeing(color: string, body: string, score: number) {
  const shown: { data: Uint8Array | Float32Array; dims: readonly number[] }[] = [];
  const scored = (names: readonly string[], name: string) => ({
    data: Float32Array.from(names, (each) => (each === name ? score : 0)),
    dims: [1, names.length],
  });
  const network: Network = {
    run: async (pixels) => {
      shown.push(pixels);
      return { color: scored(vehicleColors, color), body: scored(bodyTypes, body) };
    },
  };
  return { describer: createDescriber(network), shown };
}

describe('the describer', () => {
  it('tells the likeliest colour and body with their probabilities', async () => {
    const { describer, shown } = seeing('blue', 'van', 6);
    const { color, body } = await describer.describe(filled(10, 20, 200), box(20, 20, 12, 6));
    expect(color).toEqual({ name: 'blue', confidence: expect.closeTo(Math.exp(6) / (Math.exp(6) + 9), 6) });
    expect(body).toEqual({ name: 'van', confidence: expect.closeTo(Math.exp(6) / (Math.exp(6) + 5), 6) });
    expect(shown[0]!.dims).toEqual([1, 3, windowPx, windowPx]);
    const plane = windowPx * windowPx;
    expect([0, plane, 2 * plane].map((at) => shown[0]!.data[at])).toEqual([10, 20, 200]);
  });

  it('tells nothing where it is not sure', async () => {
    const { describer } = seeing('blue', 'van', 1);
    expect(await describer.describe(filled(10, 20, 200), box(20, 20, 12, 6))).toEqual({ color: null, body: null });
  });

  it('tells no colour of a picture that has none, however sure the network is', async () => {
    const { describer } = seeing('white', 'van', 9);
    const { color, body } = await describer.describe(filled(90, 91, 89), box(20, 20, 12, 6));
    expect([color, body?.name]).toEqual([null, 'van']);
  });
});

describe('windowAroundVehicle', () => {
  it('is nine plates wide and high, most of it above the plate', () => {
    const { left, top, widthPx, heightPx } = windowAroundVehicle(box(100, 200, 20, 10));
    expect([widthPx, heightPx, left]).toEqual([180, 180, 20]);
    expect(top).toBeCloseTo(205 - 126);
  });

  it('keeps its size where the plate is seen from the side', () => {
    expect(windowAroundVehicle(box(100, 200, 8, 10)).widthPx).toBe(180);
  });
});
