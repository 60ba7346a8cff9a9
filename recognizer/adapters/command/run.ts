import { spawn } from 'node:child_process';

export interface Ended {
  readonly stdout: string;
  /** The last of what it said there. */
  readonly stderr: string;
  /** How it ended, where it did not end with exit code 0: words to follow its name. */
  readonly failure: string | null;
}

/** More output than this is no answer. */
const maxOutputBytes = 16 * 1024 * 1024;

/**
 * Runs a line of shell (POSIX `sh`) with arguments as `$1`, `$2`, … and waits for its end. When the time is over, or it
 * prints too much, it is killed with all that it started.
 */
export function runShell(line: string, args: readonly string[], timeoutMs: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn('/bin/sh', ['-c', line, 'sh', ...args], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let stderr = '';
    let killedFor: string | undefined;
    const kill = (why: string) => {
      killedFor ??= why;
      try {
        process.kill(-child.pid!, 'SIGKILL');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    };
    const timer = setTimeout(() => kill(`after ${timeoutMs / 1000} s`), timeoutMs);
    child.stdout.on('data', (bytes: Buffer) => {
      stdout.push(bytes);
      stdoutBytes += bytes.length;
      if (stdoutBytes > maxOutputBytes) kill(`after printing ${maxOutputBytes} bytes`);
    });
    child.stderr.on('data', (bytes: Buffer) => {
      stderr = (stderr + bytes.toString()).slice(-2000);
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const failure = killedFor
        ? `was killed ${killedFor}`
        : code === 0
          ? null
          : `ended with ${signal ?? `exit code ${code}`}`;
      resolve({ stdout: Buffer.concat(stdout).toString(), stderr: stderr.trim(), failure });
    });
  });
}
