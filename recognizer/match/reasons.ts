/**
 * Why a plate is on a hot list: the fourteen notification reasons of General Order 12.10, Appendix I.1, with the other
 * names that lists and the order's own body use for them.
 */

interface Reason {
  readonly label: string;
  readonly aliases: readonly string[];
}

export const reasons = {
  'amber-alert': {
    label: 'NCMEC Amber-Alert/Missing Child',
    aliases: ['Amber Alert', 'Missing Child', 'NCMEC Amber Alert', 'AMBER'],
  },
  'stolen-vehicle': { label: 'Stolen Vehicle', aliases: ['Stolen Car', 'Stolen'] },
  'missing-person': { label: 'Missing Person', aliases: ['Missing Persons', 'Missing'] },
  warrants: { label: 'Warrants', aliases: ['Warrant', 'Wanted Person', 'Wanted'] },
  'sex-offender': { label: 'Sex Offender', aliases: ['National Sex Offender Registry'] },
  'gang-or-suspected-terrorist': {
    label: 'Gang or Suspected Terrorist',
    aliases: ['Gang', 'Gang or Terrorist', 'Suspected Terrorist', 'Known or Suspected Terrorist'],
  },
  'supervised-release': { label: 'Supervised Release', aliases: ['Supervised Release Person'] },
  'violent-person': { label: 'Violent Person', aliases: ['Violent Persons'] },
  'stolen-plate': { label: 'Stolen Plate', aliases: ['Stolen License Plate', 'Stolen Tag'] },
  'protection-order': {
    label: 'Protection Order',
    aliases: ['Protective Order', 'Domestic Violence Protective Order'],
  },
  'protective-interest': { label: 'Protective Interest', aliases: [] },
  'immigration-violator': { label: 'Immigration Violator', aliases: ['Immigration Violation'] },
  'cpic-data-records': { label: 'CPIC Data Records', aliases: ['CPIC'] },
  'extreme-risk-protection-order': { label: 'Extreme Risk Protection Order', aliases: ['ERPO'] },
} as const satisfies Record<string, Reason>;

export type ReasonId = keyof typeof reasons;
export const reasonIds = Object.keys(reasons) as readonly ReasonId[];

/** App.I.1.a: the reasons that personnel are required to keep active. */
export const mandatoryReasons: readonly ReasonId[] = ['amber-alert', 'stolen-vehicle', 'missing-person', 'warrants'];

const letters = (text: string): string => text.toLowerCase().replace(/[^a-z]/g, '');
const byName = new Map(
  reasonIds.flatMap((id) =>
    [id, reasons[id].label, ...reasons[id].aliases].map((name) => [letters(name), id] as const),
  ),
);

/** The reason that a list means by a name, whatever its case and punctuation; undefined for a name that none has. */
export const reasonOf = (name: string): ReasonId | undefined => byName.get(letters(name));
