import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import type { Corners } from '../../base/geometry.ts';
import { PictureError, type PictureReader } from '../../recognizer/ports.ts';
import { measureAll, type OpenedRecognizer } from './bench.ts';
import { readsText } from './folder.ts';
import type { BenchItem } from './item.ts';
import { benchCsv } from './report/csv.ts';
import { renderBenchReport } from './report/page.tsx';
import { benchResult } from './result.ts';
import { latencyOf } from './timings.ts';
import { worstOf } from './worst.ts';

const settings = { id: 'b', title: 'B', kind: 'photographs', seed: '1', program: 'gantry 0' } as const;
const corners: Corners = [
  { x: 8, y: 8 },
  { x: 56, y: 8 },
  { x: 56, y: 24 },
  { x: 8, y: 24 },
];
const items: readonly BenchItem[] = Array.from({ length: 8 }, (_, index) => ({
  id: `p${index}`,
  conditions: { half: index < 4 ? 'first' : 'second' },
  isTrack: false,
  isComplete: false,
  vehicles: 0,
  key: () => String(index),
  async *frames() {
    if (index === 7) throw new InputError({ what: 'broken', where: { file: 'p7' } });
    const rgba = new Uint8Array(64 * 32 * 4).fill(200);
    yield {
      frame: { cameraId: 'c', index: 0, tS: 0, widthPx: 64, heightPx: 32, rgba, name: `p${index}` },
      plates: [{ id: '0', text: `AB${index}`, state: 'CT', corners, conditions: {} }],
    };
  },
}));

/** Reads every plate right but those of these pictures. */
function opened(spec: string, wrong: readonly string[]): OpenedRecognizer & { seen: string[] } {
  const seen: string[] = [];
  const reader: PictureReader = {
    name: `${spec} 1`,
    async read({ name }) {
      seen.push(name!);
      const text = wrong.includes(name!) ? 'ZZZ' : `AB${name!.slice(1)}`;
      const state = { code: 'CT', confidence: 1 };
      return [{ corners, detection: 1, text, characters: [], confidence: 0.9, state, format: null }];
    },
  };
  return { spec, reader, seen };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gantry-bench-unit-'));
});
afterEach(() => rmSync(folder, { recursive: true }));
let nowMs = 0;
const measure = (...readers: OpenedRecognizer[]) => measureAll(folder, settings, items, readers, () => nowMs++);

describe('measureAll', () => {
  it('goes on after an item that cannot be had', async () => {
    const { items: usable, faults } = await measure(opened('a', []));
    expect(usable).toHaveLength(7);
    expect(faults).toEqual([{ what: 'broken', where: { file: 'p7' } }]);
  });
  it('gives the same whether pictures are read at once or one after the other, and goes on after one that fails', async () => {
    const slow = (atOnce: number): OpenedRecognizer & { most: number } => {
      const { reader } = opened('a', ['p1', 'p5']);
      const measured = { most: 0 };
      let running = 0;
      const read: PictureReader['read'] = async (picture) => {
        measured.most = Math.max(measured.most, ++running);
        // The first is the last to be done.
        await new Promise((resolve) => setTimeout(resolve, 12 - Number(picture.name!.slice(1))));
        running--;
        if (picture.name === 'p3') throw new PictureError('the thread that read it ended: by itself');
        return reader.read(picture);
      };
      return Object.assign(measured, { spec: 'a', reader: { name: reader.name, atOnce, read } });
    };
    const plain = ({ items: usable, work, faults }: Awaited<ReturnType<typeof measure>>) =>
      JSON.stringify([
        usable.map(({ id }) => id),
        faults,
        work.map(({ name, measured }) => [name, [...measured].map(([id, each]) => [id, { ...each, latencyMs: [] }])]),
      ]);
    const [one, three] = [slow(1), slow(3)];
    const inOrder = await measure(one);
    writeFileSync(join(folder, 'result.json'), '{}');
    const atOnce = await measure(three);
    expect([one.most, three.most]).toEqual([1, 3]);
    expect(plain(atOnce)).toBe(plain(inOrder));
    expect(inOrder.faults).toEqual([
      { what: 'the thread that read it ended: by itself', where: { file: 'p3' } },
      { what: 'broken', where: { file: 'p7' } },
    ]);
  });
  it('ends with what is no fault of a picture', async () => {
    const read = () => Promise.reject(new TypeError('a fault of ours'));
    await expect(measure({ spec: 'a', reader: { name: 'a', atOnce: 2, read } })).rejects.toThrow('a fault of ours');
  });
  it('shows nothing twice until the bench is finished, and then all of it', async () => {
    const [first, again, other, anew] = [opened('a', []), opened('a', []), opened('b', []), opened('a', [])];
    await measure(first);
    await measure(again, other);
    expect([first.seen.length, again.seen.length, other.seen.length]).toEqual([7, 0, 7]);
    writeFileSync(join(folder, 'result.json'), '{}');
    await measure(anew);
    expect(anew.seen).toHaveLength(7);
    expect(existsSync(join(folder, 'result.json'))).toBe(false);
  });
});

describe('two recognizers side by side', () => {
  const both = async () => {
    const { items: usable, work, faults } = await measure(opened('a', ['p1']), opened('b', ['p2', 'p3', 'p1']));
    return { work, ...benchResult(settings, usable, work, faults) };
  };
  it('are scored on the same pictures, and against one another', async () => {
    const { result } = await both();
    expect(result.recognizers.map(({ frame }) => frame.score.endToEnd.count)).toEqual([6, 4]);
    const [strict] = result.pairs;
    expect(strict).toMatchObject({ first: 'a', second: 'b', level: 'frame', comparison: 'strict' });
    expect(strict!.score).toMatchObject({ bothRight: 4, onlyFirst: 2, onlySecond: 0, bothWrong: 1, mcnemarP: 0.5 });
  });
  it('stand in the report, the table and the reads', async () => {
    const { result, work, cases } = await both();
    const worst = new Map(work.map((each) => [each.spec, worstOf(each, cases.get(each.spec)!)]));
    expect([...worst.values()].map((each) => each.map(({ case: { id } }) => id))).toEqual([
      ['p1#0'],
      ['p1#0', 'p2#0', 'p3#0'],
    ]);
    const page = renderBenchReport({ result, worst, timings: work.map(latencyOf) });
    for (const text of ['Side by side', 'a 1', 'b 1', 'AB3', 'data:image/jpeg;base64,']) expect(page).toContain(text);
    expect(benchCsv(result)).toContain('b,frame,all,,7,7,4,4,0.5714');
    const lines = readsText(work)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(14);
    expect(lines[8]).toMatchObject({ recognizer: 'b', file: 'p1', rank: 1, text: 'ZZZ', state: 'CT' });
  });
});
