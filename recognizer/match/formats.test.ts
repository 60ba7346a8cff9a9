import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { columns, importHotList } from './import.ts';

const cells = (plate: string): Record<string, string> => ({
  plate,
  state: 'CT',
  reason: 'Stolen Vehicle',
  source: 'NCIC',
  department: 'Clinton PD',
  entered: '2026-03-12',
  colour: 'Silver',
  synopsis: 'taken',
});
const widths = { plate: 12, state: 3, reason: 32, source: 8, department: 24, entered: 11, expires: 11 };
const rest = {
  'case number': 14,
  'CFS number': 14,
  'entering officer': 24,
  colour: 10,
  body: 10,
  make: 14,
  synopsis: 60,
};

/** How each format writes a list: what comes first, and a row. */
const formats = {
  'list.csv': {
    first: `${columns.join(',')},colour`,
    row: (plate: string) => [...columns, 'colour'].map((column) => cells(plate)[column] ?? '').join(','),
  },
  'list.jsonl': { first: '', row: (plate: string) => JSON.stringify(cells(plate)) },
  'list.fixed': {
    first: 'GANTRY FIXED WIDTH 1',
    row: (plate: string) =>
      Object.entries({ ...widths, ...rest })
        .map(([column, width]) => (cells(plate)[column] ?? '').padEnd(width))
        .join(''),
  },
};

describe.each(Object.entries(formats))('%s', (file, { first, row }) => {
  it('gives the entry', () => {
    const { entries, setAside } = importHotList([first, row('AB12345')].join('\n'), file);
    expect(setAside).toEqual([]);
    expect(entries).toMatchObject([
      { id: `${file}:2`, plate: 'AB12345', state: 'CT', reason: 'stolen-vehicle', vehicle: { colour: 'silver' } },
    ]);
  });

  it('says where a bad cell stands', () => {
    const text = [first, row('AB12345'), row('A*B')].join('\n');
    const [fault] = importHotList(text, file).setAside;
    expect(fault).toMatchObject({ what: 'row set aside: "A*B" is not a plate', where: { file, line: 3 } });
  });

  it('survives anything, and loses no good row beside bad ones', () => {
    const good = fc.stringMatching(/^G[A-Z0-9]{0,8}$/).map((plate) => ({ plate, text: row(plate) }));
    const bad = fc.oneof(
      fc.constantFrom('', '{', '[]', 'null', '{"plate": 7}', '{"motive": "x"}', 'AB12345', ',,,', '"', row('A*B')),
      fc.string().map((text) => text.replace(/[\r\n]/g, '')),
      fc.nat(60).map((length) => row('AB12345').slice(0, length)),
      fc.json().map((text) => text.replace(/[\r\n]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(good, bad)), (rows) => {
        const text = [first, ...rows.map((one) => (typeof one === 'string' ? one : one.text))].join('\n');
        const { entries } = importHotList(text, file);
        const ids = new Set(entries.map((entry) => `${entry.id} ${entry.plate}`));
        for (const [at, one] of rows.entries())
          if (typeof one !== 'string') expect(ids).toContain(`${file}:${at + 2} ${one.plate}`);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          importHotList(text, file);
        } catch (error) {
          expect(error).toBeInstanceOf(InputError);
        }
      }),
    );
  });
});

describe('a JSON line', () => {
  const rest = '"state":"CT","reason":"Stolen","source":"NCIC","entered":"2026-03-12"';
  it.each([[`{"plate":"AB1","plate":"CD2",${rest}}`], [`{"plate":"AB1","Plate":"CD2",${rest}}`]])(
    'that says one thing twice is set aside: %s',
    (line) => {
      const { entries, setAside } = importHotList(line, 'list.jsonl');
      expect([entries, setAside.map(({ what }) => what)]).toEqual([[], ['row set aside: a key stands twice']]);
    },
  );

  it('that holds an object in a text’s place is set aside for that', () => {
    const { setAside } = importHotList(`{"plate":{"a":1},${rest}}`, 'list.jsonl');
    expect(setAside.map(({ what }) => what)).toEqual(['row set aside: "plate" is no text']);
  });

  it('may hold colons and quotes, as long as it likes', () => {
    const synopsis = `${'said "no": '.repeat(1e5)}\\`;
    const line = JSON.stringify({ plate: 'AB1', reason: 'Stolen', source: 'NCIC', entered: '2026-03-12', synopsis });
    expect(importHotList(line, 'list.jsonl').entries).toMatchObject([{ plate: 'AB1', synopsis: synopsis.trim() }]);
  });
});
