import { it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { cellEdges, markerEdges, seeEdge } from './edges.ts';
import { paint, photograph, plainCamera, trueView } from './emulated-view.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';

it('x', () => {
  const layout = layoutOf(1280, 720, 16 / 9);
  const screen = paint(
    [...stillCells(layout), ...codeCells(layout, 123456), { region: layout.picture, level: 90 }],
    1280,
    720,
  );
  const l = 32,
    t = 18,
    r = 1248,
    b = 702;
  const camera = {
    ...plainCamera,
    widthPx: 1280,
    heightPx: 720,
    corners: [
      { x: l, y: t },
      { x: r, y: t },
      { x: r, y: b },
      { x: l, y: b },
    ] as any,
    blurPx: 1.2,
  };
  const picture = photograph(camera, [{ screen, share: 1 }], createRng(1));
  const view = trueView(camera, screen);
  const by: Record<string, number[]> = {};
  for (const e of [...markerEdges(layout), ...cellEdges(layout)]) {
    const s = seeEdge(picture, view, e, layout.modulePx, 60);
    const half = e.at.y < 360 ? 'T' : 'B';
    const lr = e.at.x < 640 ? 'L' : 'R';
    (by[`${e.kind} ${half}${lr} ${e.toBlack.x},${e.toBlack.y}`] ??= []).push(s?.offPx ?? NaN);
  }
  for (const [k, v] of Object.entries(by)) console.log(k, v.map((x) => x.toFixed(2)).join(' '));
});
