import type { Network } from './network.ts';
import { networkOf } from './onnx-session.ts';

/**
 * onnxruntime since 1.29 reports each session to its maker over the network unless it is told not to, before it is loaded.
 * What a police department runs is nobody's business.
 */
process.env.ORT_DISABLE_TELEMETRY = '1';

/**
 * Loads an ONNX file (operator set 17 or below, one input of bytes or floats) to run on the CPU. One thread and sequential execution: results do
 * not depend on the machine's load, and several recognizers share a machine without fighting for it.
 */
export async function loadNetwork(path: string): Promise<Network> {
  const { InferenceSession, Tensor } = await import('onnxruntime-node');
  const session = await InferenceSession.create(path, {
    executionProviders: ['cpu'],
    executionMode: 'sequential',
    graphOptimizationLevel: 'all',
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
  });
  return networkOf(session, Tensor);
}
