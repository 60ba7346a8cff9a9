/** Takes the steps of a scenario one after the other; what the services did becomes the trace's events. */
import { type Fault, InputError, type Place } from '../../base/errors.ts';
import type { Truth } from '../../policy/truth.ts';
import type { NewRead } from '../../recognizer/investigate/ports.ts';
import { hotListEntry } from '../../recognizer/match/custom/register.ts';
import { batchesOf, collectedEvent } from '../desk/events.ts';
import type { ListVersion } from '../lists/take-over.ts';
import type { UnnumberedEvent, UntimedEvent } from '../respond/port.ts';
import { correctAfterAudit, documentAudit, drawAudit, reviewAudit, reviewPolicy } from './audit.ts';
import {
  bringEvidence,
  completeTraining,
  decideRelease,
  destroyDue,
  exportReads,
  grantAccess,
  requestRelease,
  search,
} from './desk.ts';
import { askForEntry, enter, removeEntry, reviewEntries, updateEntry } from './entries.ts';
import type { Step, StepRefusal } from './schema.ts';
import { setUp } from './settings.ts';
import { deskTime, openTown, type Refused, type Town, type TownOptions } from './town.ts';

/** What came of a step: what the trace says of it, and why it was refused where it was. Events without a time happen then. */
export interface Taken {
  readonly events: readonly (UntimedEvent | UnnumberedEvent)[];
  readonly refused?: readonly Refused[];
  /** What queries and entries were truly for, where that is not what was stated. */
  readonly purposes?: Truth['purposes'];
}

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
  readonly purposes: NonNullable<Truth['purposes']>;
}

/**
 * @param steps by time
 * @param reads what the cameras read: the desk takes it into keeping as it comes
 * @throws InputError where the system refuses what the scenario does not expect it to, or takes what it is to refuse
 */
export async function playSteps(
  steps: readonly TimedStep[],
  reads: readonly NewRead[],
  options: TownOptions,
): Promise<Played> {
  const town = await openTown(options);
  const events: UnnumberedEvent[] = [];
  const versions: ListVersion[] = [];
  const purposes: NonNullable<Truth['purposes']> = {};
  const uncollected = reads.toSorted((a, b) => (a.seenAt < b.seenAt ? -1 : 1));
  for (const { step, tS, at, where } of steps) {
    if (!town.people.has(step.by)) throw new InputError({ what: `nobody is called "${step.by}"`, where });
    await collect(town, uncollected, deskTime(at));
    town.setNow(at);
    const { events: told, refused = [], purposes: truly = {} } = await take(town, step, at);
    const expected = step.refused.filter((code) => !options.lets.includes(code));
    const fault = unexpected(refused, expected, where);
    if (fault) throw new InputError(fault);
    events.push(...told.map((event) => ({ tS, ...event }) as UnnumberedEvent));
    Object.assign(purposes, truly);
    versions.push({
      list: 'custom entries',
      fromS: tS,
      entries: town.entries.inForce(at.slice(0, 10)).map(hotListEntry),
    });
  }
  const batches = steps.some(({ step }) => step.do === 'destroy-due') ? await batchesOf(town.archive) : [];
  events.push(...batches.map((batchId) => collectedEvent(batchId, town.secondsOf)));
  return { events, versions, purposes };
}

/** Takes the reads until a time into keeping, each when it came. */
async function collect(town: Town, uncollected: NewRead[], until: string): Promise<void> {
  while (uncollected.length > 0 && uncollected[0]!.seenAt <= until) {
    const read = uncollected.shift()!;
    town.setNow(read.seenAt.slice(0, 19));
    await town.desk.collect([read], 'passes of the scenario');
  }
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
    case 'complete-training':
      return completeTraining(town, step);
    case 'grant-access':
      return grantAccess(town, step);
    case 'search':
      return search(town, step);
    case 'export':
      return exportReads(town, step);
    case 'use-evidence':
    case 'attach-evidence':
      return bringEvidence(town, step);
    case 'request-release':
      return requestRelease(town, step);
    case 'decide-release':
      return decideRelease(town, step);
    case 'destroy-due':
      return destroyDue(town, step);
    case 'draw-audit':
      return drawAudit(town, step);
    case 'document-audit':
      return documentAudit(town, step);
    case 'review-audit':
      return reviewAudit(town, step);
    case 'correct-after-audit':
      return correctAfterAudit(town, step);
    case 'review-policy':
      return reviewPolicy(town, step);
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
