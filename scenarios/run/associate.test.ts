import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { FrameTruth } from '../../sim/world.ts';
import { overlap, vehicleOfRead } from './associate.ts';

const rectangle = (x: number, y: number, width = 100, height = 50): Corners => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

const truth = (index: number, plates: Record<string, Corners>): [number, FrameTruth] => [
  index,
  {
    cameraId: 'c',
    index,
    tS: index / 10,
    plates: Object.entries(plates).map(([vehicleId, corners]) => ({
      vehicleId,
      side: 'rear',
      text: 'AB12345',
      state: 'CT',
      corners,
      visibility: 1,
      widthPx: 100,
      motionPx: 0,
      distanceM: 20,
      incidenceDeg: 10,
    })),
  },
];

const read = (...places: [number, Corners][]): PlateRead => ({
  id: 'r1',
  cameraId: 'c',
  tFirstS: 0,
  tS: 1,
  text: 'ZZ99999',
  characters: [],
  confidence: 1,
  state: null,
  format: null,
  observations: places.map(([frameIndex, corners]) => ({
    frameIndex,
    tS: frameIndex / 10,
    corners,
    detection: 1,
    text: '',
    characters: [],
    confidence: 1,
    state: null,
    format: null,
  })),
});

describe('overlap', () => {
  it('is 1 for the same, 0 for the apart, a third for the half-shifted', () => {
    expect(overlap(rectangle(0, 0), rectangle(0, 0))).toBe(1);
    expect(overlap(rectangle(0, 0), rectangle(200, 0))).toBe(0);
    expect(overlap(rectangle(0, 0), rectangle(50, 0))).toBeCloseTo(1 / 3);
  });
});

describe('vehicleOfRead', () => {
  const frames = new Map([
    truth(0, { near: rectangle(0, 0), far: rectangle(300, 0) }),
    truth(1, { near: rectangle(10, 0), far: rectangle(310, 0) }),
    truth(2, { near: rectangle(20, 0) }),
  ]);

  it.each([
    ['goes by place, not by text', read([0, rectangle(2, 3)], [1, rectangle(12, 1)]), 'near'],
    [
      'takes the vehicle of most observations',
      read([0, rectangle(300, 0)], [1, rectangle(10, 0)], [2, rectangle(20, 0)]),
      'near',
    ],
    ['gives none for a read off every plate', read([0, rectangle(600, 400)], [1, rectangle(600, 400)]), null],
    ['gives none for a frame without truth', read([9, rectangle(0, 0)]), null],
  ])('%s', (_, plateRead, expected) => expect(vehicleOfRead(plateRead, frames)).toBe(expected));
});
