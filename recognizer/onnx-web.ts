import type { Network } from './network.ts';
import { networkOf } from './onnx-session.ts';

/** What runs the networks in a browser: WebAssembly anywhere; the graphics processor where the browser has WebGPU. */
export type Processor = 'wasm' | 'webgpu';

/**
 * Loads an ONNX file, the same as Node takes, in a browser. The library comes from where the page came from. One thread, as
 * in Node; on WebGPU the last bits of results depend on the device.
 *
 * @throws Error when the browser lacks the processor
 */
export async function loadNetworkInBrowser(onnx: Uint8Array, processor: Processor): Promise<Network> {
  const { env, InferenceSession, Tensor } =
    processor === 'wasm' ? await import('onnxruntime-web/wasm') : await import('onnxruntime-web/webgpu');
  env.wasm.numThreads = 1;
  env.wasm.proxy = false;
  const session = await InferenceSession.create(onnx, {
    executionProviders: [processor],
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
  });
  return networkOf(session, Tensor);
}
