/** The department's services, as they run in a scenario: the product's own, with what they keep held in memory. */
import { type Agency, ownGroups } from '../../recognizer/alert/address.ts';
import { type InvestigationDesk, openDesk } from '../../recognizer/investigate/desk.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import type { Archive, Person } from '../../recognizer/investigate/ports.ts';
import { type CustomEntries, openCustomEntries } from '../../recognizer/match/custom/entries.ts';
import { memoryHistory } from '../../recognizer/match/custom/history.ts';
import type { recordKinds, StepRefusal } from './schema.ts';

/** Why a step was refused. */
export interface Refused {
  readonly code: StepRefusal;
  readonly words: string;
}

export interface Actor {
  readonly id: string;
  readonly role: string;
  readonly designeeFor?: readonly string[];
}

export interface Town {
  readonly people: ReadonlyMap<string, Actor>;
  readonly entries: CustomEntries;
  readonly agency: Agency;
  readonly archive: Archive;
  readonly desk: InvestigationDesk;
  /** The desk's time. */
  readonly now: () => string;
  /** Seconds of the run, from a time of the desk. */
  readonly secondsOf: (at: string) => number;
  /** It is now this local time. */
  setNow(at: string): void;
  /** What queries were answered with, by the id of their step. */
  readonly accesses: Map<string, { readonly accessId: string; readonly sha256: string }>;
  /** Whether the system under test makes a refusal. */
  holds(refusal: Refused): boolean;
}

export interface TownOptions {
  readonly people: readonly Actor[];
  readonly cameras: readonly { readonly id: string; readonly owner: 'own' | 'other' }[];
  /** Local time of the run's start. */
  readonly startsAt: string;
  /** Books that are in the run from its start: before it nobody was trained, or given access. */
  readonly registers: readonly string[];
  readonly workDomains: readonly string[];
  /** Refusals that the system under test does not make, and records that it does not keep. */
  readonly lets: readonly StepRefusal[];
  readonly loses: readonly (typeof recordKinds)[number][];
}

const dayS = 86_400;
const retentionS = 30 * dayS;

export async function openTown(options: TownOptions): Promise<Town> {
  const { people, cameras, startsAt, registers, workDomains, lets, loses } = options;
  const holds = ({ code }: Refused): boolean => !lets.includes(code);
  const ownCameras = cameras.filter(({ owner }) => owner === 'own').map(({ id }) => id);
  const memory = memoryArchive();
  const archive = loses.includes('access-log') ? { ...memory, log: forgetfulLog(memory.log) } : memory;
  const startMs = Date.parse(`${startsAt}Z`);
  let now = deskTime(startsAt);
  for (const { id, role, designeeFor = [] } of people) {
    const trainedOn = registers.includes('training') ? null : startsAt.slice(0, 10);
    const body: Person = { role, designeeFor, trainedOn, refreshedOn: null, access: !registers.includes('access') };
    await archive.ledger.append({ kind: 'person', subject: id, at: now, by: id, body });
  }
  return {
    people: new Map(people.map((person) => [person.id, person])),
    entries: await openCustomEntries({
      history: memoryHistory(),
      ledger: archive.ledger,
      notifyAdministrator: () => Promise.resolve(people.filter(isAdministrator).map(({ id }) => id)),
      holds,
    }),
    agency: { workDomains, cameraGroups: Object.fromEntries(ownGroups.map((group) => [group, ownCameras])) },
    archive,
    desk: openDesk(archive, () => now, retentionS),
    now: () => now,
    secondsOf: (at) => (Date.parse(at) - startMs) / 1000,
    setNow(at) {
      now = deskTime(at);
    },
    accesses: new Map(),
    holds,
  };
}

/** The desk's clock shows local time as UTC. */
export const deskTime = (local: string): string => new Date(`${local}Z`).toISOString();

const isAdministrator = ({ role, designeeFor = [] }: Actor): boolean =>
  [role, ...designeeFor].includes('alpr-administrator');

/** A log that answers as if it had kept a query, and has not. */
function forgetfulLog(log: Archive['log']): Archive['log'] {
  let lost = 0;
  return { ...log, enter: () => Promise.resolve(`lost-${++lost}`), answer: () => Promise.resolve() };
}
