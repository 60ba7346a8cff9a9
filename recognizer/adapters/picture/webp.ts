/**
 * WebP by libwebp compiled to WebAssembly, which comes with the package @cwasm/webp. Each picture has an instance of its own:
 * what a broken file does to the decoder's memory ends with it (docs/decisions/0005-webp-and-tiff.md).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Picture } from '../../ports.ts';

interface Exports {
  readonly memory: WebAssembly.Memory;
  malloc(bytes: number): number;
  /** Gives the place of the pixels, or 0 where it fails; width and height are written as 32-bit numbers. */
  WebPDecodeRGBA(data: number, size: number, width: number, height: number): number;
}

let compiled: WebAssembly.Module | undefined;

/** libwebp writes no files; its library has the calls all the same. */
const never = (): never => {
  throw new Error('libwebp asked for a file');
};

/** Decodes a still picture, or the first of several; alpha straight. @throws Error when libwebp cannot */
export function decodeWebp(bytes: Uint8Array): Picture {
  compiled ??= new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('@cwasm/webp/webp.wasm')));
  const { exports } = new WebAssembly.Instance(compiled, {
    wasi_snapshot_preview1: { fd_close: never, fd_seek: never, fd_write: never },
  });
  const { memory, malloc, WebPDecodeRGBA } = exports as unknown as Exports;
  const [data, size] = [malloc(bytes.length), malloc(8)];
  new Uint8Array(memory.buffer).set(bytes, data);
  const pixels = WebPDecodeRGBA(data, bytes.length, size, size + 4);
  if (pixels === 0) throw new Error('libwebp cannot decode it');
  const [widthPx, heightPx] = new Uint32Array(memory.buffer, size, 2) as unknown as [number, number];
  return { widthPx, heightPx, rgba: new Uint8Array(memory.buffer).slice(pixels, pixels + 4 * widthPx * heightPx) };
}
