/**
 * Times the matching core beside its peers: `npm run bench:match [COUNT]`, ten million entries when not given. One core;
 * minutes, most of them PostgreSQL's. No pass, no fail: times depend on the machine, their ratios hardly.
 */
import { performance } from 'node:perf_hooks';
import { SymSpell } from 'mnemonist';
import { createRng } from '../base/rng.ts';
import { postgresBin } from '../recognizer/match/bench/cluster.ts';
import { drawPlates, drawQueries, firstOf, type QueryKind, queryKinds } from '../recognizer/match/bench/plates.ts';
import { startPostgres } from '../recognizer/match/bench/postgres.ts';
import { measureSwap } from '../recognizer/match/bench/swap.ts';
import { type QueryTimes, timeQueries } from '../recognizer/match/bench/times.ts';
import { partial } from '../recognizer/match/index/partial.ts';
import { buildPlateIndex, exact, type PlateIndex } from '../recognizer/match/index/plates.ts';
import { defaultThreshold } from '../recognizer/match/match.ts';
import { search } from '../recognizer/match/search.ts';

const count = Number(process.argv[2] ?? 1e7);
if (!Number.isInteger(count) || count < 1000) {
  process.stderr.write('usage: bench-match [COUNT]; a whole number from 1000 on\n');
  process.exit(2);
}
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const nowMs = (): number => performance.now();
const clocks = {
  wallUs: () => performance.now() * 1000,
  cpuUs: () => {
    const { user, system } = process.cpuUsage();
    return user + system;
  },
};
const rng = createRng('bench-match');

const answer: Record<QueryKind, (index: PlateIndex, query: string) => number> = {
  exact: (index, query) => exact(index, query).length,
  confusable: (index, query) => search(index, { text: query, characters: [] }, defaultThreshold).length,
  partial: (index, query) => partial(index, query).length,
};
/** Queries of our own; the peers get the first of them, as many as they have time for. */
const queryCount: Record<QueryKind, number> = { exact: 200_000, confusable: 20_000, partial: 4_000 };
const postgresQueries: Record<QueryKind, number> = { exact: 5_000, confusable: 100, partial: 100 };
/** Deleted characters of each term are kept in one JavaScript Map, which ends at 2^24 keys. */
const symSpellMost = 500_000;

const tell = (kind: string, { queries, p50Us, p99Us, p99CpuUs, perS, found }: QueryTimes): void =>
  say(
    `  ${kind.padEnd(10)} p50 ${p50Us.toFixed(1)} µs, p99 ${p99Us.toFixed(1)} µs${p99CpuUs === undefined ? '' : ` (${p99CpuUs.toFixed(0)} µs of the processor)`}, ${perS.toFixed(0)} queries/s; ` +
      `${queries} queries, ${(found / queries).toFixed(2)} rows each`,
  );

const plates = drawPlates(count, rng.fork('plates'));

let queries = {} as Record<QueryKind, string[]>;
const ours = {} as Record<QueryKind, QueryTimes>;
for (const size of [1e4, 1e5, 1e6, 1e7].filter((n) => n < count).concat(count)) {
  const startMs = nowMs();
  const { index } = buildPlateIndex(size, plates.at);
  say(
    `Gantry, ${size} entries: built in ${((nowMs() - startMs) / 1000).toFixed(2)} s, ${(index.bytes / size).toFixed(1)} bytes an entry`,
  );
  for (const kind of queryKinds) {
    const listed = firstOf(plates, size);
    queries = {
      ...queries,
      [kind]: drawQueries(kind, Math.min(queryCount[kind], size / 2), index, listed, rng.fork(`${kind} ${size}`)),
    };
    const warmUp = drawQueries(kind, 500, index, listed, rng.fork(`warm-up ${kind} ${size}`));
    for (const query of warmUp) answer[kind](index, query);
    ours[kind] = timeQueries(queries[kind], clocks, (query) => answer[kind](index, query));
    tell(kind, ours[kind]);
  }
}

for (const size of [1e6].filter((n) => n < count).concat(count)) {
  const swap = await measureSwap(firstOf(plates, size), nowMs);
  say(
    `Refresh of ${size} entries from a CSV file in a thread of its own, matching meanwhile: ${(swap.refreshMs / 1000).toFixed(1)} s\n` +
      `  longest gap between two of ${swap.queries} queries ${swap.gapMs.toFixed(1)} ms (median ${swap.medianMs.toFixed(2)} ms); ` +
      `without a refresh, as long, ${swap.gapWithoutMs.toFixed(1)} ms; missed ${swap.missed}; ` +
      `${(swap.peakBytes / 1e9).toFixed(1)} GB at its peak`,
  );
}

const symSpellCount = Math.min(count, symSpellMost);
const startMs = nowMs();
const heap = process.memoryUsage().heapUsed;
const symSpell = new SymSpell({ maxDistance: 1, verbosity: 2 });
for (let row = 0; row < symSpellCount; row++) symSpell.add(plates.at(row));
const heapBytes = process.memoryUsage().heapUsed - heap;
say(
  `SymSpell (mnemonist, one edit), ${symSpellCount} entries: built in ${((nowMs() - startMs) / 1000).toFixed(2)} s, ` +
    `about ${(heapBytes / symSpellCount).toFixed(0)} bytes an entry`,
);
tell(
  'confusable',
  timeQueries(queries.confusable.slice(0, 2000), clocks, (query) => symSpell.search(query).length),
);

const bin = postgresBin();
if (bin === undefined) say('PostgreSQL left out: no server under /usr/lib/postgresql (Debian: postgresql)');
else {
  const postgres = startPostgres(bin, plates, nowMs);
  try {
    say(
      `PostgreSQL with pg_trgm, ${count} entries: built in ${postgres.buildS.toFixed(0)} s, ` +
        `${(postgres.bytes / count).toFixed(0)} bytes an entry in indexes`,
    );
    for (const kind of queryKinds) {
      const times = postgres.time(kind, queries[kind].slice(0, postgresQueries[kind]));
      tell(kind, times);
      say(`             Gantry takes 1/${(times.p50Us / ours[kind].p50Us).toFixed(0)} of its median time`);
    }
  } finally {
    postgres.close();
  }
}
