import { jurisdictions } from '../../match/jurisdictions.ts';
import type { PlateSighting, StateRead } from '../../ports.ts';
import { charactersOf, plateText } from '../text.ts';
import type { OpenAlprAnswer } from './schema.ts';
import { decodeVehicle } from './vehicle.ts';

/** What an answer saw. OpenALPR gives no probability that it is a plate; it stands as 1. */
export function decodeOpenAlpr({ results }: OpenAlprAnswer): PlateSighting[] {
  return results.map(({ plate, confidence, region, region_confidence, coordinates: [a, b, c, d], vehicle }) => {
    const text = plateText(plate);
    return {
      corners: [pointOf(a), pointOf(b), pointOf(c), pointOf(d)],
      detection: 1,
      text,
      characters: charactersOf(text, confidence / 100),
      confidence: confidence / 100,
      state: stateOf(region, region_confidence / 100),
      format: null,
      ...(vehicle && { vehicle: decodeVehicle(vehicle) }),
    };
  });
}

const pointOf = ({ x, y }: { readonly x: number; readonly y: number }) => ({ x, y });

function stateOf(region: string, confidence: number): StateRead | null {
  const code = region.toUpperCase().replace(/^US-/, '');
  return jurisdictions.has(code) ? { code, confidence } : null;
}
