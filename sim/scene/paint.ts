/** Diffuse colours of car paint as seen on the road, sRGB. */
import { Color } from 'three/webgpu';
import type { VehicleColor } from '../world.ts';

const paints: Readonly<Record<VehicleColor, string>> = {
  white: '#e6e7e4',
  black: '#15161a',
  gray: '#575b60',
  silver: '#a4a8ab',
  blue: '#1d3f7a',
  red: '#8e1519',
  green: '#1f4a33',
  brown: '#4c3526',
  gold: '#a08a5c',
  yellow: '#d6aa1c',
};

export const paintOf = (color: VehicleColor): Color => new Color(paints[color]);
