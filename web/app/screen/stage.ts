/** The scenario's world as its camera sees it, drawn on a canvas of its own, a moment at a time. */
import { LinearToneMapping, type WebGPURenderer } from 'three/webgpu';
import { cameraAt } from '../../../scenarios/moves.ts';
import type { Plan } from '../../../scenarios/plan.ts';
import { signalPerCdM2 } from '../../../sim/render/sensor.ts';
import { createCamera } from '../../../sim/scene/camera.ts';
import { createScene } from '../../../sim/scene/scene.ts';
import { createPlateTextures } from '../scene/plate-textures.ts';
import { createRenderer } from '../scene/renderer.ts';

export interface Stage {
  /** Draws at once: who uses the canvas in the same task has that moment's picture. */
  draw(tS: number, widthPx: number, heightPx: number): HTMLCanvasElement;
  dispose(): void;
}

/** Moments drawn beforehand, so that no shader is made while it plays. */
const rehearsed = 8;

/** @param plan its camera has the size of the picture */
export async function createStage(plan: Plan): Promise<Stage> {
  const canvas = document.createElement('canvas');
  const renderer: WebGPURenderer = await createRenderer(canvas);
  renderer.setPixelRatio(1);
  renderer.toneMapping = LinearToneMapping;
  const textures = createPlateTextures();
  const world = createScene(plan.world, textures.of, undefined, plan.camera.filter);

  const draw: Stage['draw'] = (tS, widthPx, heightPx) => {
    if (canvas.width !== widthPx || canvas.height !== heightPx) renderer.setSize(widthPx, heightPx, false);
    const camera = cameraAt(plan, tS);
    renderer.toneMappingExposure = signalPerCdM2(camera);
    world.followCamera(camera);
    world.update(plan.world.stateAt(tS));
    renderer.render(world.scene, createCamera(camera));
    return canvas;
  };
  for (let moment = 0; moment <= rehearsed; moment++) {
    draw((plan.world.durationS * moment) / rehearsed, 64, 64);
    await new Promise(requestAnimationFrame);
  }
  return {
    draw,
    dispose() {
      world.dispose();
      textures.dispose();
      renderer.dispose();
    },
  };
}
