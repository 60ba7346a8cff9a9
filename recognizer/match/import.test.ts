import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { columns, importHotList } from './import.ts';

const header = columns.join(',');
const good = 'AB-12 345,ct,Stolen Vehicle,NCIC,Old Saybrook PD,2026-03-12,,26-1,,,"Silver SUV, taken",';
const list = (...rows: string[]): string => [header, ...rows].join('\n');

describe('importHotList', () => {
  it('reads every column', () => {
    const text = list(
      'ab·O0123,CT,wanted person,custom,Clinton PD,2026-01-02,2026-12-31,26-7,26-40117,Sgt. A. Rowe,Seen twice,"Stop only ""with"" cause"',
    );
    expect(importHotList(text, 'watch.csv')).toEqual({
      entries: [
        {
          id: 'watch.csv:2',
          plate: 'ABO0123',
          state: 'CT',
          reason: 'warrants',
          source: 'Custom',
          department: 'Clinton PD',
          entered: '2026-01-02',
          expires: '2026-12-31',
          caseNumber: '26-7',
          cfsNumber: '26-40117',
          enteringOfficer: 'Sgt. A. Rowe',
          synopsis: 'Seen twice',
          instructions: 'Stop only "with" cause',
        },
      ],
      setAside: [],
    });
  });

  it('takes columns in any order, a byte order mark and Windows line ends', () => {
    const order = [...columns].reverse();
    const cells = Object.fromEntries(
      columns.map((column, index) => [column, good.replace('"Silver SUV, taken"', 'x').split(',')[index]]),
    );
    const text = `\uFEFF${order.join(',')}\r\n${order.map((column) => cells[column]).join(',')}\r\n`;
    expect(importHotList(text, 'list.csv').entries[0]).toMatchObject({ plate: 'AB12345', state: 'CT', synopsis: 'x' });
  });

  it.each([
    ['no plate', ',CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,', 1, /no plate/],
    ['illegal plate', 'AB*12,CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,', 1, /"AB\*12" is not a plate/],
    [
      'a letter whose capitals are others',
      'Aß12,CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,',
      1,
      /"Aß12" is not a plate/,
    ],
    ['long plate', 'ABCDEFGHIJK,CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,', 1, /not a plate/],
    ['unknown state', 'AB12345,ZZ,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,', 9, /unknown state "ZZ"/],
    ['unknown reason', 'AB12345,CT,Parking fines,NCIC,PD,2026-03-12,,,,,,', 12, /unknown reason "Parking fines"/],
    ['unknown source', 'AB12345,CT,Stolen Vehicle,hearsay,PD,2026-03-12,,,,,,', 27, /unknown source "hearsay"/],
    ['bad date', 'AB12345,CT,Stolen Vehicle,NCIC,PD,2026-02-30,,,,,,', 35, /"2026-02-30" is not a date/],
    ['no date', 'AB12345,CT,Stolen Vehicle,NCIC,PD,,,,,,,', 35, /not a date \(entered\)/],
    ['ends too early', 'AB12345,CT,Stolen Vehicle,NCIC,PD,2026-03-12,2026-03-11,,,,,', 46, /before it was entered/],
    ['too few cells', 'AB12345,CT,Stolen Vehicle', 26, /3 cells/],
    ['too many cells', `${good},more`, 90, /13 cells/],
    ['open quote', 'AB12345,CT,"Stolen Vehicle,NCIC,PD,2026-03-12,,,,,,', 12, /opened and not closed/],
    ['a NUL', 'AB12345,CT,Stolen Vehicle,NCIC,PD,2026-03-12,,,,,Stop only\0with probable cause,', 50, /NUL/],
    ['stray quote', 'AB12345,CT,Stolen "Vehicle",NCIC,PD,2026-03-12,,,,,,', 19, /middle of a cell/],
  ])('sets a row aside: %s', (_, bad, column, what) => {
    const { entries, setAside } = importHotList(list(good, bad, good), 'list.csv');
    expect(entries.map((entry) => entry.id)).toEqual(['list.csv:2', 'list.csv:4']);
    expect(setAside).toHaveLength(1);
    expect(setAside[0]!.what).toMatch(what);
    expect(setAside[0]!.where).toEqual({ file: 'list.csv', line: 3, column });
    expect(() => importHotList(list(good, bad, good), 'list.csv', { strict: true })).toThrow(InputError);
  });

  it.each([
    ['department', ',26-7,26-40117,Sgt. A. Rowe,Seen twice', ['CT,Warrants,Custom,']],
    ['case number', 'Clinton PD,,26-40117,Sgt. A. Rowe,Seen twice', ['Clinton PD,2026-01-02,,']],
    ['CFS number', 'Clinton PD,26-7,,Sgt. A. Rowe,Seen twice', ['26-7,']],
    ['entering officer', 'Clinton PD,26-7,26-40117,,Seen twice', ['26-40117,']],
    ['synopsis, and so a narrative', 'Clinton PD,26-7,26-40117,Sgt. A. Rowe,', ['Rowe,', 'Rowe,']],
  ])('sets a custom entry aside that has no %s, at its cell', (_, cells, before) => {
    const [department, caseNumber, ...rest] = cells.split(',');
    const row = ['CD1', 'CT', 'Warrants', 'Custom', department, '2026-01-02', '', caseNumber, ...rest, ''].join(',');
    const { entries, setAside } = importHotList(list(good, row, good), 'list.csv');
    expect(entries.map((entry) => entry.id)).toEqual(['list.csv:2', 'list.csv:4']);
    const columnAfter = (text: string): number => row.indexOf(text) + text.length + 1;
    expect(setAside.map(({ where }) => where)).toEqual(
      before.map((text) => ({ file: 'list.csv', line: 3, column: columnAfter(text) })),
    );
    for (const { what } of setAside) expect(what).toMatch(/^row set aside: a custom entry lacks /);
    expect(importHotList(list(row.replace('Custom', 'BOLO')), 'list.csv').setAside).toEqual([]);
  });

  it('takes a narrative of its own, and asks for no synopsis in its place', () => {
    const row = 'CD1,CT,Warrants,Custom,Clinton PD,2026-01-02,,26-7,26-40117,Sgt. A. Rowe,,,Seen twice';
    const { setAside } = importHotList([`${header},narrative`, row].join('\n'), 'list.csv');
    expect(setAside.map(({ what }) => what)).toEqual([
      'row set aside: a custom entry lacks a brief synopsis of the case',
    ]);
    const whole = importHotList([`${header},narrative`, row.replace(',,,', ',Burglary,,')].join('\n'), 'list.csv');
    expect(whole.entries).toMatchObject([{ synopsis: 'Burglary', narrative: 'Seen twice' }]);
  });

  it('names every fault of a row', () => {
    const { setAside } = importHotList(list('*,ZZ,x,NCIC,PD,2026-03-12,,,,,,'), 'list.csv');
    expect(setAside.map((fault) => fault.where.column)).toEqual([1, 3, 6]);
  });

  it('keeps line breaks within a quoted cell and counts on behind them', () => {
    const { entries, setAside } = importHotList(list(good.replace('taken', 'taken\nat dawn'), good, '*'), 'list.csv');
    expect(entries.map((entry) => [entry.id, entry.synopsis])).toEqual([
      ['list.csv:2', 'Silver SUV, taken\nat dawn'],
      ['list.csv:4', 'Silver SUV, taken'],
    ]);
    expect(setAside[0]!.where.line).toBe(5);
  });

  it('does not take the quote that a good row begins a line break with for the end of a bad row', () => {
    const { entries, setAside } = importHotList(
      list('AB12345,CT,"Stolen Vehicle,NCIC', good.replace('"Silver SUV, taken"', '"\nSilver SUV"'), good),
      'list.csv',
    );
    expect(entries.map(({ id }) => id)).toEqual(['list.csv:3', 'list.csv:5']);
    expect(setAside.map(({ what, where }) => [what, where.line])).toEqual([
      ['row set aside: a quote is opened and not closed', 2],
    ]);
  });

  it.each([
    ['empty file', '', /empty/],
    ['UTF-16', Buffer.from(`\uFEFF${list(good)}`, 'utf16le').toString('utf8'), /list\.csv:1: the list is no UTF-8/],
    [
      'unknown column',
      list().replace('reason', 'motive'),
      /list\.csv:1:13: unknown column "motive"[\s\S]*missing column "reason"/,
    ],
    ['column twice', `${header},plate`, /stands twice/],
  ])('refuses the header: %s', (_, text, what) => {
    expect(() => importHotList(text, 'list.csv')).toThrow(what);
  });

  it('loses no good row beside bad ones', () => {
    const goodRow = fc
      .tuple(
        fc.stringMatching(/^G[A-Z0-9]{0,9}$/),
        fc.constantFrom('CT', 'NY', ''),
        fc.string().filter((text) => !/[\r\n]/.test(text)),
      )
      .map(([plate, state, synopsis]) => ({
        plate,
        text: `${plate},${state},Stolen Vehicle,NCIC,PD,2026-03-12,,,,,"${synopsis.replaceAll('"', '""')}",`,
      }));
    const badRow = fc.constantFrom(
      '',
      '"',
      'AB"1,CT',
      '"AB,CT,x',
      ',,,,,,,,,,,',
      'a,b',
      `${good}"`,
      `"${good}`,
      `x,${good}`,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(goodRow, badRow)), (rows) => {
        const text = list(...rows.map((row) => (typeof row === 'string' ? row : row.text)));
        const plates = rows.flatMap((row) => (typeof row === 'string' ? [] : [row.plate]));
        const entries = importHotList(text, 'list.csv').entries.map((entry) => entry.plate);
        expect(entries.filter((plate) => plate.startsWith('G'))).toEqual(plates);
      }),
    );
  });
});
