/**
 * Plates' faces as textures. Drawn on one canvas and copied out of it: three.js' CanvasTexture of a node-canvas is
 * silently black, and a canvas for each plate costs megabytes.
 */
import { createCanvas } from 'canvas';
import {
  DataTexture,
  LinearFilter,
  LinearMipmapLinearFilter,
  RGBAFormat,
  SRGBColorSpace,
  UnsignedByteType,
} from 'three/webgpu';
import { drawBlankFace, drawPlateFace } from '../plates/face.ts';
import type { FaceContext } from '../plates/face-context.ts';
import type { Plate } from '../world.ts';

const widthPx = 512;
const heightPx = 256;
const anisotropy = 8;

export interface PlateTextures {
  of(plate: Plate, isBlank: boolean): DataTexture;
  dispose(): void;
}

export function createPlateTextures(): PlateTextures {
  const context = createCanvas(widthPx, heightPx).getContext('2d');
  const made: DataTexture[] = [];
  return {
    of: (plate, isBlank) => {
      context.clearRect(0, 0, widthPx, heightPx);
      const draw = isBlank ? drawBlankFace : drawPlateFace;
      draw(context as unknown as FaceContext, plate, widthPx, heightPx);
      const { data } = context.getImageData(0, 0, widthPx, heightPx);
      const texture = new DataTexture(upright(data), widthPx, heightPx, RGBAFormat, UnsignedByteType);
      texture.colorSpace = SRGBColorSpace;
      texture.anisotropy = anisotropy;
      texture.magFilter = LinearFilter;
      texture.minFilter = LinearMipmapLinearFilter;
      texture.generateMipmaps = true;
      texture.needsUpdate = true;
      made.push(texture);
      return texture;
    },
    dispose: () => {
      for (const texture of made) texture.dispose();
    },
  };
}

/** A texture's first row is its lowest, a canvas's the uppermost. */
function upright(data: Uint8ClampedArray): Uint8Array {
  const turned = new Uint8Array(data.length);
  const row = widthPx * 4;
  for (let y = 0; y < heightPx; y++) turned.set(data.subarray(y * row, (y + 1) * row), (heightPx - 1 - y) * row);
  return turned;
}
