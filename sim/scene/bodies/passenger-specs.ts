/** Measures of car, SUV and pickup: side views (x forward, y up; metres) and where glass, lamps and grille sit. */
import type { Xy } from './hull.ts';
import { chrome, type Finish, paint, plastic } from './parts.ts';

export type Range = readonly [number, number];

export interface PassengerSpec {
  readonly lower: readonly Xy[];
  readonly cabin: readonly Xy[];
  readonly cabinHalfWidthM: number;
  readonly lean: number;
  /** Height of the glass's lower edge, and of its upper edge. */
  readonly glassM: { readonly windshield: Range; readonly rear: Range; readonly halfWidthM: number };
  readonly windows: readonly (readonly Xy[])[];
  readonly doorGapsM: readonly number[];
  readonly doorM: Range;
  readonly head: { readonly y: Range; readonly z: Range };
  readonly tail: { readonly y: Range; readonly z: Range };
  readonly grille: { readonly y: Range; readonly z: number; readonly finish: Finish };
  readonly intake: { readonly y: Range; readonly z: number };
  readonly rearBumper: { readonly y: Range; readonly finish: Finish };
  readonly frontBumper: Finish;
  readonly mirror: readonly [number, number];
  readonly trackM: number;
  readonly bow: { readonly front: number; readonly rear: number };
}

export const passengerSpecs: Readonly<Record<'car' | 'suv' | 'pickup', PassengerSpec>> = {
  car: {
    lower: [
      [2.2, 0.2],
      [2.38, 0.25],
      [2.43, 0.34],
      [2.44, 0.5],
      [2.42, 0.62],
      [2.34, 0.72],
      [2.18, 0.79],
      [1.9, 0.85],
      [1.5, 0.91],
      [1.1, 0.95],
      [0.4, 0.965],
      [-0.6, 0.975],
      [-1.5, 1.0],
      [-1.9, 1.04],
      [-2.25, 1.06],
      [-2.38, 1.04],
      [-2.43, 0.95],
      [-2.41, 0.8],
      [-2.43, 0.68],
      [-2.44, 0.5],
      [-2.42, 0.34],
      [-2.34, 0.25],
      [-2.2, 0.22],
    ],
    cabin: [
      [1.2, 0.9],
      [1.0, 1.03],
      [0.6, 1.24],
      [0.3, 1.37],
      [0.05, 1.42],
      [-0.35, 1.447],
      [-0.75, 1.44],
      [-1.1, 1.4],
      [-1.35, 1.34],
      [-1.75, 1.17],
      [-2.05, 1.04],
      [-2.1, 0.9],
    ],
    cabinHalfWidthM: 0.795,
    lean: 0.26,
    glassM: { windshield: [1.0, 1.36], rear: [1.08, 1.34], halfWidthM: 0.74 },
    windows: [
      [
        [0.72, 1.01],
        [0.18, 1.33],
        [-0.3, 1.365],
        [-0.36, 1.01],
      ],
      [
        [-0.44, 1.01],
        [-0.4, 1.365],
        [-0.95, 1.34],
        [-1.42, 1.06],
        [-1.4, 1.02],
      ],
    ],
    doorGapsM: [0.78, -0.4, -1.35],
    doorM: [0.3, 0.97],
    head: { y: [0.61, 0.72], z: [0.47, 0.86] },
    tail: { y: [0.78, 0.93], z: [0.46, 0.87] },
    grille: { y: [0.44, 0.66], z: 0.42, finish: plastic },
    intake: { y: [0.26, 0.38], z: 0.66 },
    rearBumper: { y: [0.27, 0.42], finish: plastic },
    frontBumper: paint,
    mirror: [0.72, 1.03],
    trackM: 0.9,
    bow: { front: 0.24, rear: 0.16 },
  },
  suv: {
    lower: [
      [2.08, 0.26],
      [2.24, 0.31],
      [2.29, 0.42],
      [2.3, 0.6],
      [2.29, 0.8],
      [2.22, 0.92],
      [2.05, 0.99],
      [1.6, 1.05],
      [1.1, 1.09],
      [0.4, 1.1],
      [-0.8, 1.12],
      [-1.9, 1.14],
      [-2.2, 1.14],
      [-2.27, 1.08],
      [-2.27, 0.9],
      [-2.25, 0.82],
      [-2.29, 0.72],
      [-2.3, 0.5],
      [-2.26, 0.36],
      [-2.15, 0.29],
    ],
    cabin: [
      [1.25, 1.0],
      [1.08, 1.13],
      [0.7, 1.4],
      [0.45, 1.57],
      [0.2, 1.64],
      [-0.3, 1.69],
      [-1.0, 1.7],
      [-1.6, 1.67],
      [-1.85, 1.62],
      [-2.0, 1.54],
      [-2.2, 1.2],
      [-2.26, 1.0],
    ],
    cabinHalfWidthM: 0.815,
    lean: 0.2,
    glassM: { windshield: [1.15, 1.56], rear: [1.19, 1.53], halfWidthM: 0.76 },
    windows: [
      [
        [0.85, 1.14],
        [0.3, 1.53],
        [-0.18, 1.58],
        [-0.22, 1.14],
      ],
      [
        [-0.3, 1.14],
        [-0.26, 1.58],
        [-1.1, 1.575],
        [-1.18, 1.14],
      ],
      [
        [-1.27, 1.14],
        [-1.2, 1.57],
        [-1.7, 1.54],
        [-1.98, 1.2],
      ],
    ],
    doorGapsM: [0.88, -0.26, -1.24],
    doorM: [0.36, 1.08],
    head: { y: [0.76, 0.9], z: [0.46, 0.88] },
    tail: { y: [0.8, 1.1], z: [0.62, 0.89] },
    grille: { y: [0.62, 0.86], z: 0.42, finish: plastic },
    intake: { y: [0.34, 0.5], z: 0.68 },
    rearBumper: { y: [0.34, 0.56], finish: plastic },
    frontBumper: paint,
    mirror: [0.86, 1.16],
    trackM: 0.91,
    bow: { front: 0.22, rear: 0.14 },
  },
  pickup: {
    lower: [
      [2.7, 0.36],
      [2.88, 0.41],
      [2.94, 0.52],
      [2.945, 0.75],
      [2.945, 1.06],
      [2.9, 1.17],
      [2.75, 1.22],
      [2.2, 1.26],
      [1.45, 1.29],
      [0.5, 1.3],
      [-0.98, 1.3],
      [-2.85, 1.32],
      [-2.92, 1.29],
      [-2.93, 1.0],
      [-2.93, 0.76],
      [-2.945, 0.7],
      [-2.945, 0.54],
      [-2.88, 0.47],
      [-2.7, 0.44],
    ],
    cabin: [
      [1.5, 1.2],
      [1.38, 1.31],
      [1.05, 1.6],
      [0.78, 1.82],
      [0.55, 1.9],
      [0.0, 1.95],
      [-0.5, 1.945],
      [-0.78, 1.9],
      [-0.9, 1.8],
      [-1.0, 1.35],
      [-1.02, 1.2],
    ],
    cabinHalfWidthM: 0.89,
    lean: 0.18,
    glassM: { windshield: [1.34, 1.8], rear: [1.4, 1.78], halfWidthM: 0.82 },
    windows: [
      [
        [1.12, 1.34],
        [0.68, 1.76],
        [0.24, 1.8],
        [0.2, 1.34],
      ],
      [
        [0.12, 1.34],
        [0.16, 1.8],
        [-0.66, 1.79],
        [-0.78, 1.34],
      ],
    ],
    doorGapsM: [1.16, 0.16, -0.86],
    doorM: [0.5, 1.27],
    head: { y: [0.92, 1.12], z: [0.58, 0.97] },
    tail: { y: [0.86, 1.26], z: [0.8, 0.98] },
    grille: { y: [0.78, 1.13], z: 0.56, finish: chrome },
    intake: { y: [0.44, 0.54], z: 0.6 },
    rearBumper: { y: [0.52, 0.74], finish: chrome },
    frontBumper: chrome,
    mirror: [1.1, 1.42],
    trackM: 1.0,
    bow: { front: 0.13, rear: 0.05 },
  },
};
