import { describe, expect, it } from 'vitest';
import type { Corners } from '../../base/geometry.ts';
import type { PlateRead, PlateSighting } from '../../recognizer/ports.ts';
import { casesOf } from './cases.ts';
import type { TruePlate } from './item.ts';
import type { Measured } from './measure.ts';

const at = (x: number): Corners => [
  { x, y: 0 },
  { x: x + 100, y: 0 },
  { x: x + 100, y: 50 },
  { x, y: 50 },
];
const plate = (id: string, text: string, x: number | null): TruePlate => ({
  id,
  text,
  state: null,
  corners: x === null ? null : at(x),
  conditions: {},
});
const sighting = (text: string, x: number): PlateSighting => ({
  corners: at(x),
  detection: 1,
  text,
  characters: [],
  confidence: 0.8,
  state: null,
  format: null,
});
const read = (id: string, text: string, x: number): PlateRead => ({
  id,
  cameraId: 'c',
  tFirstS: 0,
  tS: 1,
  text,
  characters: [],
  confidence: 0.8,
  state: null,
  format: null,
  observations: [{ ...sighting(text, x), frameIndex: 0, tS: 0 }],
});
const score = (
  plates: TruePlate[],
  sightings: PlateSighting[],
  { reads = null as PlateRead[] | null, isComplete = false } = {},
) => {
  const measured: Measured = {
    item: 'i',
    frames: [{ name: 'i', index: 0, plates, sightings }],
    reads,
    crops: {},
    latencyMs: [],
  };
  return casesOf([{ id: 'i', conditions: {}, isComplete, vehicles: plates.length }], new Map([['i', measured]]));
};
const texts = (cases: readonly { read: { text: string } | null }[]) => cases.map((each) => each.read?.text ?? null);

describe('casesOf', () => {
  it('takes the likeliest sighting that lies on the plate, not the likeliest of all', () => {
    const { frame, falsePlates } = score(
      [plate('0', 'RIGHT', 0)],
      [sighting('OTHER', 500), sighting('FIRST', 5), sighting('RIGHT', 0)],
    );
    expect(texts(frame)).toEqual(['FIRST']);
    expect(falsePlates).toMatchObject({ otherDetections: 1, sightings: 0 });
  });
  it('takes the likeliest of all where nobody says where the plate is', () =>
    expect(texts(score([plate('0', 'A', null)], [sighting('B', 300), sighting('A', 0)]).frame)).toEqual(['B']));
  it('has not found what overlaps by less than half', () => {
    expect(texts(score([plate('0', 'A', 0)], [sighting('A', 40)]).frame)).toEqual([null]);
    expect(texts(score([plate('0', 'A', 0)], [sighting('A', 30)]).frame)).toEqual(['A']);
  });
  it('calls a sighting false only where the truth names every plate', () => {
    const seen = [sighting('A', 0)];
    expect(score([], seen, { isComplete: true }).falsePlates).toMatchObject({ sightings: 1, framesWithoutPlates: 1 });
    expect(score([], seen).falsePlates).toMatchObject({ sightings: 0, otherDetections: 1 });
  });
  it('keeps passes apart from frames: a pass is right only when every read of it is', () => {
    const plates = [plate('one', 'AAA', 0), plate('two', 'BBB', 300), plate('three', 'CCC', 600)];
    const reads = [read('r1', 'AAA', 0), read('r2', 'BBB', 300), read('r3', 'BBX', 300), read('r4', 'ZZZ', 900)];
    const { track, falsePlates } = score(plates, [], { reads, isComplete: true });
    expect(texts(track)).toEqual(['AAA', 'BBX', null]);
    expect(falsePlates).toMatchObject({ reads: 1, vehicles: 3 });
  });
});
