/**
 * One process a folder. PGlite does not lock its folder, and a second process that opened it would silently lose writes.
 * The lock is the kernel's, so that it ends with its process however that ends: on Linux a socket of the abstract
 * namespace (unix(7)), on Windows a named pipe, on macOS a file opened with O_EXLOCK (open(2)). It holds within one
 * machine, on Linux within one network namespace: two containers that share a folder do not see each other's.
 */
import { createHash } from 'node:crypto';
import { closeSync, constants, mkdirSync, openSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { InputError } from '../base/errors.ts';
import { writeWhole } from '../base/files.ts';

/** Another process has the folder; it may be had later. */
export class InUseError extends InputError {}

export interface Lock {
  release(): Promise<void>;
}

export interface Holder {
  /** Counts up each time that the folder is taken, by whomever. */
  readonly turn: number;
  readonly pid: number;
  readonly command: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** fcntl.h of macOS; Node has no name for it. */
const O_EXLOCK = 0x20;

/** Who waits for the folder looks again after this time. */
export const lookAgainMs = 50;

/**
 * Makes the folder where there is none, and takes it for this process.
 *
 * @param waitMs how long to wait for another process that has it
 * @throws InUseError naming the holder, when another process has it still
 */
export async function lockFolder(folder: string, waitMs = 0): Promise<Lock> {
  mkdirSync(folder, { recursive: true });
  const untilMs = Date.now() + waitMs;
  let lock = await tryLock(folder);
  while (!lock && Date.now() < untilMs) {
    await sleep(lookAgainMs);
    lock = await tryLock(folder);
  }
  if (!lock)
    throw new InUseError({
      what: `the store is in use by ${describeHolder(folder)}`,
      where: { file: folder },
      expected: 'one process at a time; let that one end, or share a server by GANTRY_DATABASE_URL',
    });
  const [program = 'node', ...words] = process.argv.slice(1, 4);
  const command = [basename(program), ...words.filter((word) => /^[a-z-]+$/.test(word))].join(' ');
  const turn = (holderOf(folder)?.turn ?? 0) + 1;
  const holder: Holder = { turn, pid: process.pid, command, since: new Date().toISOString() };
  writeWhole(holderFile(folder), `${JSON.stringify(holder)}\n`);
  return lock;
}

const tryLock = async (folder: string): Promise<Lock | undefined> =>
  process.platform === 'darwin' ? lockFile(join(folder, 'lock')) : lockName(nameOf(folder));

const holderFile = (folder: string): string => join(folder, 'holder.json');

/** The same for every path to the folder; device and inode tell folders apart. */
function nameOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  const hash = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  return process.platform === 'win32' ? `\\\\.\\pipe\\gantry-store-${hash}` : `\0gantry-store-${hash}`;
}

async function lockName(name: string): Promise<Lock | undefined> {
  const server = createServer((socket) => socket.destroy());
  if (!(await listens(server, name))) return undefined;
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

const listens = (server: Server, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(false) : reject(error),
    );
    server.listen({ path, exclusive: true }, () => resolve(true));
  });

function lockFile(path: string): Lock | undefined {
  try {
    const file = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | O_EXLOCK);
    return { release: async () => closeSync(file) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return undefined;
    throw error;
  }
}

/** Who has the folder, or had it last; the file is a note, the lock itself is the kernel's. */
export function holderOf(folder: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(folder), 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function describeHolder(folder: string): string {
  const holder = holderOf(folder);
  return holder ? `process ${holder.pid} (${holder.command}, since ${holder.since})` : 'another process';
}
