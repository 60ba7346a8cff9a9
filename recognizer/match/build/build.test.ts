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
import { createPacker, unpackEntries, unpackEntry } from './payload.ts';
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
  const [one] = importHotList(text, 'list.csv').entries;
  const packed = (entries: readonly HotListEntry[]) => {
    const packer = createPacker();
    for (const entry of entries) packer.add(entry);
    return packer;
  };

  it('come out as they went in, in any order', () => {
    const some = fc.record({
      state: fc.constantFrom('CT', null),
      synopsis: fc.string({ unit: 'binary' }),
      narrative: fc.string(),
      vehicle: fc.record({ colour: fc.string() }, { noNullPrototype: true }),
    });
    const lacking = some.map(({ narrative: _, vehicle: __, ...rest }) => rest);
    fc.assert(
      fc.property(fc.array(fc.oneof(some, lacking), { maxLength: 40 }), fc.nat(40), (given, turn) => {
        const entries: HotListEntry[] = given.map((more, at) => ({ ...one!, ...more, id: `${at}` }));
        const packer = packed(entries);
        expect(packer.count).toBe(entries.length);
        expect(unpackEntries(packer.payload())).toEqual(entries);
        const places = Uint32Array.from(entries, (_, at) => (at + turn) % entries.length).reverse();
        const payload = packer.payload(places);
        for (const [row, place] of places.entries()) expect(unpackEntry(payload, row)).toStrictEqual(entries[place]);
      }),
      { numRuns: 40 },
    );
  });

  it('come out as they went in where they fill several parts', () => {
    const entries = Array.from({ length: 300_000 }, (_, at) => ({ ...one!, id: `list.csv:${at}` }));
    const payload = packed(entries).payload(Uint32Array.from(entries, (_, at) => entries.length - 1 - at));
    expect(payload.parts).toHaveLength(3);
    for (const row of [0, 131_071, 131_072, 262_143, 262_144, 299_999])
      expect(unpackEntry(payload, row).id).toBe(`list.csv:${299_999 - row}`);
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
