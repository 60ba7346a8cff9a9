/** A serial port that is none: a pseudo-terminal, opened by socat (Debian package socat), as Node cannot unlock one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, constants, existsSync, openSync, rmSync } from 'node:fs';
import { RigError } from '../ports.ts';

export interface Pty {
  write(bytes: Uint8Array): void;
  /** Pulls the plug: whoever has the port open sees it hang up. */
  close(): void;
}

const openingMs = 5000;

/** @param path where the port is to appear */
export async function openPty(path: string, onBytes: (bytes: Uint8Array) => void): Promise<Pty> {
  const socat = spawn('socat', [`PTY,raw,echo=0,link=${path}`, 'STDIO'], { stdio: ['pipe', 'pipe', 'inherit'] });
  await appearance(socat, path);
  // Without an open slave the master is hung up as soon as a program closes the port.
  const held = openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK);
  socat.stdout.on('data', onBytes);
  socat.stdin.on('error', () => {});
  return {
    write: (bytes) => socat.stdin.write(bytes),
    close() {
      closeSync(held);
      socat.kill('SIGTERM');
      rmSync(path, { force: true });
    },
  };
}

async function appearance(socat: ChildProcess, path: string): Promise<void> {
  let failure: string | undefined;
  socat.once('error', ({ message }) => {
    failure = `socat does not start (${message}); on Debian: apt-get install socat`;
  });
  socat.once('exit', (code) => {
    failure ??= `socat ended with code ${code}`;
  });
  for (const end = Date.now() + openingMs; !existsSync(path); await new Promise((done) => setTimeout(done, 10)))
    if (failure || Date.now() > end) throw new RigError(failure ?? `no port at ${path} within ${openingMs} ms`);
}
