/** three.js' WebGPURenderer on a headless device, made once a process and shared by all cameras. */
import { WebGPURenderer } from 'three/webgpu';
import { openRenderDevice, type RenderDevice } from './device.ts';

export interface HeadlessRenderer extends RenderDevice {
  readonly renderer: WebGPURenderer;
}

/** What three.js asks of a canvas that is never shown. */
const unseenCanvas = {
  width: 1,
  height: 1,
  style: {},
  addEventListener() {},
  removeEventListener() {},
  getContext: () => null,
};

async function createRenderer(): Promise<HeadlessRenderer> {
  const opened = await openRenderDevice();
  const page = globalThis as { self?: unknown };
  const hadSelf = 'self' in page;
  // three.js takes its animation clock from `self` while it starts; a camera's frames need none.
  if (!hadSelf) page.self = { requestAnimationFrame: () => 1, cancelAnimationFrame() {} };
  const renderer = new WebGPURenderer({
    canvas: unseenCanvas as unknown as HTMLCanvasElement,
    device: opened.device,
    antialias: false,
  });
  await renderer.init();
  if (!hadSelf) delete page.self;
  if (!('isWebGPUBackend' in renderer.backend)) throw new Error('three.js did not take the WebGPU device');
  return { ...opened, renderer };
}

let shared: Promise<HeadlessRenderer> | undefined;

/** The process's renderer; the first call opens the device (1 to 2 s). */
export const headlessRenderer = (): Promise<HeadlessRenderer> => {
  shared ??= createRenderer();
  return shared;
};
