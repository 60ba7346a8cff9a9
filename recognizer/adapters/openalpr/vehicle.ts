/**
 * Names of vehicles' colours and bodies in OpenALPR's answers: `vehicle.color` and `vehicle.body_type`, lists of names with
 * their confidences, likeliest first. It tells silver and gray no more apart than gold and beige, and has no name for a
 * truck with a box: the nearest is a tractor with its trailer.
 */
import type { TraitRead, VehicleRead } from '../../ports.ts';
import type { OpenAlprVehicle } from './schema.ts';

const colorNames: Readonly<Record<string, string>> = { silver: 'silver-gray', gray: 'silver-gray', gold: 'gold-beige' };

const bodyNames: Readonly<Record<string, string>> = {
  car: 'sedan-standard',
  suv: 'suv-standard',
  pickup: 'truck-standard',
  van: 'van-full',
  truck: 'tractor-trailer',
};

/** Ours for theirs; a name that is not here is the same in both. */
const ourColors: Readonly<Record<string, string>> = { 'silver-gray': 'silver', 'gold-beige': 'gold' };
const ourBodies: readonly (readonly [start: string, body: string])[] = [
  ['sedan-', 'car'],
  ['suv-', 'suv'],
  ['truck-', 'pickup'],
  ['van-', 'van'],
  ['tractor-', 'truck'],
  ['motorcycle', 'motorcycle'],
];

export const encodeVehicle = ({ color, body }: VehicleRead): OpenAlprVehicle => ({
  color: listed(color, colorNames),
  body_type: listed(body, bodyNames),
});

export const decodeVehicle = ({ color, body_type: body }: OpenAlprVehicle): VehicleRead => ({
  color: likeliest(color, (name) => ourColors[name] ?? name),
  body: likeliest(body, (name) => ourBodies.find(([start]) => name.startsWith(start))?.[1]),
});

type Listed = OpenAlprVehicle['color'];

const listed = (trait: TraitRead | null, names: Readonly<Record<string, string>>): Listed =>
  trait ? [{ name: names[trait.name] ?? trait.name, confidence: 100 * trait.confidence }] : [];

function likeliest([first]: NonNullable<Listed> = [], nameOf: (name: string) => string | undefined): TraitRead | null {
  const name = first && nameOf(first.name);
  return first && name ? { name, confidence: first.confidence / 100 } : null;
}
