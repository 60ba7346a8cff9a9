import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';

const folder = join(projectRoot, 'firmware-bridge/firmware');
const { stdout: compiler } = spawnSync('avr-gcc', ['-dumpversion'], { encoding: 'utf8' });
const toolchain = 'gcc-avr 5.4.0 of Debian 12, which the committed .hex was built with';

it.skipIf(compiler?.trim() !== '5.4.0')(`the committed .hex is what the sources build (needs ${toolchain})`, () => {
  const { status, stderr } = spawnSync('make', ['check'], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
