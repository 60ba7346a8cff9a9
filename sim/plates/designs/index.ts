import type { PlateDesign } from '../design.ts';
import { connecticutDesigns } from './connecticut.ts';
import { massachusettsDesigns } from './massachusetts.ts';
import { newYorkDesigns } from './new-york.ts';
import { plainDesigns } from './plain-states.ts';

export const designs: readonly PlateDesign[] = [
  ...connecticutDesigns,
  ...newYorkDesigns,
  ...massachusettsDesigns,
  ...plainDesigns,
];

/** @throws RangeError when there is none of this id */
export function designOf(id: string): PlateDesign {
  const design = designs.find((candidate) => candidate.id === id);
  if (!design) throw new RangeError(`no plate design "${id}"`);
  return design;
}
