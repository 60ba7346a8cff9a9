/**
 * Times the store on PGlite and on a PostgreSQL server of this machine: `npm run bench:store [READS]`, a million when not
 * given. No pass, no fail: times depend on the machine and on what else it does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createRng, type Rng } from '../base/rng.ts';
import { noCriteria } from '../recognizer/investigate/criteria.ts';
import { openDesk } from '../recognizer/investigate/desk.ts';
import type { Criteria, NewRead } from '../recognizer/investigate/ports.ts';
import { postgresBin, startCluster } from '../recognizer/match/bench/cluster.ts';
import { drawPlate } from '../recognizer/match/bench/plates.ts';
import { timesFrom } from '../recognizer/match/bench/times.ts';
import { archiveOn } from '../store/archive.ts';
import { openStore } from '../store/open.ts';

const count = Number(process.argv[2] ?? 1e6);
if (!Number.isInteger(count) || count < 10_000) {
  process.stderr.write('usage: bench-store [READS]; a whole number from 10000 on\n');
  process.exit(2);
}
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const rng = createRng('bench-store');
const lot = 1000;
const dayMs = 86_400_000;
const firstMs = Date.parse('2026-01-01T00:00:00Z');
/** The reads of 30 days at 20 cameras. */
const seenAt = (index: number): string => new Date(firstMs + Math.floor((index / count) * 30 * dayMs)).toISOString();
const cameraOf = (draw: Rng): string => `camera-${draw.integer(1, 20)}`;
const timeAll = (name: string, timesMs: readonly number[], found = 0): void => {
  const { queries, p50Us, p99Us } = timesFrom(
    Float64Array.from(timesMs, (ms) => ms * 1000),
    found,
  );
  const rows = found > 0 ? `; ${(found / queries).toFixed(1)} reads each` : '';
  say(
    `  ${name.padEnd(34)} p50 ${(p50Us / 1000).toFixed(2)} ms, p99 ${(p99Us / 1000).toFixed(2)} ms; ${queries} of them${rows}`,
  );
};

/** A read as cameras of other makers send them, about 500 bytes; ours hold more, each observation of the pass. */
function drawRead(index: number, draw: Rng): NewRead {
  const read = {
    id: `bench/${index}`,
    cameraId: cameraOf(draw),
    seenAt: seenAt(index),
    plate: drawPlate(draw),
    state: draw.pick(['CT', 'NY', 'MA', null]),
    confidence: draw.uniform(0.8, 1),
    color: draw.pick(['red', 'blue', 'white', 'black', 'silver']),
    body: draw.pick(['car', 'van', 'truck']),
    make: null,
  };
  return { ...read, record: JSON.stringify({ ...read, characters: 'x'.repeat(250) }), pictures: [] };
}

/** Half of the searches by plate are for one that is there. */
const searches: Readonly<Record<string, (plate: string, draw: Rng) => Partial<Criteria>>> = {
  'a whole plate': (plate) => ({ plate }),
  'its first four characters, AB12*': (plate) => ({ plate: `${plate.slice(0, 4)}*` }),
  'its last four, *1234': (plate) => ({ plate: `*${plate.slice(-4)}` }),
  'three in its middle, *B12*': (plate) => ({ plate: `*${plate.slice(1, 4)}*` }),
  'every other, A?1?3?5': (plate) => ({ plate: [...plate].map((at, place) => (place % 2 ? '?' : at)).join('') }),
  'red vans of a day': (_, draw) => ({ color: 'red', body: 'van', ...spanOf(draw, dayMs) }),
  'a camera and an hour': (_, draw) => ({ cameraIds: [cameraOf(draw)], ...spanOf(draw, dayMs / 24) }),
};
function spanOf(draw: Rng, lengthMs: number): Pick<Criteria, 'from' | 'to'> {
  const fromMs = firstMs + draw.uniform(0, 29 * dayMs);
  return { from: new Date(fromMs).toISOString(), to: new Date(fromMs + lengthMs).toISOString() };
}

async function measure(name: string, folder: string, url: string): Promise<void> {
  const startMs = performance.now();
  const database = openStore(folder, url);
  await database.query('SELECT 1');
  say(`${name}: made in ${((performance.now() - startMs) / 1000).toFixed(1)} s`);
  const archive = archiveOn(database);
  let now = '2026-01-01T12:00:00.000Z';
  const desk = openDesk(archive, () => now, 30 * 86_400);
  const person = {
    role: 'alpr-administrator',
    designeeFor: [],
    trainedOn: '2025-12-01',
    refreshedOn: null,
    access: true,
  };
  await desk.enterPeople({ 'cmdr-1': person }, 'cmdr-1');
  const draw = rng.fork('reads');
  const listed: string[] = [];
  let insertMs = 0;
  for (let from = 0; from < count; from += lot) {
    const reads = Array.from({ length: Math.min(lot, count - from) }, (_, index) => drawRead(from + index, draw));
    for (const { plate } of reads) listed.push(plate);
    now = seenAt(from);
    const lotMs = performance.now();
    await desk.collect(reads, 'bench');
    insertMs += performance.now() - lotMs;
  }
  say(`  ${count} reads kept in lots of ${lot}: ${((count / insertMs) * 1000).toFixed(0)} reads/s`);
  now = '2026-01-30T23:00:00.000Z';
  const [size] = await database.query<{ bytes: number }>('SELECT pg_database_size(current_database()) AS bytes');
  say(`  ${(size!.bytes / count).toFixed(0)} bytes a read in the database, indexes included`);

  const timed = async (times: number, work: (index: number) => Promise<number>): Promise<[number[], number]> => {
    const timesMs: number[] = [];
    let found = 0;
    for (let index = 0; index < times; index++) {
      const beforeMs = performance.now();
      found += await work(index);
      timesMs.push(performance.now() - beforeMs);
    }
    return [timesMs, found];
  };
  timeAll(
    'keeping one read',
    ...(await timed(200, async (index) => {
      await desk.collect([drawRead(count + index, draw)], 'bench');
      return 0;
    })),
  );
  for (const [asked, criteriaOf] of Object.entries(searches)) {
    const one = rng.fork(asked);
    timeAll(
      `search: ${asked}`,
      ...(await timed(100, async (index) => {
        const plate = index % 2 === 0 ? one.pick(listed) : drawPlate(one);
        return (await archive.reads.search({ ...noCriteria, ...criteriaOf(plate, one) }, 1001)).length;
      })),
    );
  }
  timeAll(
    'at the desk: logged, found, noted',
    ...(await timed(100, async () => {
      const plate = draw.pick(listed);
      const request = { personId: 'cmdr-1', purpose: 'patrol', caseNumber: '26-1', criteria: { ...noCriteria, plate } };
      return (await desk.search(request)).reads.length;
    })),
  );
  now = '2026-02-02T00:00:00.000Z';
  const beforeMs = performance.now();
  const gone = (await desk.destroyDue('cmdr-1')).reduce((sum, { reads }) => sum + reads, 0);
  say(
    `  ${gone} reads destroyed, and the tables written anew: ${((performance.now() - beforeMs) / 1000).toFixed(1)} s`,
  );
  await database.close();
}

const folder = mkdtempSync(join(tmpdir(), 'gantry-bench-store-'));
try {
  await measure('PGlite in a folder', folder, '');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bin = postgresBin();
if (bin === undefined) say('PostgreSQL left out: no server under /usr/lib/postgresql (Debian: postgresql)');
else {
  const cluster = startCluster(bin, '-c shared_buffers=1GB');
  try {
    await measure('PostgreSQL server, durable', '', `postgresql:///postgres?user=postgres&host=${cluster.folder}`);
  } finally {
    cluster.close();
  }
}
