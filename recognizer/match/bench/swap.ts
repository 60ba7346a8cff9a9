/** How long matching stands still while lists are taken over anew and put into use. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { refreshIndex } from '../build/refresh-index.ts';
import { createHolder } from '../holder.ts';
import { columns } from '../import.ts';
import { buildIndex, type HotListIndex } from '../match.ts';
import { type Plates, writeLines } from './plates.ts';

export interface SwapTimes {
  /** From asking for the refresh to the new index in use. */
  readonly refreshMs: number;
  /** Longest time from the end of one query to the end of the next: during the refresh, and as long after it without one. */
  readonly gapMs: number;
  readonly gapWithoutMs: number;
  /** Median of the gaps during the refresh. */
  readonly medianMs: number;
  readonly queries: number;
  /** Queries for a plate that both versions hold which found nothing. */
  readonly missed: number;
  /** Most memory that the process has held by then, in bytes. */
  readonly peakBytes: number;
}

/** Queries between looks at what else the thread has to do. */
const batch = 20;
const cells =
  'CT,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,26-004411,,,Silver SUV taken from a station car park,';

export async function measureSwap(plates: Plates, nowMs: () => number): Promise<SwapTimes> {
  const folder = folderOfOurs();
  try {
    const file = join(folder, 'list.csv');
    writeLines(file, plates, `${columns.join(',')}\n`, (plate) => `${plate},${cells}\n`);
    const order = { files: [file], onDate: '2026-03-14' };
    const holder = createHolder<HotListIndex>(buildIndex([], order.onDate));
    await refreshIndex(holder, order);
    const refresh = async (): Promise<number> => {
      const startMs = nowMs();
      await refreshIndex(holder, order);
      return nowMs() - startMs;
    };
    const { value: refreshMs, gapsMs, missed } = await queryWhile(holder, plates, refresh(), nowMs);
    const idle = new Promise<number>((resolve) => setTimeout(() => resolve(0), refreshMs));
    const without = await queryWhile(holder, plates, idle, nowMs);
    return {
      refreshMs,
      gapMs: gapsMs.at(-1)!,
      gapWithoutMs: without.gapsMs.at(-1)!,
      medianMs: gapsMs[Math.floor(gapsMs.length / 2)]!,
      queries: gapsMs.length,
      missed: missed + without.missed,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A folder that this process takes away; those of processes that were killed before they could, it takes away now. */
function folderOfOurs(): string {
  const name = /^gantry-swap-(\d+)$/;
  for (const left of readdirSync(tmpdir())) {
    const [, pid] = name.exec(left) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(tmpdir(), left), { recursive: true, force: true });
  }
  const folder = join(tmpdir(), `gantry-swap-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Matches one plate after the other until something is done. Gaps are sorted. */
async function queryWhile<T>(
  holder: { readonly current: HotListIndex },
  plates: Plates,
  work: Promise<T>,
  nowMs: () => number,
) {
  let done: { readonly value: T } | undefined;
  const ended = work.then((value) => {
    done = { value };
  });
  const gaps: number[] = [];
  let missed = 0;
  for (let lastMs = nowMs(); !done; ) {
    for (let n = 0; n < batch; n++) {
      const text = plates.at((gaps.length * 7919) % plates.count);
      const hits = holder.current.match({ ...query, text });
      if (!hits.some(({ kind }) => kind === 'exact')) missed++;
      const endMs = nowMs();
      gaps.push(endMs - lastMs);
      lastMs = endMs;
    }
    await setImmediate();
  }
  await ended;
  return { value: done.value, gapsMs: Float64Array.from(gaps).sort(), missed };
}

const query = {
  id: 'query',
  cameraId: 'camera',
  tFirstS: 0,
  tS: 0,
  text: '',
  characters: [],
  confidence: 1,
  state: { code: 'CT', confidence: 0.9 },
  format: null,
  observations: [],
};
