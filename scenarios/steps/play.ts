/** Takes the steps of a scenario one after the other; what the services did becomes the trace's events. */
import { type Fault, InputError, type Place } from '../../base/errors.ts';
import { hotListEntry } from '../../recognizer/match/custom/register.ts';
import type { ListVersion } from '../lists/take-over.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { askForEntry, enter, removeEntry, reviewEntries, updateEntry } from './entries.ts';
import type { Step, StepRefusal } from './schema.ts';
import { setUp } from './settings.ts';
import { openTown, type Refused, type Town, type TownOptions } from './town.ts';

type Untimed = UnnumberedEvent extends infer E ? (E extends UnnumberedEvent ? Omit<E, 'tS'> : never) : never;

/** What came of a step. */
export type Taken = { readonly events: readonly Untimed[] } | { readonly refused: readonly Refused[] };

export interface TimedStep {
  readonly step: Step;
  readonly tS: number;
  /** Local time, ISO 8601. */
  readonly at: string;
  readonly where: Place;
}

export interface Played {
  readonly events: readonly UnnumberedEvent[];
  /** What the town's own list holds from each change on. */
  readonly versions: readonly ListVersion[];
}

/**
 * @param steps by time
 * @throws InputError where the system refuses what the scenario does not expect it to, or takes what it is to refuse
 */
export async function playSteps(steps: readonly TimedStep[], options: TownOptions): Promise<Played> {
  const town = await openTown(options);
  const events: UnnumberedEvent[] = [];
  const versions: ListVersion[] = [];
  for (const { step, tS, at, where } of steps) {
    if (!town.people.has(step.by)) throw new InputError({ what: `nobody is called "${step.by}"`, where });
    const taken = await take(town, step, at);
    const refused = 'refused' in taken ? taken.refused : [];
    const expected = step.refused.filter((code) => !options.lets.includes(code));
    const fault = unexpected(refused, expected, where);
    if (fault) throw new InputError(fault);
    if ('refused' in taken) continue;
    events.push(...taken.events.map((event) => ({ ...event, tS }) as UnnumberedEvent));
    const entries = town.entries.inForce(at.slice(0, 10)).map(hotListEntry);
    versions.push({ list: 'custom entries', fromS: tS, entries });
  }
  return { events, versions };
}

function take(town: Town, step: Step, at: string): Promise<Taken> | Taken {
  switch (step.do) {
    case 'ask-for-entry':
      return askForEntry(town, step, at);
    case 'enter':
      return enter(town, step, at);
    case 'update-entry':
      return updateEntry(town, step, at);
    case 'review-entries':
      return reviewEntries(town, step, at);
    case 'remove-entry':
      return removeEntry(town, step, at);
    default:
      return setUp(town, step, at);
  }
}

function unexpected(refused: readonly Refused[], expected: readonly StepRefusal[], where: Place): Fault | undefined {
  const surprise = refused.find(({ code }) => !expected.includes(code));
  if (surprise)
    return {
      what: `the system refuses this (${surprise.code}): ${surprise.words}`,
      where,
      expected: `refused: [${surprise.code}], or for a twin of a system that lets it through, lets: [${surprise.code}]`,
    };
  const missing = expected.find((code) => !refused.some((one) => one.code === code));
  return missing && { what: `the system does not refuse this (${missing})`, where, expected: 'a step that it refuses' };
}
