/** Reads windows of a floating-point texture back from the device, through one buffer that stays. */
import { decodeHalves } from './channels.ts';
import type { Window } from './windows.ts';

export interface Readback {
  /** Adds a texture's windows, times `weight`, to sums of three channels a pixel. */
  add(texture: GPUTexture, windows: readonly Window[], sums: readonly Float32Array[], weight: number): Promise<void>;
  dispose(): void;
}

/** WebGPU copies rows at multiples of this many bytes. */
const rowAlignment = 256;

/** @param isHalf the textures' channels are of 16 bits, otherwise of 32 */
export function createReadback(device: GPUDevice, isHalf: boolean): Readback {
  const bytesPerPixel = isHalf ? 8 : 16;
  const rowBytes = (width: number): number => Math.ceil((width * bytesPerPixel) / rowAlignment) * rowAlignment;
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
    const range = mapped.getMappedRange(0, size);
    windows.forEach(({ width, height }, i) => {
      const rows = rowBytes(width) * height;
      const channels = isHalf ? decodeHalves(range, offsets[i]!, rows) : new Float32Array(range, offsets[i]!, rows / 4);
      addRows(sums[i]!, channels, width, height, (rowBytes(width) / bytesPerPixel) * 4, weight);
    });
    mapped.unmap();
  };
  return { add, dispose: () => buffer?.destroy() };
}

function addRows(
  sum: Float32Array,
  channels: Float32Array,
  width: number,
  height: number,
  stride: number,
  weight: number,
): void {
  for (let row = 0, to = 0; row < height; row++)
    for (let from = row * stride, end = from + width * 4; from < end; from += 4, to += 3) {
      sum[to] = sum[to]! + channels[from]! * weight;
      sum[to + 1] = sum[to + 1]! + channels[from + 1]! * weight;
      sum[to + 2] = sum[to + 2]! + channels[from + 2]! * weight;
    }
}
