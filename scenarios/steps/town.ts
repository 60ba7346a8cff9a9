/** The department's services, as they run in a scenario: the product's own, with what they keep held in memory. */
import { type Channels, ownGroups } from '../../recognizer/alert/address.ts';
import type { SettingsRecord } from '../../recognizer/alert/settings.ts';
import type { Person } from '../../recognizer/match/custom/change.ts';
import { type CustomEntries, openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { memoryHistory } from '../../recognizer/match/custom/history.ts';
import type { StepRefusal } from './schema.ts';

/** Why a step was refused, or what became of it. */
export interface Refused {
  readonly code: StepRefusal;
  readonly words: string;
}

export interface Town {
  readonly people: ReadonlyMap<string, Person>;
  readonly entries: CustomEntries;
  /** Changes of settings until now. */
  readonly settings: SettingsRecord[];
  readonly channels: Channels;
  /** Whether the system under test makes a refusal. */
  holds(refusal: Refused): boolean;
}

export interface TownOptions {
  readonly people: readonly Person[];
  readonly cameras: readonly { readonly id: string; readonly owner: 'own' | 'other' }[];
  /** Refusals that the system under test does not make. */
  readonly lets: readonly StepRefusal[];
}

/** The work addresses of the scenarios' department. */
const workDomains = ['clintonpd.example'];

export async function openTown({ people, cameras, lets }: TownOptions): Promise<Town> {
  const holds = ({ code }: Refused): boolean => !lets.includes(code);
  const own = cameras.filter(({ owner }) => owner === 'own').map(({ id }) => id);
  return {
    people: new Map(people.map((person) => [person.id, person])),
    entries: await openCustomEntries({
      history: memoryHistory(),
      notifyAdministrator: () => Promise.resolve(people.filter(isAdministrator).map(({ id }) => id)),
      holds,
    }),
    settings: [],
    channels: { workDomains, cameraGroups: Object.fromEntries(ownGroups.map((group) => [group, own])) },
    holds,
  };
}

const isAdministrator = ({ role, designeeFor = [] }: Person): boolean =>
  [role, ...designeeFor].includes('alpr-administrator');
