/** The catalogue of named faults, by policy pack. */
import { dataMutants } from './data.ts';
import { listMutants } from './lists.ts';
import type { Mutant } from './mutant.ts';
import { peopleMutants } from './people.ts';
import { responseMutants } from './response.ts';
import { stopMutants } from './stops.ts';

export const mutants: Readonly<Record<string, readonly Mutant[]>> = {
  'clinton-12.10': [...responseMutants, ...stopMutants, ...listMutants, ...peopleMutants, ...dataMutants],
};
