import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { paint, photograph, plainCamera, trueView } from './emulated-view.ts';
import { findScreen } from './find.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { toCamera } from './view.ts';

const layout = layoutOf(1280, 720, 16 / 9);
const screen = paint(
  [...stillCells(layout), ...codeCells(layout, 123456), { region: layout.picture, level: 90 }],
  1280,
  720,
);
const box = (left: number, top: number, widthPx: number, heightPx: number): Corners => [
  { x: left, y: top },
  { x: left + widthPx, y: top },
  { x: left + widthPx, y: top + heightPx },
  { x: left, y: top + heightPx },
];
describe('x', () => {
  it.each([
    [0.3, 0.6, 0],
    [0.5, 0.6, 0],
    [0.95, 1.2, 0],
    [0.4, 1, 0],
    [0.95, 0.6, -0.05],
    [0.7, 0.6, 0.04],
  ])('%s %s %s', (share, blurPx, radial) => {
    const w = 1280 * share,
      h = 720 * share;
    const camera = {
      ...plainCamera,
      widthPx: 1280,
      heightPx: 720,
      corners: box((1280 - w) / 2, (720 - h) / 2, w, h),
      blurPx,
      radial,
    };
    const picture = photograph(camera, [{ screen, share: 1 }], createRng(1));
    const t = performance.now();
    const finding = findScreen(picture, layout);
    const ms = performance.now() - t;
    if (!finding.found) {
      console.log(share, blurPx, finding.why, ms);
      return;
    }
    const truth = trueView(camera, screen);
    let worst = 0;
    for (let x = 0; x <= 1280; x += 80)
      for (let y = 0; y <= 720; y += 80) {
        const a = toCamera(truth, { x, y }),
          b = toCamera(finding.view, { x, y });
        worst = Math.max(worst, Math.hypot(a.x - b.x, a.y - b.y));
      }
    console.log(
      share,
      blurPx,
      radial,
      'worst',
      worst.toFixed(3),
      finding.residualPx.toFixed(3),
      finding.edges,
      finding.view.radial.toFixed(4),
      ms.toFixed(0),
      'ms',
    );
  });
});
