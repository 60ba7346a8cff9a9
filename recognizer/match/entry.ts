import type { ReasonId } from './reasons.ts';

/** Where entries may come from (III.J hot list, III.K custom hot list, IV.F.b authorized sources). */
export const sources = ['NCIC', 'CT DMV', 'BOLO', 'Custom'] as const;
export type Source = (typeof sources)[number];

export const traits = ['colour', 'body', 'make'] as const;

/** What is said of a vehicle, in lower case; what is not said is left out. */
export type VehicleDescription = { readonly [Trait in (typeof traits)[number]]?: string };

/** One vehicle of interest on a hot list. */
export interface HotListEntry {
  /** `file:line` of the row, so that an alert leads back to it. */
  readonly id: string;
  /** A–Z and 0–9 only, 1 to 10 characters; the letter O and the digit 0 stay apart. */
  readonly plate: string;
  /** Issuing jurisdiction; null where the list does not know it. */
  readonly state: string | null;
  readonly reason: ReasonId;
  readonly source: Source;
  readonly department: string;
  /** Calendar dates, YYYY-MM-DD; `expires` is the last day on which the entry holds, null for no end. */
  readonly entered: string;
  readonly expires: string | null;
  readonly caseNumber: string;
  readonly cfsNumber: string;
  readonly enteringOfficer: string;
  readonly synopsis: string;
  /** What the entry is about (III.K), where the list says it apart from the synopsis of the case. */
  readonly narrative?: string;
  /** Where the list describes the vehicle. */
  readonly vehicle?: VehicleDescription;
  /** IV.G.d, for example "stop only with probable cause"; empty for none. */
  readonly instructions: string;
}

/** A plate as readers and lists compare it: upper case, separators dropped; null when it is no plate. */
export function normalizePlate(text: string): string | null {
  const plate = text.replace(/[\s.·•–-]/g, '');
  // Before capitals are made: that of ß is SS, and that of ı is I.
  return /^[A-Za-z0-9]{1,10}$/.test(plate) ? plate.toUpperCase() : null;
}
