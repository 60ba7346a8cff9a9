import { describe, expect, it } from 'vitest';
import type { PlateObservation } from '../ports.ts';
import { alphabet } from '../read/alphabet.ts';
import { vote } from './fuse.ts';
import { createTracker } from './tracker.ts';

interface Seen {
  readonly x: number;
  readonly y?: number;
  readonly widthPx?: number;
  readonly text: string;
  readonly confidence?: number;
  readonly state?: string;
}

/** An observation as sure of its text as asked, alike in each character; the rest goes to the next of the alphabet. */
function observe(tS: number, { x, y = 300, widthPx = 100, text, confidence = 0.9, state }: Seen): PlateObservation {
  const probability = confidence ** (1 / Math.max(1, text.length));
  const [halfWidth, halfHeight] = [widthPx / 2, widthPx / 4];
  return {
    frameIndex: Math.round(tS * 10),
    tS,
    corners: [
      { x: x - halfWidth, y: y - halfHeight },
      { x: x + halfWidth, y: y - halfHeight },
      { x: x + halfWidth, y: y + halfHeight },
      { x: x - halfWidth, y: y + halfHeight },
    ],
    detection: 0.9,
    text,
    characters: Array.from(text, (character) => ({
      character,
      probability,
      rivals: [
        { character: alphabet[(alphabet.indexOf(character) + 1) % alphabet.length]!, probability: 1 - probability },
      ],
    })),
    confidence,
    state: state ? { code: state, confidence: 0.8 } : null,
    format: null,
  };
}

/** Feeds frames 0.1 s apart and gives all reads. */
function track(frames: readonly (readonly Seen[])[]) {
  const tracker = createTracker('gate');
  const reads = frames.flatMap((seen, index) => {
    const tS = index / 10;
    return tracker.take(
      { tS },
      seen.map((one) => observe(tS, one)),
    );
  });
  return [...reads, ...tracker.finish()];
}

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('tracker', () => {
  it('gives one read for a vehicle that passes, after it is gone', () => {
    const frames = [...range(8).map((i) => [{ x: 100 + 90 * i, text: 'AB12345' }]), ...range(8).map(() => [])];
    const reads = track(frames);
    expect(reads).toHaveLength(1);
    expect(reads[0]).toMatchObject({ id: 'gate-1', cameraId: 'gate', text: 'AB12345', tFirstS: 0 });
    expect(reads[0]!.observations).toHaveLength(8);
    expect(reads[0]!.tS).toBeGreaterThan(0.7);
    expect(reads[0]!.tS).toBeLessThan(1.5);
  });

  it('keeps two vehicles apart that cross in the picture', () => {
    const reads = track(
      range(11).map((i) => [
        { x: 100 + 100 * i, y: 300, text: 'AB12345' },
        { x: 1100 - 100 * i, y: 310, text: 'JKL678' },
      ]),
    );
    expect(reads.map(({ text, observations }) => [text, observations.length]).sort()).toEqual([
      ['AB12345', 11],
      ['JKL678', 11],
    ]);
  });

  it('keeps a vehicle over a gap of three frames', () => {
    const frames = range(12).map((i) => (i >= 4 && i <= 6 ? [] : [{ x: 100 + 60 * i, text: 'AB12345' }]));
    const reads = track(frames);
    expect(reads.map(({ observations }) => observations.length)).toEqual([9]);
  });

  it('follows a plate that grows and speeds up as it comes near', () => {
    const frames = range(10).map((i) => {
      const distance = 30 - 2.5 * i;
      return [{ x: 640 + 9000 / distance, y: 3000 / distance, widthPx: 1500 / distance, text: 'AB12345' }];
    });
    expect(track(frames).map(({ observations }) => observations.length)).toEqual([10]);
  });

  it('gives two reads for two vehicles one behind the other', () => {
    const frames = [
      ...range(6).map((i) => [{ x: 100 + 150 * i, text: 'AB12345' }]),
      ...range(6).map(() => []),
      ...range(6).map((i) => [{ x: 100 + 150 * i, text: 'CD67890' }]),
    ];
    expect(track(frames).map(({ id, text }) => [id, text])).toEqual([
      ['gate-1', 'AB12345'],
      ['gate-2', 'CD67890'],
    ]);
  });

  it.each<[string, Seen[]]>([
    ['one weak sighting', [{ x: 100, text: 'AB12345', confidence: 0.6 }]],
    ['sightings without text', range(6).map((i) => ({ x: 100 + i, text: '', confidence: 0.99 }))],
    [
      'clutter that reads as something else each time',
      range(6).map((i) => ({ x: 100, text: `Q${i}7`, confidence: 0.1 })),
    ],
  ])('gives no read for %s', (_, seen) => {
    expect(track(seen.map((one) => [one]))).toEqual([]);
  });

  it('gives a read for a single sighting that is sure', () => {
    expect(track([[{ x: 100, text: 'AB12345', confidence: 0.99 }]]).map(({ text }) => text)).toEqual(['AB12345']);
  });
});

describe('vote', () => {
  const texts = (...seen: [string, number][]) =>
    vote(seen.map(([text, confidence], index) => observe(index / 10, { x: 100, text, confidence })));

  it.each<[string, [string, number][], string]>([
    [
      'repairs one bad frame',
      [
        ['AB12345', 0.9],
        ['A812345', 0.5],
        ['AB12345', 0.9],
      ],
      'AB12345',
    ],
    [
      'leaves a length that few saw',
      [
        ['AB12345', 0.9],
        ['AB1235', 0.6],
        ['AB12345', 0.7],
      ],
      'AB12345',
    ],
    [
      'joins halves that no frame had whole',
      [
        ['AB12945', 0.6],
        ['A812345', 0.6],
        ['AB12345', 0.1],
      ],
      'AB12345',
    ],
    [
      'weighs by confidence',
      [
        ['0B12345', 0.2],
        ['0B12345', 0.2],
        ['DB12345', 0.9],
      ],
      'DB12345',
    ],
  ])('%s', (_, seen, text) => {
    expect(texts(...seen).text).toBe(text);
  });

  it('is the surer the more frames agree, up to a bound, and less sure when they do not', () => {
    const once = texts(['AB1', 0.9]).confidence;
    const thrice = texts(['AB1', 0.9], ['AB1', 0.9], ['AB1', 0.9]).confidence;
    const split = texts(['AB1', 0.9], ['AB12', 0.9], ['AB1', 0.9]).confidence;
    expect(thrice).toBeGreaterThan(once);
    expect(split).toBeLessThan(thrice);
    expect(thrice).toBeLessThan(1);
  });

  it('gives the state that most of the confidence saw, and none where most saw none', () => {
    const states = (...seen: (string | undefined)[]) =>
      vote(seen.map((state, index) => observe(index / 10, { x: 100, text: 'AB1', ...(state && { state }) }))).state;
    expect(states('CT', 'NY', 'CT')).toMatchObject({ code: 'CT' });
    expect(states(undefined, 'NY', undefined)).toBeNull();
  });
});
