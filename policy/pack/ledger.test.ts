import { describe, expect, it } from 'vitest';
import { accountFor, coverage } from './ledger.ts';
import { loadPack } from './load.ts';
import type { LedgerItem } from './schema.ts';

const pack = loadPack('clinton-12.10');
const without = (id: string): LedgerItem[] => pack.ledger.filter((item) => !('id' in item) || item.id !== id);
const whats = (order: string, items: readonly LedgerItem[]): string[] =>
  accountFor(order, 'order.txt', items).faults.map(({ what }) => what);

describe('the ledger', () => {
  it('accounts for every character of the order', () => {
    const { characters, sentences, headings } = coverage(pack);
    expect([sentences, headings]).toEqual([142, 31]);
    expect(characters.inSentences + characters.inHeadings + characters.between).toBe(pack.text.length);
    expect(accountFor(pack.text, 'order.txt', pack.ledger).faults).toEqual([]);
  });

  it('tells a sentence that the pack lacks, with its place in the order', () => {
    const [fault, ...rest] = accountFor(pack.text, 'order.txt', without('IV.G.c')).faults;
    expect(rest).toEqual([]);
    expect(fault).toMatchObject({
      what: expect.stringMatching(/^not accounted for: "- c\. If a stolen license plate is identified/),
      where: { file: 'order.txt', line: expect.any(Number), column: 1 },
    });
  });

  it.each([
    [
      'a word is changed',
      pack.text.replace('before taking any', 'after taking any'),
      pack.ledger,
      /IV\.C\.d is not in/,
    ],
    ['something is added at the end', `${pack.text}\nAmended.`, pack.ledger, /not accounted for: "Amended\."/],
    ['an item bears another letter', pack.text.replace('- d. Before', '- e. Before'), pack.ledger, /"- e\./],
    ['a heading is not listed', pack.text, pack.ledger.slice(1), /CLINTON POLICE DEPARTMENT/],
    [
      'sentences change places',
      pack.text,
      [...without('I'), ...pack.ledger.filter((i) => 'id' in i && i.id === 'I')],
      /I is not in/,
    ],
  ])('fails when %s', (_, order, items, what) => {
    expect(whats(order, items)).toEqual(expect.arrayContaining([expect.stringMatching(what)]));
  });
});
