/** Plates' faces as textures, drawn on the browser's canvas. */
import { CanvasTexture, SRGBColorSpace, type Texture } from 'three/webgpu';
import { drawPlateFace } from '../../../sim/plates/face.ts';
import type { Plate } from '../../../sim/world.ts';

const widthPx = 512;
const heightPx = 256;

export interface PlateTextures {
  of(plate: Plate): Texture;
  dispose(): void;
}

export function createPlateTextures(): PlateTextures {
  const made: Texture[] = [];
  return {
    of: (plate) => {
      const canvas = document.createElement('canvas');
      canvas.width = widthPx;
      canvas.height = heightPx;
      drawPlateFace(canvas.getContext('2d')!, plate, widthPx, heightPx);
      const texture = new CanvasTexture(canvas);
      texture.colorSpace = SRGBColorSpace;
      texture.anisotropy = 8;
      made.push(texture);
      return texture;
    },
    dispose: () => {
      for (const texture of made) texture.dispose();
    },
  };
}
