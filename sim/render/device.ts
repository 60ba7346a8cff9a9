/**
 * A WebGPU device without a display, by Dawn (npm `webgpu`): a real GPU where there is one (Vulkan, Metal, Direct3D),
 * else Mesa's llvmpipe by OpenGL ES, else a software Vulkan. Measured without a GPU, llvmpipe is 8 times as fast as
 * SwiftShader.
 */
import { create, globals } from 'webgpu';

export interface RenderDevice {
  readonly device: GPUDevice;
  /** What renders, as reports print it, for example `opengles: llvmpipe-llvm-15, OpenGL ES 3.2 Mesa 22.3.6`. */
  readonly name: string;
  readonly isSoftware: boolean;
}

interface Attempt {
  readonly backend: string;
  readonly options: GPURequestAdapterOptions;
}

const nativeBackend = { darwin: 'metal', win32: 'd3d12' }[process.platform as string] ?? 'vulkan';
const attempts: readonly Attempt[] = [
  { backend: nativeBackend, options: { powerPreference: 'high-performance' } },
  { backend: 'opengles', options: { featureLevel: 'compatibility' } },
];

/** Dawn's instances stay referenced for good: once one is collected, reading back never settles or Node crashes. */
const instances: GPU[] = [];

async function requestDevice(adapter: GPUAdapter): Promise<GPUDevice> {
  const features = [...adapter.features].filter((name) => name !== 'timestamp-query' && !name.startsWith('chromium'));
  return adapter.requestDevice({ requiredFeatures: features as GPUFeatureName[] });
}

/**
 * Opens the fastest device there is.
 *
 * @throws Error that lists what was tried and what to install.
 */
export async function openRenderDevice(): Promise<RenderDevice> {
  Object.assign(globalThis, globals);
  const refusals: string[] = [];
  let slow: { adapter: GPUAdapter; backend: string } | undefined;
  for (const { backend, options } of attempts) {
    if (backend === 'vulkan' && !isLoadable('libvulkan.so.1')) {
      refusals.push('vulkan: libvulkan.so.1 is not installed');
      continue;
    }
    if (backend === 'opengles') process.env.EGL_PLATFORM ??= 'surfaceless';
    const gpu = create([`backend=${backend}`]);
    instances.push(gpu);
    const adapter = await gpu.requestAdapter(options);
    if (!adapter) {
      refusals.push(`${backend}: no adapter`);
    } else if (adapter.info.isFallbackAdapter && backend !== 'opengles') {
      slow ??= { adapter, backend };
    } else {
      return describe(adapter, backend);
    }
  }
  if (slow) return describe(slow.adapter, slow.backend);
  throw new Error(
    `No graphics device to render with (${refusals.join('; ')}).\n` +
      'Install a GPU driver with Vulkan, or software rendering: on Debian and Ubuntu `apt-get install libegl-dev libgl1-mesa-dri`.',
  );
}

/** Whether the system's loader finds a library: Dawn complains on standard error when it asks for one in vain. */
function isLoadable(library: string): boolean {
  try {
    process.dlopen({ exports: {} }, library);
  } catch (error) {
    return !(error as Error).message.includes('cannot open shared object file');
  }
  return true;
}

async function describe(adapter: GPUAdapter, backend: string): Promise<RenderDevice> {
  const { description, device: name, vendor } = adapter.info;
  return {
    device: await requestDevice(adapter),
    name: `${backend}: ${[name || vendor, description].filter(Boolean).join(', ')}`,
    isSoftware: adapter.info.isFallbackAdapter || /llvmpipe|swiftshader|lavapipe/i.test(`${description} ${name}`),
  };
}
