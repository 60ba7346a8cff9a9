import { createCanvas } from 'canvas';
import { expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { drawFace } from '../plates/face.ts';
import { randomFace } from './random-design.ts';

it('random faces show the whole serial, each seed its own', () => {
  const context = createCanvas(192, 96).getContext('2d');
  const seen = new Set<string>();
  for (let k = 0; k < 60; k++) {
    const { design, serial } = randomFace(createRng(`face ${k}`), 0.55);
    const boxes = drawFace(context, design, { display: serial.display, wear: 0, seed: 'a' }, 192, 96);
    expect(boxes.map(({ character }) => character).join('')).toBe(serial.text);
    expect(serial.text).toMatch(/^[A-Z0-9]{2,8}$/);
    for (const { left, top, width, height } of boxes) {
      expect(left).toBeGreaterThan(0.02);
      expect(left + width).toBeLessThan(0.98);
      expect(top).toBeGreaterThan(0.1);
      expect(top + height).toBeLessThan(0.92);
    }
    seen.add(JSON.stringify(design));
  }
  expect(seen.size).toBe(60);
});
