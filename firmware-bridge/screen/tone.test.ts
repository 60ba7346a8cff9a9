import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { type EmulatedCamera, paint, photograph, plainCamera, trueView } from './testing.ts';
import { measureTone } from './tone.ts';

const layout = layoutOf(640, 360, 16 / 9);
const screen = paint([...stillCells(layout), ...codeCells(layout, 5)], layout.widthPx, layout.heightPx);
const corners: Corners = [
  { x: 20, y: 11 },
  { x: 620, y: 11 },
  { x: 620, y: 349 },
  { x: 20, y: 349 },
];

function toneOf(settings: Partial<EmulatedCamera>) {
  const camera = { ...plainCamera, corners, blackLight: 0.0005, ...settings };
  const picture = photograph(camera, [{ screen, share: 1 }], createRng('tone'));
  return measureTone(picture, trueView(camera, screen), layout);
}

describe('measureTone', () => {
  it.each([
    [2.2, 2.2],
    [2.4, 1.8],
    [1.8, 2.4],
  ])('tells the gamma of a display of %s before a camera of %s', (displayGamma, cameraGamma) => {
    const { gamma, clippedLevels } = toneOf({ displayGamma, cameraGamma });
    expect(Math.abs(gamma - displayGamma / cameraGamma)).toBeLessThan(0.06);
    expect(clippedLevels.high).toBeLessThan(4);
  });

  it('goes back from values to levels', () => {
    const { values, levels } = toneOf({ displayGamma: 2.4, cameraGamma: 1.8 });
    for (let level = 40; level < 250; level += 7)
      expect(Math.abs(levels[Math.round(values[level]!)]! - level)).toBeLessThan(2);
    expect([...values].every((value, level) => level === 0 || value >= values[level - 1]!)).toBe(true);
    expect([...levels].every((level, value) => value === 0 || level >= levels[value - 1]!)).toBe(true);
  });

  it('keeps vignetting apart from tone', () => {
    const { gamma, cornerShare, white } = toneOf({ vignetting: 0.4 });
    expect(Math.abs(gamma - 1)).toBeLessThan(0.06);
    expect(cornerShare).toBeCloseTo(0.6 ** (1 / 2.2), 1);
    expect(white).toBeCloseTo(255 * 0.8 ** (1 / 2.2), -1);
  });

  it('says what is clipped, and takes the middle of what looks alike', () => {
    // White is clipped at half of its light: from level 255 · 0.5^(1 / 2.2) = 186.
    const { clippedLevels, levels, white } = toneOf({ exposure: 2 });
    expect(white).toBeGreaterThan(253);
    expect(Math.abs(clippedLevels.high - (255 - 186))).toBeLessThan(12);
    expect(Math.abs(levels[255]! - (255 + 186) / 2)).toBeLessThan(8);
  });

  it('says what is lost in black', () => {
    expect(toneOf({ blackLight: 0.05, displayGamma: 2.4, cameraGamma: 1 }).clippedLevels.low).toBeGreaterThan(10);
  });

  it('has one level for all values of a picture without contrast', () => {
    const { levels, gamma } = toneOf({ exposure: 0, noiseLevels: 0 });
    expect([...levels].every((level) => level >= 0 && level <= 255)).toBe(true);
    expect(Number.isFinite(gamma)).toBe(true);
  });
});
