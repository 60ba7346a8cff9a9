/**
 * Names of vehicles' colours and bodies in Plate Recognizer's answers: `vehicle.type`, and `color` beside it. It has one name
 * for silver and gray, and none for gold.
 */
import type { TraitRead, VehicleRead } from '../../ports.ts';

const typeNames: Readonly<Record<string, string>> = {
  car: 'Sedan',
  suv: 'SUV',
  pickup: 'Pickup Truck',
  van: 'Van',
  truck: 'Big Truck',
  motorcycle: 'Motorcycle',
};
const colorNames: Readonly<Record<string, string>> = { gray: 'silver', gold: 'unknown' };

const bodyNames: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(typeNames).map(([body, type]) => [type, body]),
);

export interface PlateRecognizerVehicle {
  readonly vehicle?: { readonly type: string; readonly score: number } | null | undefined;
  readonly color?: readonly { readonly color: string; readonly score: number }[] | undefined;
}

export const encodeVehicle = ({ color, body }: VehicleRead) => ({
  vehicle: body && { type: typeNames[body.name] ?? 'Unknown', score: body.confidence },
  color: color ? [{ color: colorNames[color.name] ?? color.name, score: color.confidence }] : [],
});

export function decodeVehicle({ vehicle, color: [first] = [] }: PlateRecognizerVehicle): VehicleRead {
  const told = (name: string | undefined, score: number): TraitRead | null =>
    name ? { name, confidence: score } : null;
  return {
    color: first && first.color !== 'unknown' ? told(first.color, first.score) : null,
    body: vehicle ? told(bodyNames[vehicle.type], vehicle.score) : null,
  };
}
