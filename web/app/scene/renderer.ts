import { type ToneMapping, WebGPURenderer } from 'three/webgpu';

/** How light becomes a picture. */
export interface Exposure {
  readonly toneMapping: ToneMapping;
  /** Multiplies radiance in cd/m². */
  readonly perCdM2: number;
}

/** three.js' renderer on a canvas of the page: WebGPU where the browser has it, else WebGL 2. */
export async function createRenderer(canvas: HTMLCanvasElement): Promise<WebGPURenderer> {
  const renderer = new WebGPURenderer({ canvas, antialias: true });
  await renderer.init();
  return renderer;
}

/** Whether the browser can show 3D at all. */
export function canRender(): boolean {
  return 'gpu' in navigator || document.createElement('canvas').getContext('webgl2') !== null;
}
