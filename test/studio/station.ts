/** For the tests of the alerts page: a store in a folder with people who sign in, the administrator's file, and a run with alerts. */
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { projectRoot } from '../../base/files.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { AlertNotice } from '../../recognizer/alert/ports.ts';
import { audienceAt, deliveriesOf } from '../../recognizer/alert/subscriptions.ts';
import { town } from '../../recognizer/alert/testing.ts';
import { peopleIn } from '../../recognizer/investigate/authority.ts';
import type { Person } from '../../recognizer/investigate/ports.ts';
import type { ReasonId } from '../../recognizer/match/reasons.ts';
import { setPassword } from '../../recognizer/sign-in/sign-in.ts';
import { createOutbox } from '../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { openStore } from '../../store/open.ts';
import { passwordsOn } from '../../store/sign-in.ts';

export const passwordOf = (person: string): string => `${person} has four words`;
/** What a run's trace has of an alert, and the picture of its plate. */
const alertEvents = (number: number, reason: ReasonId, plate: string): TraceEvent[] => [
  {
    type: 'hit',
    seq: 2 * number - 1,
    tS: number,
    hitId: `hit-${number}`,
    readId: `read-${number}`,
    entryId: `list.csv:${number}`,
    match: 'exact',
    likelihoodRatio: 1.2e7,
  },
  {
    type: 'alert',
    seq: 2 * number,
    tS: number,
    alertId: `alert-${number}`,
    hitId: `hit-${number}`,
    readId: `read-${number}`,
    plateRead: plate,
    stateRead: 'CT',
    cameraId: 'pole-1',
    entry: {
      entryId: `list.csv:${number}`,
      plate,
      state: 'CT',
      reason,
      source: 'NCIC',
      department: 'Old Saybrook PD',
      instructions: 'Stop only with probable cause',
    },
  },
];

/** @param nowMs its clock */
export async function openStation(nowMs = () => Date.parse('2026-03-12T19:05:00Z')) {
  const now = (): string => new Date(nowMs()).toISOString();
  const person = (role: string, given: Partial<Person> = {}): Person => ({
    role,
    designeeFor: [],
    trainedOn: now().slice(0, 10),
    refreshedOn: null,
    access: true,
    ...given,
  });

  const folder = mkdtempSync(join(tmpdir(), 'gantry-station-'));
  const [storeFolder, runsFolder, configFile] = ['store', 'runs', 'alerts.yaml'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  writeFileSync(configFile, stringify({ 'gantry-alerts': 1, ...town }));

  /** Does something with the store as another process would, and gives it back. */
  async function inStore<T>(work: (database: ReturnType<typeof openStore>) => Promise<T>): Promise<T> {
    const database = openStore(storeFolder, '');
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  }
  /** Enters people into the books, each with a password of four words. */
  const enter = (people: Readonly<Record<string, Person>>) =>
    inStore(async (database) => {
      const [ledger, passwords] = [ledgerOn(database), passwordsOn(database)];
      for (const [subject, body] of Object.entries(people)) {
        await ledger.append({ kind: 'person', subject, at: now(), by: 'cmdr-1', body });
        await setPassword({ ledger, passwords, now }, subject, passwordOf(subject), subject);
      }
    });

  const station = {
    folder,
    storeFolder,
    runsFolder,
    configFile,
    inStore,
    enter,
    person,
    /** Puts alerts into the outbox for all who may have them; gives how many deliveries are new. */
    enqueue: (notices: readonly AlertNotice[]) =>
      inStore(async (database) => {
        const people = await peopleIn(ledgerOn(database));
        const settings = await createSettingsBook(database).records();
        const audience = { people: audienceAt(people, settings, nowMs()), systems: [] };
        const deliveries = notices.flatMap((notice) => deliveriesOf(notice, audience, town));
        return createOutbox(database).enqueue(deliveries, nowMs());
      }),
    /** Writes a run folder of so many alerts on stolen vehicles, as `gantry alerts enqueue` takes it. */
    writeRun(name: string, plates: readonly string[]): string {
      const run = join(runsFolder, name);
      mkdirSync(join(run, 'frames'), { recursive: true });
      const events: TraceEvent[] = [
        {
          type: 'trace.started',
          seq: 0,
          tS: 0,
          format: 'gantry-trace/1',
          source: 'test',
          startsAt: '2026-03-12T19:05:00',
          actors: [],
        },
        ...plates.flatMap((plate, at) => alertEvents(at + 1, 'stolen-vehicle', plate)),
      ];
      writeFileSync(join(run, 'trace.ndjson'), events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      writeFileSync(join(run, 'result.json'), '{}');
      for (const at of plates.keys())
        copyFileSync(
          join(projectRoot, 'docs', 'images', 'frame.jpg'),
          join(run, 'frames', `alert-${at + 1}-plate.jpg`),
        );
      return run;
    },
  };

  await enter({
    'cmdr-1': person('alpr-administrator'),
    'ecc-1': person('ecc-dispatcher'),
    'sgt-1': person('shift-supervisor'),
    'clerk-1': person('civilian-employee'),
    'late-1': person('patrol-officer', { trainedOn: `${Number(now().slice(0, 4)) - 2}-01-05` }),
  });
  return station;
}
export type Station = Awaited<ReturnType<typeof openStation>>;
