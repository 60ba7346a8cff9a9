/** Prints the graphics adapters that headless rendering can use; exits with 1 if there is none. */
import { create } from 'webgpu';

process.env.EGL_PLATFORM ??= 'surfaceless';
const found = [];
for (const [backend, options] of [
  ['vulkan', {}],
  ['metal', {}],
  ['d3d12', {}],
  ['opengles', { featureLevel: 'compatibility' }],
]) {
  const adapter = await create([`backend=${backend}`]).requestAdapter(options);
  if (adapter) found.push(`${backend}: ${adapter.info.description || adapter.info.vendor}`);
}
console.log(found.join('\n') || 'no adapter: neither a GPU driver (Vulkan, Metal, D3D12) nor EGL with OpenGL ES');
process.exit(found.length > 0 ? 0 : 1);
