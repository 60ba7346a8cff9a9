/** How long matching stands still while a list of a million entries is taken over and put into use. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { readText } from '../../../base/files.ts';
import { refreshIndex } from '../build/refresh-index.ts';
import { createHolder } from '../holder.ts';
import { columns, importHotList } from '../import.ts';
import { buildIndex, type HotListIndex } from '../match.ts';

export interface SwapTimes {
  /** From asking for the refresh to the new index in use. */
  readonly refreshMs: number;
  /** Longest time from the end of one query to the end of the next: during the refresh, and as long before without one. */
  readonly gapMs: number;
  readonly gapWithoutMs: number;
  /** The same refresh in the thread that matches, which stands still for so long. */
  readonly hereMs: number;
  /** Median of the gaps during the refresh. */
  readonly medianMs: number;
  readonly queries: number;
  /** Queries for a plate that both versions hold which found nothing. */
  readonly missed: number;
}

/** Queries between looks at what else the thread has to do. */
const batch = 20;
const cells =
  'CT,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,26-004411,,,Silver SUV taken from a station car park,';

export async function measureSwap(plates: readonly string[], nowMs: () => number): Promise<SwapTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-swap-'));
  try {
    const file = join(folder, 'list.csv');
    writeList(file, plates);
    const onDate = '2026-03-14';
    const holder = createHolder<HotListIndex>(buildIndex([], onDate));
    await refreshIndex(holder, { files: [file], onDate });
    const refresh = async (): Promise<number> => {
      const startMs = nowMs();
      await refreshIndex(holder, { files: [file], onDate });
      return nowMs() - startMs;
    };
    const during = await queryWhile(holder, plates, refresh(), nowMs);
    const idle = new Promise<number>((resolve) => setTimeout(() => resolve(0), during.value));
    const without = await queryWhile(holder, plates, idle, nowMs);
    const { value: refreshMs, gapsMs, missed } = during;
    const startMs = nowMs();
    holder.replace(buildIndex(importHotList(readText(file), file).entries, onDate));
    return {
      refreshMs,
      hereMs: nowMs() - startMs,
      gapMs: gapsMs.at(-1)!,
      gapWithoutMs: without.gapsMs.at(-1)!,
      medianMs: gapsMs[Math.floor(gapsMs.length / 2)]!,
      queries: gapsMs.length,
      missed: missed + without.missed,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Matches one plate after the other until something is done. Gaps are sorted. */
async function queryWhile<T>(
  holder: { readonly current: HotListIndex },
  plates: readonly string[],
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
      const text = plates[(gaps.length * 7919) % plates.length]!;
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

function writeList(file: string, plates: readonly string[]): void {
  const handle = openSync(file, 'w');
  try {
    writeSync(handle, `${columns.join(',')}\n`);
    for (let from = 0; from < plates.length; from += 10_000)
      writeSync(
        handle,
        plates
          .slice(from, from + 10_000)
          .map((plate) => `${plate},${cells}\n`)
          .join(''),
      );
  } finally {
    closeSync(handle);
  }
}
