import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { requirePackages } from './debian.mjs';
import { nodeHeaders, npm } from './packages.mjs';
import { capture, isProven, projectRoot, SetupError, setProven } from './step.mjs';

const folder = join(projectRoot, 'node_modules/canvas');
const addon = join(folder, 'build/Release/canvas.node');

/** What https://github.com/Automattic/node-canvas#compiling asks for, in Debian's names. */
const compilePackages = [
  ...['libcairo2-dev', 'libpango1.0-dev', 'libjpeg-dev', 'libgif-dev', 'librsvg2-dev'],
  ...['pkg-config', 'g++', 'make', 'python3'],
];

/** Has canvas (it draws the plates' faces) fetch its prebuilt addon, or compiles it where none can be had. */
export async function prepareCanvas() {
  if (existsSync(addon) && isProven('canvas', key())) return;
  if ((await canLoad()) || (await canFetch())) return setProven('canvas', key());
  await requirePackages(compilePackages, {
    why: 'canvas has to be compiled, as no prebuilt one could be fetched.',
    elsewhere:
      'Install what it names for your system (https://github.com/Automattic/node-canvas#compiling), then:\n\n    npm rebuild canvas --ignore-scripts=false\n',
  });
  await npm('compiling canvas (about a minute)', ['rebuild', 'canvas', '--ignore-scripts=false'], {
    env: { ...nodeHeaders(), npm_config_build_from_source: 'canvas' },
    advice: 'https://github.com/Automattic/node-canvas#compiling says what canvas needs.',
  });
  if (!(await canLoad()))
    throw new SetupError('canvas was compiled but does not load: node -e "require(\'canvas\')" says why.');
  setProven('canvas', key());
}

const key = () => `${process.platform} ${process.arch} ${statSync(addon).mtimeMs}`;

const canLoad = async () =>
  existsSync(addon) && (await capture(process.execPath, ['-e', 'require("canvas")'])).code === 0;

async function canFetch() {
  const fetcher = createRequire(join(folder, 'package.json')).resolve('prebuild-install/bin.js');
  await capture(process.execPath, [fetcher, '-r', 'napi'], { cwd: folder, timeoutMs: 60_000 });
  return canLoad();
}
