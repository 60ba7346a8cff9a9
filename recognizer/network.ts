/** Numbers in row-major order with the length of each dimension. */
export interface Tensor<Data> {
  readonly data: Data;
  readonly dims: readonly number[];
}

/**
 * A neural network as the recognizer uses it: pixels in, `[1, channels, height, width]`, named maps of floats out. Ours
 * take bytes of gray; others may take floats. What runs it (Node, a browser) is passed in, so that nothing else of the recognizer depends on it.
 */
export interface Network {
  run(pixels: Tensor<Uint8Array | Float32Array>): Promise<Readonly<Record<string, Tensor<Float32Array>>>>;
}

/** The named output; a network without it is not the one that this code was written for. */
export function outputOf(outputs: Awaited<ReturnType<Network['run']>>, name: string): Tensor<Float32Array> {
  const output = outputs[name];
  if (!output) throw new Error(`the network has no output "${name}", only ${Object.keys(outputs).join(', ')}`);
  return output;
}
