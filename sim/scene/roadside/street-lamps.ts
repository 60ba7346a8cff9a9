/** Utility poles along the road, and the lamps on those near the camera. */
import { Color } from 'three/webgpu';
import type { Road } from '../../world.ts';
import { edgesOf } from '../ground.ts';

export interface StreetLamp {
  readonly xM: number;
  readonly yM: number;
  readonly zM: number;
  readonly candela: number;
  readonly color: Color;
}

const poleSpacingM = 42;
const firstPoleM = 14;

export const poleXs = (road: Road): number[] => {
  const each = Math.ceil((road.lengthM / 2 + 150) / poleSpacingM);
  return Array.from({ length: 2 * each + 1 }, (_, i) => (i - each) * poleSpacingM + firstPoleM);
};

/** The three about the camera: each costs shading everywhere. About 20 lx on the road below, warm white. */
export const streetLamps = (road: Road): StreetLamp[] =>
  poleXs(road)
    .filter((x) => Math.abs(x - firstPoleM) <= poleSpacingM)
    .map((xM) => ({ xM, yM: 7.4, zM: edgesOf(road).rightM - 0.4, candela: 1100, color: new Color('#ffdcb0') }));
