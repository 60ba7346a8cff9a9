import { Canvas, useThree } from '@react-three/fiber';
import { Component, type ReactNode, useEffect, useMemo } from 'react';
import type { PerspectiveCamera, WebGPURenderer } from 'three/webgpu';
import { createScene, type WorldScene } from '../../../sim/scene/scene.ts';
import type { CameraSpec, World, WorldState } from '../../../sim/world.ts';
import { Notice } from '../notice.tsx';
import { createPlateTextures } from './plate-textures.ts';
import { canRender, createRenderer, type Exposure } from './renderer.ts';

/** The scene of sim/scene with the plates' faces; `cameras` stand on their poles in it, `seenBy` is the one that looks at it. */
export function useWorldScene(world: World, cameras?: readonly CameraSpec[], seenBy?: CameraSpec): WorldScene {
  const made = useMemo(() => {
    const textures = createPlateTextures();
    const scene = createScene(world, textures.of, cameras, seenBy?.filter);
    if (seenBy) scene.followCamera(seenBy);
    return { textures, scene };
  }, [world, cameras, seenBy]);
  useEffect(
    () => () => {
      made.scene.dispose();
      made.textures.dispose();
    },
    [made],
  );
  return made.scene;
}

interface Props {
  readonly scene: WorldScene;
  readonly camera: PerspectiveCamera;
  readonly exposure: Exposure;
  readonly state: WorldState;
  readonly children?: ReactNode;
}

/** Shows the world at a moment; draws when something has changed. The canvas stays with its first scene and camera. */
export function WorldCanvas({ scene, camera, exposure, state, children }: Props) {
  if (!canRender())
    return (
      <Notice title="This browser shows no 3D" text="It offers neither WebGPU nor WebGL 2.">
        <p>Turn hardware acceleration on, or use another browser. The trace and the verdicts are all here.</p>
      </Notice>
    );
  return (
    <FaultBoundary>
      <Canvas
        scene={scene.scene}
        camera={camera}
        frameloop="demand"
        flat
        gl={({ canvas }) => createRenderer(canvas as HTMLCanvasElement)}
      >
        <Moment scene={scene} state={state} exposure={exposure} />
        {children}
      </Canvas>
    </FaultBoundary>
  );
}

/** Places the vehicles and asks for a picture. */
function Moment({ scene, state, exposure }: Pick<Props, 'scene' | 'state' | 'exposure'>) {
  const renderer = useThree(({ gl }) => gl as unknown as WebGPURenderer);
  const invalidate = useThree((three) => three.invalidate);
  useEffect(() => {
    renderer.toneMapping = exposure.toneMapping;
    renderer.toneMappingExposure = exposure.perCdM2;
    scene.update(state);
    invalidate();
  }, [renderer, invalidate, scene, state, exposure]);
  return null;
}

/** Says why there is no picture, in its place. */
class FaultBoundary extends Component<{ children: ReactNode }, { why?: string }> {
  override state: { why?: string } = {};
  static getDerivedStateFromError = (error: unknown) => ({ why: String(error) });
  override render(): ReactNode {
    const { why } = this.state;
    return why === undefined ? this.props.children : <Notice title="The 3D view cannot start" text={why} />;
  }
}
