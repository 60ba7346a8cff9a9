/** Tiles to train on: gray pictures with plates in them, and the truth about each. */
import type { Corners, GrayImage, Point } from '../../base/geometry.ts';
import type { Rng } from '../../base/rng.ts';
import { clamp } from '../../base/units.ts';
import { grayFromRgba } from '../../base/warp.ts';
import { drawHolder, drawScene, drawSurroundings } from './clutter.ts';
import type { Easel, FaceMix, FaceSample } from './face-sample.ts';
import { type Look, takePicture } from './look.ts';
import { disturb } from './photometry.ts';
import { randomPose } from './pose.ts';
import { convolve, gaussian, grayFrom, paste, type Raster, rasterFrom, type Shade } from './raster.ts';

export interface TilePlate {
  readonly corners: Corners;
  readonly face: FaceSample;
}

export interface Tile {
  readonly image: GrayImage;
  readonly plates: readonly TilePlate[];
}

export interface TileKind {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly faces: FaceMix;
  make(easel: Easel, nextFace: () => FaceSample, rng: Rng, look: Look): Tile;
}

const toRead: FaceMix = { kinds: { issued: 30, random: 67, blank: 3 }, likeOwn: 0.55, framed: 0.35 };

export const tileKinds: Readonly<Record<'scene' | 'plate' | 'name', TileKind>> = {
  /** For the detector: 0 to 3 plates, 18 to 110 px wide, anywhere. */
  scene: { widthPx: 320, heightPx: 192, faces: toRead, make: makeScene },
  /** For the reader: one plate, 45 to 230 px wide, near the middle. */
  plate: {
    widthPx: 288,
    heightPx: 176,
    faces: toRead,
    make: (...given) => makePlate({ leastPx: 45, hardest: 1 }, ...given),
  },
  /** For the reader of states' names: one plate, 90 to 230 px wide, near the middle, no frame over what is printed. */
  name: {
    widthPx: 288,
    heightPx: 176,
    faces: { kinds: { issued: 10, random: 88, blank: 2 }, likeOwn: 0.6, framed: 0 },
    make: (...given) => makePlate({ leastPx: 90, hardest: 0.5 }, ...given),
  },
};

function makeScene(easel: Easel, nextFace: () => FaceSample, rng: Rng, look: Look): Tile {
  const { widthPx, heightPx } = tileKinds.scene;
  const plates: TilePlate[] = [];
  const count = Number(rng.weighted({ '0': 22, '1': 53, '2': 18, '3': 7 }));
  for (let k = 0; k < count; k++) {
    const face = nextFace();
    const middle = { x: rng.uniform(0.02, 0.98) * widthPx, y: rng.uniform(0.02, 0.98) * heightPx };
    const corners = randomPose(middle, Math.exp(rng.uniform(Math.log(18), Math.log(110))), face.aspect, rng);
    if (plates.every((other) => !overlap(other.corners, corners))) plates.push({ face, corners });
  }
  drawScene(easel.context, widthPx, heightPx, rng.fork('clutter'));
  return finish(easel, tileKinds.scene, plates, rng.next(), rng, look);
}

function makePlate(
  { leastPx, hardest }: { readonly leastPx: number; readonly hardest: number },
  easel: Easel,
  nextFace: () => FaceSample,
  rng: Rng,
  look: Look,
): Tile {
  const { widthPx, heightPx } = tileKinds.plate;
  const face = nextFace();
  const plateWidthPx = Math.exp(rng.uniform(Math.log(leastPx), Math.log(230)));
  const middle = { x: widthPx / 2 + rng.normal(0, 6), y: heightPx / 2 + rng.normal(0, 5) };
  const corners = randomPose(middle, plateWidthPx, face.aspect, rng);
  drawSurroundings(easel.context, widthPx, heightPx, rng.fork('clutter'));
  return finish(
    easel,
    tileKinds.plate,
    [{ face, corners }],
    hardest * rng.next() * clamp(plateWidthPx / 110, 0.35, 1),
    rng,
    look,
  );
}

/** Hangs the plates before what is drawn on the easel, each in its own light, and takes the picture. */
function finish(
  easel: Easel,
  kind: TileKind,
  plates: readonly TilePlate[],
  hardness: number,
  rng: Rng,
  look: Look,
): Tile {
  for (const { corners } of plates)
    if (rng.chance(0.55))
      drawHolder(easel.context, scaled(corners, rng.uniform(1.03, 1.45), rng.uniform(1.04, 1.7)), rng);
  const raster = backdrop(easel, kind.widthPx, kind.heightPx, rng.fork('backdrop'));
  if (look !== 'day') return { image: takePicture(raster, plates, look, hardness, rng.fork('look')), plates };
  for (const { face, corners } of plates) paste(raster, face.pyramid, corners, plateLight(rng));
  disturb(raster, rng.fork('photometry'), hardness);
  return { image: grayFrom(raster), plates };
}

/** What was drawn, out of focus more or less, with coarse texture. */
function backdrop({ context }: Easel, widthPx: number, heightPx: number, rng: Rng): Raster {
  const raster = rasterFrom(grayFromRgba(context.getImageData(0, 0, widthPx, heightPx).data, widthPx, heightPx));
  if (rng.chance(0.4)) convolve(raster, gaussian(rng.uniform(0.5, 1.6)));
  if (rng.chance(0.5)) addTexture(raster, rng, rng.pick([3, 6, 12, 30]), rng.uniform(3, 22));
  return raster;
}

/** Value noise: random numbers on a coarse grid, interpolated. */
function addTexture({ widthPx, heightPx, data }: Raster, rng: Rng, cellPx: number, amplitude: number): void {
  const columns = Math.ceil(widthPx / cellPx) + 2;
  const grid = Float32Array.from({ length: columns * (Math.ceil(heightPx / cellPx) + 2) }, () =>
    rng.uniform(-amplitude, amplitude),
  );
  for (let y = 0, at = 0; y < heightPx; y++) {
    const row = Math.floor(y / cellPx);
    const v = y / cellPx - row;
    for (let x = 0; x < widthPx; x++, at++) {
      const column = Math.floor(x / cellPx);
      const u = x / cellPx - column;
      const k = row * columns + column;
      const upper = grid[k]! + (grid[k + 1]! - grid[k]!) * u;
      const lower = grid[k + columns]! + (grid[k + columns + 1]! - grid[k + columns]!) * u;
      data[at]! += upper + (lower - upper) * v;
    }
  }
}

/** Gain and veil, a gradient across, sometimes the shadow of a bumper or hitch over a part. */
function plateLight(rng: Rng): Shade {
  const gain = rng.uniform(0.5, 1.15);
  const veil = rng.chance(0.4) ? rng.uniform(0, 60) : 0;
  const [slopeU, slopeV] = [rng.normal(0, 0.18), rng.normal(0, 0.18)];
  const [shadowU, shadowV] = [rng.normal(0, 0.15), rng.pick([1, 1, -1])];
  const edge = rng.chance(0.25) ? rng.uniform(0.1, 0.8) : 2;
  const depth = rng.uniform(0.25, 0.75);
  return (gray, u, v) => {
    const lit = (veil + gray * gain) * (1 + slopeU * (u - 0.5) + slopeV * (v - 0.5));
    const height = shadowV > 0 ? v : 1 - v;
    return edge <= 1 && height + shadowU * (u - 0.5) < edge ? lit * (1 - depth) : lit;
  };
}

/** A quadrilateral made larger about its middle, along its own sides. */
function scaled([a, b, c, d]: Corners, across: number, down: number): Corners {
  const at = (u: number, v: number): Point => ({
    x: (1 - v) * ((1 - u) * a.x + u * b.x) + v * ((1 - u) * d.x + u * c.x),
    y: (1 - v) * ((1 - u) * a.y + u * b.y) + v * ((1 - u) * d.y + u * c.y),
  });
  const [left, right] = [0.5 - across / 2, 0.5 + across / 2];
  const [top, bottom] = [0.5 - down / 2, 0.5 + down / 2];
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)];
}

/** Whether the boxes around two quadrilaterals, holders included, touch. */
function overlap(p: Corners, q: Corners): boolean {
  const span = (corners: Corners, axis: 'x' | 'y') => {
    const values = corners.map((corner) => corner[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return [low - 0.3 * (high - low), high + 0.3 * (high - low)] as const;
  };
  return (['x', 'y'] as const).every((axis) => {
    const [lowP, highP] = span(p, axis);
    const [lowQ, highQ] = span(q, axis);
    return lowP < highQ && lowQ < highP;
  });
}
