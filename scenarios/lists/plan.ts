import { type Fault, InputError, type Place } from '../../base/errors.ts';
import { normalizePlate } from '../../recognizer/match/entry.ts';
import { reasonIds, reasonOf } from '../../recognizer/match/reasons.ts';
import type { ListFault } from './schema.ts';

/** The part of a scenario, of either kind, that faults stand in. */
export interface Faulty {
  readonly faults: readonly ListFault[];
  readonly twins: readonly { readonly id: string; readonly faults: readonly ListFault[] }[];
}

/** The faults of the lists in the scenario as it stands, or in one of its twins. */
export type FaultsOf = (twin: string | null) => readonly ListFault[];

/**
 * Works the faults of a scenario's lists out.
 *
 * @param plates those of the entries that can have a fault
 * @param plateOf the plate that is meant, or why none is
 * @throws InputError naming each fault that no row of the lists can have
 */
export function planFaults(
  { faults, twins }: Faulty,
  plates: (fault: ListFault['fault']) => Pick<ReadonlySet<string>, 'has'>,
  plateOf: (plate: string) => { readonly text: string } | string,
  placeOf: (path: readonly PropertyKey[]) => Place,
): FaultsOf {
  const wrong: Fault[] = [];
  const worked = (fault: ListFault, path: readonly PropertyKey[]): ListFault => {
    const tell = (key: string, what: string, expected: string): void =>
      void wrong.push({ what, where: placeOf([...path, key]), expected });
    if ('reason' in fault && !reasonOf(fault.reason))
      tell('reason', `unknown notification reason "${fault.reason}"`, reasonIds.join(', '));
    if (!('plate' in fault)) return fault;
    const meant = plateOf(fault.plate);
    if (typeof meant === 'string') {
      tell('plate', meant, 'a plate of the lists');
      return fault;
    }
    if (!plates(fault.fault).has(meant.text))
      tell('plate', `no list of the scenario has the plate ${fault.plate}`, 'a plate of the lists');
    return { ...fault, plate: meant.text };
  };
  const all = faults.map((fault, index) => worked(fault, ['faults', index]));
  const ofTwins = new Map(
    twins.map(({ id, faults: own }, at) => [
      id,
      own.map((fault, index) => worked(fault, ['twins', at, 'faults', index])),
    ]),
  );
  if (wrong.length > 0) throw new InputError(wrong);
  return (twin) => [...all, ...(ofTwins.get(twin ?? '') ?? [])];
}

/** For scenarios whose plates are all written out. */
export const writtenPlate = (plate: string): { readonly text: string } | string => {
  const text = normalizePlate(plate);
  return text === null ? `"${plate}" is no plate` : { text };
};
