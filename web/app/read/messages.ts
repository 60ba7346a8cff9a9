/** What the page and its reading worker tell one another. */
import type { GrayImage } from '../../../base/geometry.ts';
import type { NetworkName } from '../../../recognizer/networks.ts';
import type { Processor } from '../../../recognizer/onnx-web.ts';
import type { PlateSighting } from '../../../recognizer/ports.ts';

export interface ReadRequest {
  readonly id: number;
  readonly file: Blob;
  /** As messages call it. */
  readonly name: string;
  readonly processor: Processor;
}

/** What the recognizer made of a picture. */
export interface PictureRead {
  readonly widthPx: number;
  readonly heightPx: number;
  /** The picture as it was read, made smaller if it is large (JPEG). */
  readonly preview: Blob;
  /** Likeliest first. */
  readonly plates: readonly { readonly sighting: PlateSighting; readonly crop: GrayImage }[];
  readonly timings: Timings;
}

export interface Timings {
  /** Of fetching and preparing the networks; null where they were ready. */
  readonly loadMs: number | null;
  readonly decodeMs: number;
  /** From pixels to plates. */
  readonly readMs: number;
  /** The part of it in each network. */
  readonly networksMs: Readonly<Record<NetworkName, number>>;
}

export type ReadAnswer = { readonly id: number } & (
  | { readonly state: 'loading' | 'reading' }
  | { readonly state: 'read'; readonly read: PictureRead }
  | { readonly state: 'failed'; readonly why: string }
);
