/**
 * Renders for real, on whatever device the machine has. The frame in golden/ is compared with a tolerance, since drivers
 * differ in the last bits; to draw it anew: GANTRY_UPDATE_GOLDEN=1 npx vitest run sim/render
 */

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createCanvas, loadImage } from 'canvas';
import { DataTexture } from 'three/webgpu';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import type { Frame } from '../../recognizer/ports.ts';
import { autoExposed } from '../camera/exposure.ts';
import { truthOf } from '../camera/truth.ts';
import { createScene } from '../scene/scene.ts';
import type { CameraSpec, FrameTruth, PlateTruth, World } from '../world.ts';
import { createFilm } from './film.ts';
import { createSimulatedCamera } from './frame-source.ts';
import { headlessRenderer } from './renderer.ts';
import { type Actor, carComing, smallCamera as small, suvLeaving, worldOf } from './testing.ts';

async function firstFrame(
  world: World,
  camera: CameraSpec,
  faces?: Parameters<typeof createSimulatedCamera>[0]['faces'],
): Promise<{ frame: Frame; truth: FrameTruth }> {
  const simulated = createSimulatedCamera({ world, camera, rng: createRng('camera'), ...(faces && { faces }) });
  try {
    for await (const made of simulated.frames()) return made;
    throw new Error('the camera gave no frame');
  } finally {
    simulated.dispose();
  }
}

/** How much of each pixel's light comes from a white plate, and the plate's truth, at each of some speeds. */
async function plateShares(
  actor: Actor,
  camera: CameraSpec,
  speedsMps: readonly number[],
): Promise<{ share: Float32Array; truth: PlateTruth }[]> {
  const { widthPx, heightPx } = camera.sensor;
  const face = new DataTexture(new Uint8Array(4), 1, 1);
  const scene = createScene(worldOf([actor], 40), () => face);
  const film = createFilm(await headlessRenderer(), scene, camera);
  await film.still();
  const picture = async (world: World, level: number): Promise<Float32Array> => {
    face.image.data!.fill(level);
    face.needsUpdate = true;
    const green = new Float32Array(widthPx * heightPx);
    for (const { window, rgb } of await film.expose(world.stateAt(0), camera.exposureS))
      for (let i = 0; i < window.width * window.height; i++)
        green[(window.y + Math.floor(i / window.width)) * widthPx + window.x + (i % window.width)] = rgb[3 * i + 1]!;
    return green;
  };
  const made = [];
  for (const speedMps of speedsMps) {
    const world = worldOf([{ ...actor, speedMps }], 40);
    const [white, black] = [await picture(world, 255), await picture(world, 0)];
    const share = white.map((value, i) => value - black[i]!);
    const most = share.reduce((high, value) => Math.max(high, value), 0);
    made.push({ share: share.map((value) => value / most), truth: truthOf(world, camera, 0, 0).plates[0]! });
  }
  film.dispose();
  scene.dispose();
  return made;
}

type Shown = Awaited<ReturnType<typeof plateShares>>[number];

interface Moments {
  readonly area: number;
  readonly x: number;
  readonly y: number;
  /** Along a direction, pixels squared. */
  varianceAlong(dx: number, dy: number): number;
}

function momentsOf(share: Float32Array, widthPx: number): Moments {
  let [area, sx, sy, sxx, sxy, syy] = [0, 0, 0, 0, 0, 0];
  share.forEach((value, i) => {
    const [x, y] = [(i % widthPx) + 0.5, Math.floor(i / widthPx) + 0.5];
    area += value;
    sx += value * x;
    sy += value * y;
    sxx += value * x * x;
    sxy += value * x * y;
    syy += value * y * y;
  });
  const [x, y] = [sx / area, sy / area];
  const [xx, xy, yy] = [sxx / area - x * x, sxy / area - x * y, syy / area - y * y];
  return { area, x, y, varianceAlong: (dx, dy) => dx * dx * xx + 2 * dx * dy * xy + dy * dy * yy };
}

describe('rendered plates', () => {
  it.each([
    { name: 'leaving', actor: suvLeaving },
    { name: 'coming', actor: carComing },
    { name: 'a motorcycle leaving', actor: { ...suvLeaving, body: 'motorcycle' as const } },
  ])('lie where the truth says: $name', async ({ actor }) => {
    const [{ share, truth }] = (await plateShares(actor, small, [0])) as [Shown];
    const { widthPx } = small.sensor;
    truth.corners.forEach(({ x, y }, i) => {
      const [rightwards, downwards] = [i === 1 || i === 2 ? 1 : -1, i >= 2 ? 1 : -1];
      let [best, found] = [-Infinity, { x: 0, y: 0 }];
      share.forEach((value, at) => {
        if (value < 0.5) return;
        // The outer corner of the pixel that reaches farthest towards this corner of the plate.
        const px = (at % widthPx) + (rightwards + 1) / 2;
        const py = Math.floor(at / widthPx) + (downwards + 1) / 2;
        const reach = rightwards * px + downwards * py;
        if (reach > best) [best, found] = [reach, { x: px, y: py }];
      });
      expect(Math.hypot(found.x - x, found.y - y)).toBeLessThan(1);
    });
    const moments = momentsOf(share, widthPx);
    const shoelace = truth.corners.reduce((sum, a, i) => {
      const b = truth.corners[(i + 1) % 4]!;
      return sum + (a.x * b.y - b.x * a.y) / 2;
    }, 0);
    expect(moments.area / shoelace).toBeGreaterThan(0.97);
    expect(moments.area / shoelace).toBeLessThan(1.03);
  });

  it.each([
    {
      name: 'across the picture',
      actor: { ...suvLeaving, zM: 2.5, headingRad: -Math.PI / 4 },
      camera: small,
    },
    { name: 'away', actor: suvLeaving, camera: small },
    { name: 'towards the camera', actor: carComing, camera: small },
  ])('blur as far as they move in the picture: $name', async ({ actor, camera }) => {
    const pxPerS = truthOf(worldOf([actor], 40), camera, 0, 0).plates[0]!.motionPx / camera.exposureS;
    const exposed = { ...camera, exposureS: 8 / pxPerS };
    const [still, moved] = (await plateShares(actor, exposed, [0, actor.speedMps])) as [Shown, Shown];
    const { motionPx } = moved.truth;
    const sharp = momentsOf(still.share, camera.sensor.widthPx);
    const blurred = momentsOf(moved.share, camera.sensor.widthPx);
    const [dx, dy] = directionOf(actor, camera);
    // A run of length m adds m²/12 to the variance along it, and the middle stays.
    const added = blurred.varianceAlong(dx, dy) - sharp.varianceAlong(dx, dy);
    expect(Math.sqrt(12 * added) / motionPx).toBeGreaterThan(0.93);
    expect(Math.sqrt(12 * added) / motionPx).toBeLessThan(1.07);
    expect(Math.hypot(blurred.x - sharp.x, blurred.y - sharp.y)).toBeLessThan(0.4);
  });
});

/** Unit vector of a plate's movement in the picture. */
function directionOf(actor: Actor, camera: CameraSpec): readonly [number, number] {
  const middleAt = (tS: number): readonly [number, number] => {
    const { corners } = truthOf(worldOf([actor], 40), camera, 0, tS).plates[0]!;
    return [corners.reduce((sum, { x }) => sum + x, 0) / 4, corners.reduce((sum, { y }) => sum + y, 0) / 4];
  };
  const [[x0, y0], [x1, y1]] = [middleAt(-0.001), middleAt(0.001)];
  const length = Math.hypot(x1 - x0, y1 - y0);
  return [(x1 - x0) / length, (y1 - y0) / length];
}

describe('createSimulatedCamera', async () => {
  const dusk = worldOf([suvLeaving, carComing], -2);
  const camera = autoExposed(small, dusk.light, { maxExposureS: 1 / 500, maxGainDb: 24 });
  const plain = await firstFrame(dusk, camera);

  it('gives the same bytes each time', async () => {
    const again = await firstFrame(dusk, camera);
    expect(Buffer.compare(plain.frame.rgba, again.frame.rgba)).toBe(0);
  });

  it('shows other faces where asked, and leaves the truth alone', async () => {
    const blank = await firstFrame(dusk, camera, () => 'blank');
    expect(blank.truth).toEqual(plain.truth);
    const { corners } = plain.truth.plates.find(({ side }) => side === 'rear')!;
    const [left, right] = [Math.ceil(corners[0].x), Math.floor(corners[1].x)];
    const row = Math.round((corners[0].y + corners[3].y) / 2);
    const contrast = ({ frame }: { frame: Frame }): number => {
      const values = [];
      for (let x = left + 2; x < right - 2; x++) values.push(frame.rgba[(row * frame.widthPx + x) * 4 + 1]!);
      return Math.max(...values) - Math.min(...values);
    };
    expect(contrast(plain)).toBeGreaterThan(40);
    expect(contrast(blank)).toBeLessThan(contrast(plain) / 2);
  });

  it('keeps frames while something is in view, else one every two seconds', async () => {
    const world = worldOf([{ ...suvLeaving, xM: -35 }], 30, 6);
    const simulated = createSimulatedCamera({ world, camera: small, rng: createRng('camera') });
    const indices: number[] = [];
    for await (const { frame, truth } of simulated.frames()) {
      expect(truth.index).toBe(frame.index);
      indices.push(frame.index);
    }
    simulated.dispose();
    expect(indices[0]).toBe(0);
    expect(indices[1]).toBe(20);
    const gaps = indices.slice(1).map((index, i) => index - indices[i]!);
    expect(Math.max(...gaps)).toBe(20);
    expect(gaps.filter((gap) => gap === 1).length).toBeGreaterThan(5);
  });

  it('looks as it did', async () => {
    const { frame } = plain;
    const path = fileURLToPath(new URL('golden/dusk.png', import.meta.url));
    const canvas = createCanvas(frame.widthPx, frame.heightPx);
    const context = canvas.getContext('2d');
    if (process.env.GANTRY_UPDATE_GOLDEN) {
      const image = context.createImageData(frame.widthPx, frame.heightPx);
      image.data.set(frame.rgba);
      context.putImageData(image, 0, 0);
      writeFileSync(path, canvas.toBuffer('image/png'));
    }
    context.drawImage(await loadImage(path), 0, 0);
    const golden = context.getImageData(0, 0, frame.widthPx, frame.heightPx).data;
    let [sum, far] = [0, 0];
    frame.rgba.forEach((value, i) => {
      const difference = Math.abs(value - golden[i]!);
      sum += difference;
      if (difference > 24) far++;
    });
    expect(sum / golden.length).toBeLessThan(1.5);
    expect(far / golden.length).toBeLessThan(0.01);
  });
});
