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

/** Runs the npm that runs us, or else the one on the PATH. */
export function npm(title, args, options) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return run(title, process.execPath, [own, ...args], options);
  return run(title, 'npm', args, options);
}

/** npm writes node_modules/.package-lock.json when everything else is in place. */
function isInstalled() {
  const installed = readLock('node_modules/.package-lock.json');
  if (!installed) return false;
  return Object.entries(readLock('package-lock.json')).every(
    ([path, wanted]) => path === '' || !isForThisSystem(wanted) || installed[path]?.version === wanted.version,
  );
}

function readLock(file) {
  const path = join(projectRoot, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** Packages for one C library only come beside one without that restriction, so they are left out. */
function isForThisSystem({ os, cpu, libc, optional }) {
  if (libc || (optional && !os && !cpu)) return false;
  return allows(os, process.platform) && allows(cpu, process.arch);
}

const allows = (list, own) =>
  !list || (list.some((name) => !name.startsWith('!')) ? list.includes(own) : !list.includes(`!${own}`));

/** The folder with Node's own headers, where the installation has them: then node-gyp need not fetch them. */
export function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, 'include/node/node.h')) ? { npm_config_nodedir: prefix } : {};
}
