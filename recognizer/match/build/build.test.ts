import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../../base/errors.ts';
import type { PlateRead } from '../../ports.ts';
import type { HotListEntry } from '../entry.ts';
import { createHolder } from '../holder.ts';
import { columns, importHotList } from '../import.ts';
import { buildIndex } from '../match.ts';
import { packEntries, unpackEntries, unpackEntry } from './payload.ts';
import { refreshIndex } from './refresh-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-index-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = Array.from(
  { length: 100 },
  (_, n) => `AB${1000 + n},CT,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,,,,Nº ${n},`,
);
const text = [
  columns.join(','),
  ...rows,
  'AB*,CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,',
  rows[0]!.replace(',,', ',2026-03-13,'),
].join('\n');
const file = join(folder, 'list.csv');
writeFileSync(file, text);

const read = (plate: string): PlateRead => ({
  id: 'r',
  cameraId: 'c',
  tFirstS: 0,
  tS: 1,
  text: plate,
  characters: [],
  confidence: 0.9,
  state: null,
  format: null,
  observations: [],
});

describe('packed entries', () => {
  it('come out as they went in', () => {
    const [one] = importHotList(text, 'list.csv').entries;
    const entry = fc.record({ synopsis: fc.string({ unit: 'binary' }), narrative: fc.string() });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (some) => {
        const entries: HotListEntry[] = some.map((more, at) => ({ ...one!, ...more, id: `${at}` }));
        const payload = packEntries(entries);
        expect(unpackEntries(payload)).toEqual(entries);
        for (const [row, each] of entries.entries()) expect(unpackEntry(payload, row)).toEqual(each);
      }),
      { numRuns: 40 },
    );
  });
});

describe('refreshIndex', () => {
  const onDate = '2026-03-14';

  it('puts into use what a build in this thread gives', async () => {
    const here = buildIndex(importHotList(text, file).entries, onDate);
    const holder = createHolder(buildIndex([], onDate));
    const { index, setAside } = await refreshIndex(holder, { files: [file], onDate });
    expect(holder.current).toBe(index);
    expect(setAside).toMatchObject([{ where: { file, line: 102, column: 1 } }]);
    expect([index.size, index.expired]).toEqual([here.size, here.expired]);
    for (const plate of ['AB1000', 'AB1099', 'A81042', 'ZZ9999'])
      expect(index.match(read(plate))).toEqual(here.match(read(plate)));
    expect(index.partial('AB10*7')).toEqual(here.partial('AB10*7'));
  });

  it('leaves the index in use where a list cannot be read', async () => {
    const first = buildIndex([], onDate);
    const holder = createHolder(first);
    await expect(refreshIndex(holder, { files: [join(folder, 'none.csv')], onDate })).rejects.toThrow(InputError);
    expect(holder.current).toBe(first);
  });
});
