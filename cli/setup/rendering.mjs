import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirePackages } from './debian.mjs';
import { capture, isProven, projectRoot, SetupError, setProven } from './step.mjs';

/** Sees to it that frames can be rendered: on a GPU, or in software by Mesa. */
export async function requireRendering() {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'node_modules/webgpu/package.json'), 'utf8'));
  const key = `${process.platform} ${process.arch} ${version}`;
  if (isProven('rendering', key)) return;
  if (!(await canRender())) {
    // Dawn loads libEGL.so, which libegl1 alone does not have.
    const installed = await requirePackages(['libegl-dev', 'libgl1-mesa-dri'], {
      why: 'Rendering needs a GPU with a Vulkan, Metal or D3D12 driver, or Mesa to render in software; neither was found.',
      elsewhere: "Install Mesa's EGL and software driver (libEGL.so and llvmpipe), then try again.",
    });
    if (!installed || !(await canRender()))
      throw new SetupError(`No way to render was found; node cli/setup/adapter.mjs says why.`);
  }
  setProven('rendering', key);
}

async function canRender() {
  const program = fileURLToPath(new URL('adapter.mjs', import.meta.url));
  return (await capture(process.execPath, [program], { timeoutMs: 60_000 })).code === 0;
}
