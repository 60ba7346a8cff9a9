import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import { applyHomography } from '../../base/homography.ts';
import { createRng } from '../../base/rng.ts';
import { type EmulatedCamera, paint, photograph, plainCamera, trueView } from './emulated-view.ts';
import { findScreen } from './find.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { readMoment } from './time-code.ts';
import { measureTone } from './tone.ts';
import { scaleAt, toCamera } from './view.ts';

const N = Number(process.env.N ?? 40);
const layout = layoutOf(1280, 720, 16 / 9);
it('stress', () => {
  const root = createRng(process.env.SEED ?? 's');
  for (let n = 0; n < N; n++) {
    if (process.env.ONLY && Number(process.env.ONLY) !== n) continue;
    const rng = root.fork(n);
    const cells = [...stillCells(layout), { region: layout.picture, level: rng.integer(0, 255) }];
    for (let k = 0; k < 40; k++) {
      const w = rng.integer(3, 300),
        h = rng.integer(3, 200);
      cells.push({
        region: {
          left: rng.integer(layout.picture.left, layout.picture.left + layout.picture.widthPx - w),
          top: rng.integer(layout.picture.top, layout.picture.top + layout.picture.heightPx - h),
          widthPx: w,
          heightPx: h,
        },
        level: rng.integer(0, 255),
      });
    }
    const m1 = rng.integer(0, 2 ** 24 - 1),
      m2 = m1 + rng.integer(1, 500);
    const a = paint([...cells, ...codeCells(layout, m1)], 1280, 720);
    const b = paint([...cells, ...codeCells(layout, Math.min(m2, 2 ** 24 - 1))], 1280, 720);
    const kind = rng.pick(['one', 'one', 'torn', 'mixed'] as const);
    let shown = [{ screen: a, share: 1 }];
    if (kind === 'torn') {
      const row = rng.integer(0, 720);
      const torn = { ...a, data: a.data.slice() };
      torn.data.set(b.data.subarray(0, row * 1280), 0);
      shown = [{ screen: torn, share: 1 }];
    }
    if (kind === 'mixed') {
      const share = rng.next();
      shown = [
        { screen: a, share },
        { screen: b, share: 1 - share },
      ];
    }
    const [W, H] = [640, 360];
    const angle = rng.chance(0.5) ? rng.uniform(-0.3, 0.3) : rng.uniform(-Math.PI, Math.PI);
    const mirrored = rng.chance(0.1);
    const c = Math.abs(Math.cos(angle)),
      s = Math.abs(Math.sin(angle));
    const most = Math.min(W / (c + (s * 9) / 16), H / (s + (c * 9) / 16)) * 0.97;
    const width = rng.uniform(Math.min(most, 192), most),
      height = (width * 9) / 16;
    const cx = W / 2 + (rng.uniform(-1, 1) * (W - width * (c + (s * 9) / 16))) / 2;
    const cy = H / 2 + (rng.uniform(-1, 1) * (H - width * (s + (c * 9) / 16))) / 2;
    const j = rng.chance(0.5) ? 0.02 : 0.1;
    const corner = (x: number, y: number) => {
      const px = ((x * width) / 2) * rng.uniform(1 - j, 1),
        py = ((y * height) / 2) * rng.uniform(1 - j, 1);
      return {
        x: cx + px * Math.cos(angle) - py * Math.sin(angle),
        y: cy + px * Math.sin(angle) + py * Math.cos(angle),
      };
    };
    const mx = mirrored ? -1 : 1;
    const corners: Corners = [corner(-mx, -1), corner(mx, -1), corner(mx, 1), corner(-mx, 1)];
    const bg = rng.fork('bg');
    const freq = bg.uniform(0.02, 0.8),
      lo = bg.uniform(0, 0.2),
      hi = bg.uniform(0, 0.8);
    const clutter = bg.chance(0.5);
    const camera: EmulatedCamera = {
      ...plainCamera,
      widthPx: W,
      heightPx: H,
      corners,
      radial: rng.uniform(-0.06, 0.04),
      blurPx: rng.uniform(0.3, 1.4),
      vignetting: rng.uniform(0, 0.5),
      displayGamma: rng.uniform(1.8, 2.4),
      cameraGamma: rng.uniform(1.8, 2.4),
      exposure: rng.uniform(0.3, 1.3),
      blackLight: rng.uniform(0.001, 0.02),
      noiseLevels: rng.uniform(0, 6),
      surround: (x, y) => (clutter ? (Math.sin(freq * x) * Math.sin(freq * y) > 0 ? hi : lo) : hi),
    };
    const picture = photograph(camera, shown, rng.fork('noise'));
    const truth = trueView(camera, a);
    const t = performance.now();
    const finding = findScreen(picture, layout);
    const ms = performance.now() - t;
    const sc = scaleAt(truth, { x: 640, y: 360 });
    const modulePx = 10 * Math.min(sc.across, sc.down);
    const info = `#${n} module ${modulePx.toFixed(2)} blur ${camera.blurPx.toFixed(2)} (${(camera.blurPx / modulePx).toFixed(2)}) radial ${camera.radial.toFixed(3)} noise ${camera.noiseLevels.toFixed(1)} exp ${camera.exposure.toFixed(2)} vig ${camera.vignetting.toFixed(2)} angle ${(angle * 57.3).toFixed(0)} j ${j} ${kind} ${mirrored ? 'mirrored' : ''} hi ${hi.toFixed(2)} ${clutter ? 'clutter' : ''}`;
    if (!finding.found) {
      console.log('LOST', info, finding.why, ms.toFixed(0));
      if (process.env.DUMP)
        writeFileSync(`/tmp/lost-${n}.pgm`, Buffer.concat([Buffer.from(`P5 ${W} ${H} 255\n`), picture.data]));
      continue;
    }
    let worst = 0;
    for (let x = 0; x <= 1280; x += 80)
      for (let y = 0; y <= 720; y += 80) {
        const p = toCamera(truth, { x, y }),
          q = toCamera(finding.view, { x, y });
        worst = Math.max(worst, Math.hypot(p.x - q.x, p.y - q.y));
      }
    if (process.env.ONLY) {
      for (const [x, y] of [
        [45, 45],
        [1235, 45],
        [1235, 675],
        [45, 675],
      ] as const)
        console.log(JSON.stringify([toCamera(truth, { x, y }), toCamera(finding.view, { x, y })]));
      console.log(finding.view.radial);
      writeFileSync('/tmp/only.pgm', Buffer.concat([Buffer.from(`P5 ${W} ${H} 255\n`), picture.data]));
    }
    const reading = readMoment(picture, finding.view, layout);
    const right =
      reading.kind === 'moment'
        ? reading.momentMs === m1 || (reading.momentMs === Math.min(m2, 2 ** 24 - 1) && kind !== 'one')
          ? 'right'
          : 'WRONG'
        : kind === 'one'
          ? `REFUSED ${reading.kind}`
          : reading.kind;
    const tone = measureTone(picture, finding.view, layout);
    let off = 0;
    for (let l = 0; l < 256; l++) {
      const light = camera.blackLight + (1 - camera.blackLight) * (l / 255) ** camera.displayGamma;
      const mid = toCamera(truth, { x: 640, y: 360 });
      const kept =
        1 - (camera.vignetting * ((mid.x - W / 2) ** 2 + (mid.y - H / 2) ** 2)) / ((W / 2) ** 2 + (H / 2) ** 2);
      const value = 255 * Math.min(1, camera.exposure * kept * light) ** (1 / camera.cameraGamma);
      off = Math.max(off, Math.abs(value - tone.valueOf[l]!));
    }
    console.log(
      worst > 0.5 ? 'FAR' : 'ok',
      info,
      '| worst',
      worst.toFixed(3),
      'res',
      finding.residualPx.toFixed(3),
      finding.edges,
      right,
      'tone',
      off.toFixed(1),
      'gamma',
      tone.gamma.toFixed(2),
      (camera.displayGamma / camera.cameraGamma).toFixed(2),
      'corner',
      tone.cornerShare.toFixed(2),
      ((1 - camera.vignetting) ** (1 / camera.cameraGamma)).toFixed(2),
      ms.toFixed(0),
    );
  }
}, 600000);
