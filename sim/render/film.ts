/**
 * A camera's light gathered over an exposure, linear, cd/m². What stands is rendered once; for each exposure only the
 * traffic is drawn over it, and only the windows that it covers are read back. On two cores without a GPU that makes a
 * frame several times as cheap as drawing and reading all of it.
 */
import { Color, DepthTexture, FloatType, HalfFloatType, RenderTarget, type Texture } from 'three/webgpu';
import { createCamera } from '../scene/camera.ts';
import type { WorldScene } from '../scene/scene.ts';
import type { CameraSpec, WorldState } from '../world.ts';
import { encodeHalf, withAlpha } from './channels.ts';
import { createReadback } from './readback.ts';
import type { HeadlessRenderer } from './renderer.ts';
import { movedBy, subExposureCount, subExposures } from './sub-exposures.ts';
import { movingWindows, type Window } from './windows.ts';

/** Points within a pixel of what stands. */
const stillSamples = 8;

export interface Light {
  readonly window: Window;
  /** Red, green, blue of each pixel, rows from the top; cd/m². Of an exposure: until the next one. */
  readonly rgb: Float32Array;
}

export interface Film {
  /** Looks as the camera is now set; the surroundings are then exposed anew. */
  turn(camera: CameraSpec): void;
  /** The surroundings without traffic; the whole picture. */
  still(): Promise<Light>;
  /** What an exposure in the middle of which the world is so adds to it: windows, each wholly renewed. */
  expose(state: WorldState, exposureS: number): Promise<Light[]>;
  dispose(): void;
}

export function createFilm({ renderer, device }: HeadlessRenderer, world: WorldScene, spec: CameraSpec): Film {
  const { widthPx, heightPx } = spec.sensor;
  let camera = createCamera(spec);
  world.followCamera(spec);
  // Shadows need blending. Floats of 32 bits are read back far faster from llvmpipe than those of 16.
  const isHalf = !device.features.has('float32-blendable');
  const target = new RenderTarget(widthPx, heightPx, {
    type: isHalf ? HalfFloatType : FloatType,
    depthTexture: new DepthTexture(widthPx, heightPx, FloatType),
    generateMipmaps: false,
  });
  const readback = createReadback(device, isHalf);
  const native = (texture: Texture): GPUTexture =>
    (renderer.backend as unknown as { get(texture: Texture): { texture: GPUTexture } }).get(texture).texture;
  const whole: Window = { x: 0, y: 0, width: widthPx, height: heightPx };
  let behind: { color: GPUTexture; depth: GPUTexture } | undefined;
  const exposed = new Float32Array(widthPx * heightPx * 3);

  const render = (jitterX: number, jitterY: number, clear: boolean): void => {
    camera.setViewOffset(widthPx, heightPx, jitterX, jitterY, widthPx, heightPx);
    renderer.autoClear = clear;
    renderer.setClearColor(black, 1);
    renderer.setRenderTarget(target);
    renderer.render(world.scene, camera);
    renderer.setRenderTarget(null);
  };

  const keep = (source: GPUTexture, format: GPUTextureFormat): GPUTexture => {
    const kept = device.createTexture({
      size: [widthPx, heightPx],
      format,
      usage: GPUTextureUsage.COPY_SRC | GPUTextureUsage.COPY_DST | GPUTextureUsage.RENDER_ATTACHMENT,
    });
    const encoder = device.createCommandEncoder();
    encoder.copyTextureToTexture({ texture: source }, { texture: kept }, [widthPx, heightPx]);
    device.queue.submit([encoder.finish()]);
    return kept;
  };

  const still = async (): Promise<Light> => {
    world.traffic.visible = false;
    world.surroundings.visible = true;
    const sum = new Float32Array(widthPx * heightPx * 3);
    for (const { jitterX, jitterY } of subExposures(stillSamples)) {
      render(jitterX, jitterY, true);
      await readback.add(native(target.texture), [whole], [sum], 1 / stillSamples);
    }
    render(0, 0, true);
    const depth = keep(native(target.depthTexture!), native(target.depthTexture!).format);
    const color = keep(native(target.texture), native(target.texture).format);
    const pixels = isHalf ? encodeHalf(sum) : withAlpha(sum);
    device.queue.writeTexture({ texture: color }, pixels, { bytesPerRow: pixels.byteLength / heightPx }, [
      widthPx,
      heightPx,
    ]);
    behind = { color, depth };
    return { window: whole, rgb: sum };
  };

  const restore = (windows: readonly Window[]): void => {
    const encoder = device.createCommandEncoder();
    for (const { x, y, width, height } of windows)
      encoder.copyTextureToTexture(
        { texture: behind!.color, origin: [x, y] },
        { texture: native(target.texture), origin: [x, y] },
        [width, height],
      );
    encoder.copyTextureToTexture({ texture: behind!.depth }, { texture: native(target.depthTexture!) }, [
      widthPx,
      heightPx,
    ]);
    device.queue.submit([encoder.finish()]);
  };

  const forget = (): void => {
    behind?.color.destroy();
    behind?.depth.destroy();
    behind = undefined;
  };

  const expose = async (state: WorldState, exposureS: number): Promise<Light[]> => {
    if (!behind) await still();
    world.traffic.visible = true;
    world.surroundings.visible = false;
    camera.clearViewOffset();
    const { windows, motionPx } = movingWindows(world, state, camera, spec.sensor, exposureS);
    // Windows do not overlap: all of them have room in one picture.
    let [from, to] = [0, 0];
    const sums = windows.map(({ width, height }) => {
      [from, to] = [to, to + width * height * 3];
      return exposed.subarray(from, to).fill(0);
    });
    const moments = subExposures(subExposureCount(motionPx));
    for (const { at, jitterX, jitterY } of windows.length ? moments : []) {
      world.update(movedBy(state, at * exposureS));
      restore(windows);
      render(jitterX, jitterY, false);
      await readback.add(native(target.texture), windows, sums, 1 / moments.length);
    }
    return windows.map((window, i) => ({ window, rgb: sums[i]! }));
  };
  return {
    turn: (to) => {
      camera = createCamera(to);
      world.followCamera(to);
      forget();
    },
    still,
    expose,
    dispose: () => {
      target.dispose();
      readback.dispose();
      forget();
    },
  };
}

const black = new Color(0);
