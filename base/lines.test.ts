import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from './errors.ts';
import { linesOf, linesOfFile } from './lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-lines-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('linesOf', () => {
  it.each([
    ['', ['']],
    ['a', ['a']],
    ['a\n', ['a', '']],
    ['a\r\nb\rc\nd', ['a', 'b', 'c', 'd']],
    ['\uFEFFa\n\uFEFFb', ['a', '\uFEFFb']],
    ['a\r', ['a', '']],
    ['\r\r\n\n', ['', '', '', '']],
  ])('splits %j', (text, lines) => expect([...linesOf([text])]).toEqual(lines));

  it('gives the same wherever the text is cut', () => {
    const piece = fc.constantFrom('', 'a', '\r', '\n', '\r\n', '\uFEFF', 'bc');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('').replace(/^\uFEFF/, '');
        expect([...linesOf(pieces)]).toEqual(text.split(/\r\n|\n|\r/));
      }),
    );
  });
});

describe('linesOfFile', () => {
  it('reads a file that is longer than a part, with characters of several bytes over the seams', () => {
    const lines = Array.from({ length: 40_000 }, (_, n) => `Nº ${n} · ${'é'.repeat(n % 50)}`);
    const file = join(folder, 'long.txt');
    writeFileSync(file, `\uFEFF${lines.join('\r\n')}`);
    expect([...linesOfFile(file)]).toEqual(lines);
  });

  it.each([
    [join(folder, 'none'), /none: file not found\n {4}expected: a hot list/],
    [folder, /is a folder, not a file/],
  ])('says why %s cannot be read', (file, message) => {
    expect(() => [...linesOfFile(file, 'a hot list')]).toThrow(InputError);
    expect(() => [...linesOfFile(file, 'a hot list')]).toThrow(message);
  });
});
