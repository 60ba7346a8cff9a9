import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from './errors.ts';
import { writeFolderWhole } from './folders.ts';

const parent = mkdtempSync(join(tmpdir(), 'gantry-folders-'));
afterAll(() => rmSync(parent, { recursive: true }));

describe('writeFolderWhole', () => {
  const path = join(parent, 'run');
  const fill = (text: string) => (folder: string) => writeFileSync(join(folder, text), text);

  it('puts the new folder in the place of the old', async () => {
    await writeFolderWhole(path, fill('one'));
    await writeFolderWhole(path, fill('two'));
    expect(readdirSync(path)).toEqual(['two']);
    expect(readdirSync(parent)).toEqual(['run']);
  });

  it('says that the system refuses', async () => {
    writeFileSync(join(parent, 'file'), '');
    await expect(writeFolderWhole(join(parent, 'file', 'x'), fill('one'))).rejects.toThrow(InputError);
    rmSync(join(parent, 'file'));
  });

  it('keeps the old folder, and nothing else, when the filling fails', async () => {
    const failing = async (folder: string) => {
      fill('half')(folder);
      throw new Error('disk full');
    };
    await expect(writeFolderWhole(path, failing)).rejects.toThrow('disk full');
    expect(readFileSync(join(path, 'two'), 'utf8')).toBe('two');
    expect(readdirSync(parent)).toEqual(['run']);
  });
});
