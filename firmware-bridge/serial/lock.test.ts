import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockDevice } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'LCK..ttyACM0');

describe('the lock of a device', () => {
  it('says who holds it, in ten characters, and is gone when it is let go', () => {
    const unlock = lockDevice('/dev/ttyACM0', folder);
    expect(readFileSync(file, 'utf8')).toBe(`${String(process.pid).padStart(10)}\n`);
    expect(() => lockDevice('/dev/ttyACM0', folder)).toThrow(
      `/dev/ttyACM0: locked by process ${process.pid} (this one)`,
    );
    lockDevice('/dev/ttyACM1', folder)();
    unlock();
    expect(existsSync(file)).toBe(false);
  });

  it('keeps a program out while another process holds it', async () => {
    const other = spawn(process.execPath, ['-e', 'console.log(); setInterval(() => {}, 1e5)']);
    await once(other.stdout, 'data');
    writeFileSync(file, `${String(other.pid).padStart(10)}\n`);
    expect(() => lockDevice('/dev/ttyACM0', folder)).toThrow(`locked by process ${other.pid}`);
    other.kill('SIGKILL');
    await once(other, 'exit');
    lockDevice('/dev/ttyACM0', folder)();
  });

  it.each([
    ['a process that is no more', `${String(spawnSync(process.execPath, ['-e', '']).pid).padStart(10)}\n`],
    ['something that is no process', 'rubbish'],
  ])('left behind by %s is taken over', (_, content) => {
    writeFileSync(file, content);
    lockDevice('/dev/ttyACM0', folder)();
    expect(existsSync(file)).toBe(false);
  });

  it('is not made where there is no folder for it', () => {
    expect(() => lockDevice('/dev/ttyACM0', join(folder, 'none'))()).not.toThrow();
  });
});
