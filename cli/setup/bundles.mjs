import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot, run } from './step.mjs';

const folders = ['base', 'recognizer', 'sim', 'firmware-bridge', 'policy', 'store', 'scenarios', 'web', 'cli'];
const files = ['vite.config.ts', 'tsconfig.json', 'package-lock.json'];
const stampFile = join(projectRoot, 'dist/.sources');

/** Builds the programs into dist/, unless they were built from these very sources. */
export async function buildBundles() {
  const sources = hashOfSources();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) return;
  await run('building', process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--app'], {
    advice: 'The sources do not build; npx tsc --noEmit may say more.',
  });
  writeFileSync(stampFile, sources);
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of [...files, ...folders.flatMap(sourcesIn)])
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(projectRoot, file)));
  return hash.digest('hex');
}

function sourcesIn(folder) {
  if (!existsSync(join(projectRoot, folder))) return [];
  return readdirSync(join(projectRoot, folder), { recursive: true })
    .map((file) => `${folder}/${file}`)
    .filter((file) => /\.(ts|tsx|css|html)$/.test(file) && !/\.test\.tsx?$/.test(file))
    .sort();
}
