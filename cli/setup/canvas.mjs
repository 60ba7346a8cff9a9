import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { nodeHeaders, npm } from './packages.mjs';
import { capture, isProven, projectRoot, SetupError, setProven } from './step.mjs';

const folder = join(projectRoot, 'node_modules/canvas');
const addon = join(folder, 'build/Release/canvas.node');
const manual = 'https://github.com/Automattic/node-canvas#compiling';

/** What the manual asks for. No `elsewhere`: on other systems compiling is tried, and says what it misses. */
export const canvasNeed = {
  why: 'to compile canvas, as no prebuilt one could be fetched',
  debian: [
    ...['libcairo2-dev', 'libpango1.0-dev', 'libjpeg-dev', 'libgif-dev', 'librsvg2-dev'],
    ...['pkg-config', 'g++', 'make', 'python3'],
  ],
};

/** Does canvas (it draws the plates' faces) load? If it has no addon yet, a prebuilt one is fetched where that can be. */
export async function canvasWorks() {
  if (existsSync(addon) && isProven('canvas', state())) return true;
  if (!(await loads()) && !(await fetchPrebuilt())) return false;
  setProven('canvas', state());
  return true;
}

export async function compileCanvas() {
  await npm('compiling canvas (about a minute)', ['rebuild', 'canvas', '--ignore-scripts=false'], {
    env: { ...nodeHeaders(), npm_config_build_from_source: 'canvas' },
    advice: `${manual} says what canvas needs.`,
  });
  if (!(await canvasWorks()))
    throw new SetupError(`canvas was compiled but does not load: node -e 'require("canvas")' says why`);
}

const state = () => `${process.platform} ${process.arch} ${statSync(addon).mtimeMs}`;

const loads = async () =>
  existsSync(addon) && (await capture(process.execPath, ['-e', 'require("canvas")'])).code === 0;

async function fetchPrebuilt() {
  const fetcher = createRequire(join(folder, 'package.json')).resolve('prebuild-install/bin.js');
  await capture(process.execPath, [fetcher, '-r', 'napi'], { cwd: folder, timeoutMs: 60_000 });
  return loads();
}
