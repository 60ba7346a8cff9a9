/** For the tests of the alerts page: a store with people who sign in, the administrator's file, and runs with alerts. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
import { hashPassword } from '../../recognizer/sign-in/password.ts';
import { createOutbox } from '../../store/alerts/outbox.ts';
import { createSettingsBook } from '../../store/alerts/settings.ts';
import type { Database } from '../../store/database.ts';
import { ledgerOn } from '../../store/ledger.ts';
import { migrate } from '../../store/migrate.ts';
import { openShared, openStore, type SharedStore, sharing } from '../../store/open.ts';
import { openInMemory } from '../../store/pglite.ts';
import { passwordsOn } from '../../store/sign-in.ts';

/** These passwords guard nothing, and many are tried. */
const cost = { log2N: 4, r: 8, p: 1 };
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

/** A store that tests and the studio have at once. */
interface Keeping {
  /** Does something with the store, beside the studio. */
  inStore<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** As a studio has it, until that closes it. */
  open(): SharedStore;
  close(): Promise<void>;
}

/** Opened anew at each use, as by processes that share the folder. */
export function keptInFolder(folder: string): Keeping {
  return {
    async inStore(work) {
      const database = openStore(folder, '');
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
    open: () => openShared(folder, ''),
    close: async () => undefined,
  };
}

/** Open all the time, which is quicker by far. */
export async function keptInMemory(): Promise<Keeping> {
  const database = await openInMemory();
  await migrate(database);
  return {
    inStore: (work) => work(database),
    open: () => sharing({ ...database, close: async () => undefined }),
    close: database.close,
  };
}

/** @param nowMs its clock */
export async function openStation(
  keep: (folder: string) => Keeping | Promise<Keeping>,
  nowMs = () => Date.parse('2026-03-12T19:05:00Z'),
) {
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

  const keeping = await keep(storeFolder);
  const { inStore } = keeping;
  /** Enters people into the books, each with a password of four words. */
  const enter = (people: Readonly<Record<string, Person>>) =>
    inStore(async (database) => {
      const [ledger, passwords] = [ledgerOn(database), passwordsOn(database)];
      for (const [subject, body] of Object.entries(people)) {
        await ledger.append({ kind: 'person', subject, at: now(), by: 'cmdr-1', body });
        const hash = await hashPassword(passwordOf(subject), cost);
        await passwords.set({ person: subject, by: subject, at: now(), hash });
      }
    });

  const station = {
    folder,
    storeFolder,
    runsFolder,
    configFile,
    openStore: keeping.open,
    async close() {
      await keeping.close();
      rmSync(folder, { recursive: true });
    },
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
