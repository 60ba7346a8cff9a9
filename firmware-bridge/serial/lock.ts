/**
 * A lock on a serial device between processes, as others that use serial ports keep it: the file `LCK..<device>` in
 * /run/lock, with the holder's process id in ten characters (Filesystem Hierarchy Standard 3.0, section 5.9). It keeps
 * minicom, picocom and the like away, and says who holds the port; programs that know no such file are kept out by the
 * flock that serialport takes beside it.
 */
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RigError } from '../ports.ts';

/** @returns what lets go of it. @throws RigError naming the process that holds it */
export function lockDevice(device: string, folder = '/run/lock'): () => void {
  const path = join(folder, `LCK..${basename(device)}`);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o644);
      writeSync(file, `${String(process.pid).padStart(10)}\n`);
      closeSync(file);
      return () => rmSync(path, { force: true });
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      // Not every system has the folder, or lets everyone write there: serialport's own lock has to do then.
      if (code === 'ENOENT' || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return () => {};
      if (code !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== undefined && isAlive(holder))
      throw new RigError(
        `${device}: locked by process ${holder}${holder === process.pid ? ' (this one)' : ''}, says ${path}`,
      );
    rmSync(path, { force: true });
  }
  throw new RigError(`${device}: ${path} comes back as it is removed; another program takes the lock`);
}

function holderOf(path: string): number | undefined {
  try {
    const id = Number(readFileSync(path, 'utf8').trim());
    return Number.isInteger(id) && id > 0 ? id : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
