import { spawn } from 'node:child_process';

export interface Ended {
  readonly stdout: string;
  /** The last of what it said there. */
  readonly stderr: string;
  /** Exit code, or the signal that ended it, or the time limit that it overran. */
  readonly end: number | NodeJS.Signals | 'time limit';
}

/** More output than this is no answer: the program is ended. */
const maxOutputBytes = 16 * 1024 * 1024;

/**
 * Runs a line of shell (POSIX `sh`) with arguments as `$1`, `$2`, … and waits for its end. When the time is over, it is
 * killed with all that it started.
 */
export function runShell(line: string, args: readonly string[], timeoutMs: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', line, 'sh', ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let stderr = '';
    let overran = false;
    const kill = () => {
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    };
    const timer = setTimeout(() => {
      overran = true;
      kill();
    }, timeoutMs);
    child.stdout.on('data', (bytes: Buffer) => {
      stdout.push(bytes);
      stdoutBytes += bytes.length;
      if (stdoutBytes > maxOutputBytes) kill();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      stderr = (stderr + bytes.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const end = overran ? 'time limit' : (code ?? signal!);
      resolve({ stdout: Buffer.concat(stdout).toString(), stderr: stderr.trim(), end });
    });
  });
}
