import type { InferenceSession, TensorConstructor } from 'onnxruntime-web';
import type { Network } from './network.ts';

/** A session of onnxruntime, Node's or the browser's, as a network: one input, of bytes or floats. */
export function networkOf(session: InferenceSession, OnnxTensor: TensorConstructor): Network {
  const input = session.inputNames[0]!;
  return {
    async run({ data, dims }) {
      const tensor =
        data instanceof Float32Array ? new OnnxTensor('float32', data, dims) : new OnnxTensor('uint8', data, dims);
      const outputs = await session.run({ [input]: tensor });
      return Object.fromEntries(
        Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
      );
    },
  };
}
