import { spawn } from 'node:child_process';
import { accessSync, constants, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Set-up cannot go on; the message says why and what to do. */
export class SetupError extends Error {}

/**
 * @param {string} least major.minor
 * @param {string} [own] this Node's version
 * @throws SetupError
 */
export function requireNode(least, own = process.versions.node) {
  const [major, minor] = least.split('.').map(Number);
  const [ownMajor, ownMinor] = own.split('.').map(Number);
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return;
  throw new SetupError(`Gantry needs Node.js ${least} or newer; this is ${own} (${process.execPath})`);
}

/**
 * Runs a command as a step of set-up: says what it does and how long it takes (one line that counts on a terminal, plain
 * lines elsewhere). Its own output is shown only when it fails.
 *
 * @param {string} title what is being done: "installing npm packages"
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ advice: string, env?: Record<string, string>, cwd?: string }} options advice: what to do when it fails
 * @throws SetupError
 */
export async function run(title, command, args, { advice, env, cwd }) {
  const done = announce(title);
  const { code, output } = await capture(command, args, { env, cwd });
  done(code === 0);
  if (code === 0) return;
  process.stderr.write(`\n$ ${[command, ...args].join(' ')}\n${output}\n`);
  throw new SetupError(`${title} failed (${code}; its output is above).\n${advice}`);
}

/**
 * Runs a command to its end. When this program is interrupted, so is the command, and then this program exits with code 2.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number | string, output: string }>} code: exit code, signal, or why it did not start
 */
export function capture(command, args, { env, cwd = projectRoot, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    let interrupted = false;
    const stop = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, stop);
    const end = (code) => {
      if (interrupted) process.exit(2);
      for (const signal of signals) process.off(signal, stop);
      resolve({ code, output: stripVTControlCharacters(output) });
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => end(code ?? signal));
  });
}

function announce(title) {
  const start = Date.now();
  const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
  const terminal = process.stderr.isTTY;
  const write = (text) => process.stderr.write(terminal ? `\r\x1b[K${text}` : `${text}\n`);
  write(`set-up: ${title} …`);
  const timer = setInterval(() => write(`set-up: ${title} … ${seconds()}`), terminal ? 1000 : 20_000);
  return (good) => {
    clearInterval(timer);
    write(`set-up: ${title}: ${good ? 'done' : 'failed'} (${seconds()})${terminal ? '\n' : ''}`);
  };
}

/**
 * The first of these programs that is on the PATH.
 *
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {}
    }
  return undefined;
}

/** What has been found to work on this machine, kept in node_modules so that a new installation forgets it. */
const stampFile = join(projectRoot, 'node_modules/.gantry-setup.json');

/** Is `subject` known to work in the state that `key` describes? */
export const isProven = (subject, key) => stamps()[subject] === key;

export function setProven(subject, key) {
  writeFileSync(stampFile, JSON.stringify({ ...stamps(), [subject]: key }, null, 2));
}

function stamps() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'));
  } catch {
    return {};
  }
}
