import { createCanvas } from 'canvas';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { grayFromRgba } from '../../base/warp.ts';
import { designs } from './designs/index.ts';
import { drawBlankFace, drawPlateFace } from './face.ts';
import { createGrammar } from './grammar.ts';

const widthPx = 240;
const heightPx = 120;
const plateOf = (design: (typeof designs)[number]) => {
  const serial = createGrammar(design.serials[0]!).generate(createRng(design.id));
  return { state: design.state, design: design.id, ...serial, wear: 0.2, seed: design.id };
};
const draw = (plate: ReturnType<typeof plateOf>, blank = false) => {
  const context = createCanvas(widthPx, heightPx).getContext('2d');
  const boxes = blank ? [] : drawPlateFace(context, plate, widthPx, heightPx);
  if (blank) drawBlankFace(context, plate, widthPx, heightPx);
  return { boxes, gray: grayFromRgba(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx).data };
};
const all = designs.map((design) => [design.id, design] as const);

describe('drawPlateFace', () => {
  it.each(all)('gives the boxes of the characters of %s, in order, apart and on the plate', (_, design) => {
    const plate = plateOf(design);
    const { boxes } = draw(plate);
    expect(boxes.map(({ character }) => character).join('')).toBe(plate.text);
    boxes.forEach(({ left, top, width, height }, k) => {
      expect(left).toBeGreaterThan(k === 0 ? 0.02 : boxes[k - 1]!.left + boxes[k - 1]!.width);
      expect(left + width).toBeLessThan(0.98);
      expect(top).toBeGreaterThan(0.1);
      expect(top + height).toBeLessThan(0.9);
    });
  });

  it.each(all)('puts ink into the boxes of %s, that the blank face lacks', (_, design) => {
    const plate = plateOf(design);
    const [{ boxes, gray }, blank] = [draw(plate), draw(plate, true)];
    for (const { left, top, width, height } of boxes) {
      let changed = 0;
      let pixels = 0;
      for (let y = Math.ceil(top * heightPx); y < (top + height) * heightPx; y++)
        for (let x = Math.ceil(left * widthPx); x < (left + width) * widthPx; x++, pixels++)
          if (Math.abs(gray[y * widthPx + x]! - blank.gray[y * widthPx + x]!) > 40) changed++;
      expect(changed / pixels).toBeGreaterThan(0.15);
    }
  });

  it('draws the same plate the same, and another seed otherwise', () => {
    const plate = plateOf(designs[0]!);
    expect(draw(plate).gray).toEqual(draw(plate).gray);
    expect(draw(plate).gray).not.toEqual(draw({ ...plate, seed: 'other' }).gray);
  });
});
