/** Reads windows of a half-float texture back from the device, through one buffer that stays. */
import { decodeHalf } from './half.ts';
import type { Window } from './windows.ts';

export interface Readback {
  /** Adds a texture's windows, times `weight`, to sums of three channels a pixel. */
  add(texture: GPUTexture, windows: readonly Window[], sums: readonly Float32Array[], weight: number): Promise<void>;
  dispose(): void;
}

const bytesPerPixel = 8;
/** WebGPU copies rows at multiples of this many bytes. */
const rowAlignment = 256;
const rowBytes = (width: number): number => Math.ceil((width * bytesPerPixel) / rowAlignment) * rowAlignment;

export function createReadback(device: GPUDevice): Readback {
  let buffer: GPUBuffer | undefined;
  const bufferOf = (size: number): GPUBuffer => {
    if (buffer && buffer.size >= size) return buffer;
    buffer?.destroy();
    buffer = device.createBuffer({ size, usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ });
    return buffer;
  };
  const add: Readback['add'] = async (texture, windows, sums, weight) => {
    const sizes = windows.map(({ width, height }) => rowBytes(width) * height);
    const offsets = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
    const size = sizes.reduce((sum, each) => sum + each, 0);
    const mapped = bufferOf(size);
    const encoder = device.createCommandEncoder();
    windows.forEach(({ x, y, width, height }, i) => {
      encoder.copyTextureToBuffer(
        { texture, origin: [x, y] },
        { buffer: mapped, offset: offsets[i]!, bytesPerRow: rowBytes(width) },
        [width, height],
      );
    });
    device.queue.submit([encoder.finish()]);
    await mapped.mapAsync(GPUMapMode.READ, 0, size);
    const halves = new Uint16Array(mapped.getMappedRange(0, size));
    windows.forEach(({ width, height }, i) => {
      const sum = sums[i]!;
      const stride = rowBytes(width) / 2;
      for (let row = 0, to = 0; row < height; row++)
        for (let from = offsets[i]! / 2 + row * stride, end = from + width * 4; from < end; from += 4, to += 3) {
          sum[to] = sum[to]! + decodeHalf[halves[from]!]! * weight;
          sum[to + 1] = sum[to + 1]! + decodeHalf[halves[from + 1]!]! * weight;
          sum[to + 2] = sum[to + 2]! + decodeHalf[halves[from + 2]!]! * weight;
        }
    });
    mapped.unmap();
  };
  return { add, dispose: () => buffer?.destroy() };
}
