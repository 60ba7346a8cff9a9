import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { capture, isProven, projectRoot, setProven } from './step.mjs';

export const renderingNeed = {
  why: 'to render in software, as no graphics driver was found',
  // Dawn loads libEGL.so, which libegl1 alone does not have.
  debian: ['libegl-dev', 'libgl1-mesa-dri'],
  elsewhere: "install a Vulkan driver for the GPU, or Mesa's EGL (libEGL.so) and llvmpipe to render in software",
};

/** Can frames be rendered, on a GPU or in software? Found out once for each version of Dawn (about a second). */
export async function renderingWorks() {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules/webgpu/package.json'), 'utf8'));
  const state = `${process.platform} ${process.arch} ${version}`;
  if (isProven('rendering', state)) return true;
  const program = fileURLToPath(new URL('adapter.mjs', import.meta.url));
  if ((await capture(process.execPath, [program], { timeoutMs: 60_000 })).code !== 0) return false;
  setProven('rendering', state);
  return true;
}
