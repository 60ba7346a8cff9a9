import { describe, expect, it } from 'vitest';
import type { PlateObservation, TraitRead } from '../ports.ts';
import { voteOnVehicle } from './fuse.ts';

const told = (name: string, confidence: number): TraitRead => ({ name, confidence });
const observed = (color: TraitRead | null, body: TraitRead | null = null) =>
  ({ vehicle: { color, body } }) as unknown as PlateObservation;

describe('voteOnVehicle', () => {
  it.each([
    [[told('blue', 0.9), told('blue', 0.7)], { name: 'blue', confidence: 0.8 }],
    [[told('blue', 0.9), told('black', 0.7), told('black', 0.8)], { name: 'black', confidence: 0.5 }],
    [[null, told('red', 0.9), null], { name: 'red', confidence: 0.9 }],
    [[null, null], null],
  ])('%j makes %j', (colors, expected) => {
    const color = voteOnVehicle(colors.map((each) => observed(each)))!.color;
    expect(color && { ...color, confidence: Number(color.confidence.toFixed(9)) }).toEqual(expected);
  });

  it('votes on colour and body apart', () =>
    expect(voteOnVehicle([observed(told('red', 0.9), told('car', 0.8)), observed(null, told('car', 0.8))])).toEqual({
      color: told('red', 0.9),
      body: told('car', 0.8),
    }));

  it('is left out where nobody looked', () =>
    expect(voteOnVehicle([{} as PlateObservation, {} as PlateObservation])).toBeUndefined());
});
