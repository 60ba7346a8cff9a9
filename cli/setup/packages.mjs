import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { projectRoot, run } from './step.mjs';

/** `npm ci`, unless node_modules holds what package-lock.json asks for. */
export async function installPackages() {
  if (isInstalled()) return;
  await npm('installing npm packages', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    advice: 'Does this machine reach its npm registry (npm ping)? Then try again; it starts afresh.',
  });
}

/**
 * Runs the npm that runs us, or else the one on the PATH, as a step.
 *
 * @param {string} title
 * @param {readonly string[]} args
 * @param {{ advice: string, env?: Record<string, string> }} options
 */
export function npm(title, args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(title, process.execPath, [own, ...args], options);
  return run(title, 'npm', args, options);
}

/** npm writes node_modules/.package-lock.json when everything else is in place. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
  return installed !== undefined && missingPackages(readLock('package-lock.json'), installed, process).length === 0;
}

/** @returns {Record<string, LockedPackage> | undefined} */
function readLock(file) {
  const path = join(projectRoot, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/**
 * Which of the packages that a lock file asks for are not installed, or in another version? Optional packages count only if
 * they are for this very system; those for one C library are left out, as each comes beside one that is not.
 *
 * @typedef {{ version?: string, integrity?: string, os?: string[], cpu?: string[], libc?: string[], optional?: boolean }} LockedPackage
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 * @param {{ platform: string, arch: string }} system
 */
export function missingPackages(wanted, installed, { platform, arch }) {
  const allows = (list, own) => !list || list.includes(own) || (list[0]?.startsWith('!') && !list.includes(`!${own}`));
  const counts = ({ os, cpu, libc, optional }) =>
    !libc && (!optional || os || cpu) && allows(os, platform) && allows(cpu, arch);
  return Object.keys(wanted).filter(
    (path) => path !== '' && counts(wanted[path]) && installed[path]?.version !== wanted[path].version,
  );
}

/** The folder with Node's own headers, where the installation has them: then node-gyp need not fetch them. */
export function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
}
