import { describe, expect, it } from 'vitest';
import type { ColorImage, Corners } from '../../base/geometry.ts';
import { createRng } from '../../base/rng.ts';
import { errorShares } from './error-shares.ts';
import { findScreen } from './find.ts';
import { type Drawn, measureScreenLatency, type Seen } from './latency.ts';
import { measureNoise } from './noise.ts';
import { codeCells, layoutOf, stillCells } from './pattern.ts';
import { pictureError } from './picture-error.ts';
import { measureSharpness } from './sharpness.ts';
import { paint, photograph, plainCamera } from './testing.ts';
import { measureTone } from './tone.ts';

const layout = layoutOf(1280, 720, 16 / 9);
const screen = paint([...stillCells(layout), ...codeCells(layout, 1234)], 1280, 720);
const corners: Corners = [
  { x: 30, y: 22 },
  { x: 604, y: 30 },
  { x: 598, y: 342 },
  { x: 22, y: 336 },
];

function seenThrough(blurPx: number, noiseLevels: number, lights = [1, 1, 1]) {
  const camera = { ...plainCamera, corners, blurPx, noiseLevels, vignetting: 0.3 };
  const pictures = lights.map((light, k) =>
    photograph({ ...camera, exposure: 0.7 * light }, [{ screen, share: 1 }], createRng(k)),
  );
  const finding = findScreen(pictures[0]!, layout);
  if (!finding.found) throw new Error(finding.why);
  const tone = measureTone(pictures[0]!, finding.view, layout);
  return {
    registration: finding,
    tone,
    sharpness: measureSharpness(pictures[0]!, finding.view, layout, tone),
    noise: measureNoise(pictures, finding.view, layout),
  };
}

describe('measureSharpness', () => {
  it.each([0.7, 1, 1.2])('tells a blur of %s px by rise and MTF50, to a tenth', (blurPx) => {
    const { across, down } = seenThrough(blurPx, 1).sharpness;
    // Of a Gaussian: that of the lens, and the pixel's own width.
    const deviation = Math.hypot(blurPx, 1 / Math.sqrt(12));
    for (const sharpness of [across!, down!]) {
      expect(sharpness.risePx / (2.563 * deviation)).toBeGreaterThan(0.9);
      expect(sharpness.risePx / (2.563 * deviation)).toBeLessThan(1.1);
      expect((sharpness.mtf50PerPx * deviation) / 0.1874).toBeGreaterThan(0.9);
      expect((sharpness.mtf50PerPx * deviation) / 0.1874).toBeLessThan(1.12);
    }
  });
});

describe('measureNoise', () => {
  it('tells noise from flicker', () => {
    const steady = seenThrough(0.7, 3).noise;
    expect(steady.rms).toBeCloseTo(3, 0);
    expect(steady.flickerShare).toBeLessThan(0.004);
    const flickering = seenThrough(0.7, 3, [1, 1.1, 0.9]).noise;
    expect(flickering.rms).toBeCloseTo(3, 0);
    // A tenth of the light is 0.1 / 2.2 of the value.
    expect(flickering.flickerShare).toBeCloseTo(0.1 / 2.2, 2);
  });

  it('needs two pictures', () => {
    expect(() => measureNoise([], seenThrough(0.7, 1).registration.view, layout)).toThrow(RangeError);
  });
});

const at = (tS: number, uncertaintyS = 0.001) => ({ tS, uncertaintyS });
const drawn: Drawn[] = [0, 200, 400, 600].map((momentMs) => ({ momentMs, at: at(10 + momentMs / 1000) }));
const saw = (momentMs: number, tS: number): Seen => ({ reading: { kind: 'moment', momentMs }, at: at(tS, 0.002) });

describe('measureScreenLatency', () => {
  it('counts each moment’s first picture, and what was torn, missed, lost or never drawn', () => {
    const seen: Seen[] = [
      saw(0, 10.04),
      saw(0, 10.14),
      { reading: { kind: 'torn' }, at: at(10.24) },
      { reading: { kind: 'lost' }, at: at(10.3) },
      saw(400, 10.46),
      saw(555, 10.5),
      saw(600, 10.65),
    ];
    const latency = measureScreenLatency(drawn, seen);
    expect(latency.ms!.median).toBeCloseTo(50, 6);
    expect([latency.ms!.p5, latency.ms!.p95].map(Math.round)).toEqual([40, 60]);
    expect(latency.uncertaintyMs).toBeCloseTo(3, 6);
    expect(latency.pictures).toEqual({ all: 7, torn: 1, unreadable: 0, lost: 1 });
    expect(latency.moments).toEqual({ drawn: 4, missed: 1 });
    expect(latency.unknown).toBe(1);
  });

  it('takes no picture for one of a moment that is drawn later', () => {
    expect(measureScreenLatency(drawn, [saw(600, 10.3)])).toMatchObject({ ms: undefined, unknown: 1 });
    expect(measureScreenLatency(drawn, [saw(600, 10.599)]).ms!.median).toBeCloseTo(-1, 6);
  });

  it('says nothing of delays where nothing was seen', () => {
    expect(measureScreenLatency(drawn, [])).toMatchObject({ ms: undefined, moments: { drawn: 0, missed: 0 } });
  });
});

const picture = (level: (x: number, y: number) => number): ColorImage => {
  const rgba = new Uint8Array(4 * 640 * 360);
  for (let k = 0; k < 640 * 360; k++) rgba.fill(level(k % 640, Math.floor(k / 640)), 4 * k, 4 * k + 4);
  return { widthPx: 640, heightPx: 360, rgba };
};

describe('pictureError', () => {
  const flat = picture(() => 100);
  it('puts each error where it arises', () => {
    const none = { screen: 0, optics: 0, latency: 0 };
    expect(pictureError(flat, flat, flat, layout)).toEqual(none);
    expect(
      pictureError(
        picture(() => 108),
        flat,
        flat,
        layout,
      ),
    ).toEqual({ ...none, latency: 8 });
    expect(
      pictureError(
        flat,
        flat,
        picture(() => 93),
        layout,
      ),
    ).toEqual({ ...none, optics: 7 });
  });

  it('counts to the screen what its pixels cannot show', () => {
    const stripes = picture((x) => (x % 2 === 0 ? 60 : 180));
    const small = pictureError(stripes, stripes, stripes, layoutOf(640, 360, 16 / 9));
    const large = pictureError(stripes, stripes, stripes, layoutOf(2560, 1440, 16 / 9));
    expect(small.screen).toBeGreaterThan(30);
    expect(large.screen).toBeLessThan(small.screen / 2);
  });

  it('refuses pictures of two sizes', () => {
    const small: ColorImage = { widthPx: 1, heightPx: 1, rgba: new Uint8Array(4) };
    expect(() => pictureError(flat, flat, small, layout)).toThrow('640 × 360');
  });
});

describe('errorShares', () => {
  it('tells each figure once, with its unit, and leaves out what could not be measured', () => {
    const shares = errorShares({
      ...seenThrough(1, 2),
      sharpness: { across: undefined, down: undefined },
      layout,
      scenarioPx: { widthPx: 1280, heightPx: 720 },
      latency: measureScreenLatency(drawn, [saw(0, 10.04), { reading: { kind: 'torn' }, at: at(10.1) }]),
      pictures: [
        { screen: 3, optics: 12, latency: 0 },
        { screen: 3, optics: 9, latency: 4 },
      ],
    });
    const value = (part: keyof typeof shares, name: string) =>
      shares[part].find((figure) => figure.name.startsWith(name))?.value;
    expect(value('screen', 'error of the picture')).toBeCloseTo(3, 6);
    expect(value('optics', 'error of the picture')).toBeCloseTo(Math.sqrt((144 + 81) / 2), 6);
    expect(value('optics', 'noise')).toBeCloseTo(2, 0);
    expect(value('optics', 'camera pixels for a pixel of the scenario, across')).toBeCloseTo(0.45 * 0.72, 1);
    expect(value('optics', 'edge from')).toBeUndefined();
    expect(value('latency', 'drawn → seen, median')).toBeCloseTo(40, 6);
    expect(value('latency', 'pictures torn')).toBe(50);
    for (const part of [shares.screen, shares.optics, shares.latency])
      expect(new Set(part.map(({ name }) => name)).size).toBe(part.length);
  });
});
