import { describe, expect, it } from 'vitest';
import { createGlareSources } from './glare.ts';
import { decodeSignal } from './sensor.ts';

const [widthPx, heightPx] = [240, 200];
const glareOf = (lamps: readonly (readonly [number, number])[]) => {
  const glare = createGlareSources({ widthMm: (4.8 * widthPx) / 1280, widthPx, heightPx });
  for (const [x, y] of lamps) glare.add(x, y, 1, 500);
  const signals = new Uint16Array(widthPx * heightPx * 3);
  const windows = glare.scatter(signals);
  return { windows, signals, again: glare.scatter(signals) };
};

describe('glare', () => {
  it('spreads a fiftieth of a lamp around it, in its colour, evenly to all sides', () => {
    const { signals, windows } = glareOf([[121, 101]]);
    const at = (x: number, y: number, channel = 1) => decodeSignal(signals[(y * widthPx + x) * 3 + channel]!);
    let sum = 0;
    for (let y = 0; y < heightPx; y++) for (let x = 0; x < widthPx; x++) sum += at(x, y);
    // What falls beyond its reach of 80 pixels is lost, as what is too little to store.
    expect(sum / (500 * 0.02)).toBeGreaterThan(0.85);
    expect(sum / (500 * 0.02)).toBeLessThan(1);
    expect(at(122 + 20, 102)).toBeCloseTo(at(122 - 20, 102), 6);
    expect(at(122, 102 + 20)).toBeCloseTo(at(122 - 20, 102), 6);
    expect(at(122 + 40, 102)).toBeLessThan(at(122 + 20, 102) / 6);
    expect(at(122, 102, 0)).toBe(0);
    expect(windows).toEqual([{ x: 42, y: 22, width: 160, height: 160 }]);
  });
  it('stays within the picture, and is forgotten once scattered', () => {
    const { windows, again } = glareOf([
      [1, 1],
      [230, 190],
    ]);
    expect(windows).toEqual([{ x: 0, y: 0, width: widthPx, height: heightPx }]);
    expect(again).toEqual([]);
  });
  it('is none without lamps', () => expect(glareOf([]).windows).toEqual([]));
});
