import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from './errors.ts';
import { readText, writeWhole } from './files.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-files-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('writeWhole', () => {
  it('makes folders, replaces what was there, and leaves nothing else behind', () => {
    const file = join(folder, 'deep', 'er', 'a.txt');
    writeWhole(file, 'first');
    writeWhole(file, Buffer.from('second'));
    expect(readFileSync(file, 'utf8')).toBe('second');
    expect(readdirSync(join(folder, 'deep', 'er'))).toEqual(['a.txt']);
  });

  it('says that the system refuses, and leaves nothing behind', () => {
    writeWhole(join(folder, 'refusing', 'file'), '');
    expect(() => writeWhole(join(folder, 'refusing', 'file', 'x'), 'y')).toThrow(InputError);
    expect(() => writeWhole(join(folder, 'refusing'), 'y')).toThrow(/refusing: cannot be written \(/);
    expect(readdirSync(join(folder, 'refusing'))).toEqual(['file']);
  });
});

describe('readText', () => {
  it.each([
    [join(folder, 'none.txt'), 'file not found'],
    [folder, 'is a folder, not a file'],
  ])('says what is wrong with %s', (path, what) => {
    expect(() => readText(path)).toThrow(InputError);
    expect(() => readText(path)).toThrow(what);
  });
});
