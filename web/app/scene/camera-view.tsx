import { memo, useLayoutEffect, useMemo, useState } from 'react';
import { LinearToneMapping } from 'three/webgpu';
import { cameraAt } from '../../../scenarios/moves.ts';
import { truthOf } from '../../../sim/camera/truth.ts';
import { signalPerCdM2 } from '../../../sim/render/sensor.ts';
import { createCamera } from '../../../sim/scene/camera.ts';
import type { Play } from '../data/play.ts';
import { FrameOverlay } from './frame-overlay.tsx';
import type { Exposure } from './renderer.ts';
import { useWorldScene, WorldCanvas } from './world-canvas.tsx';

/** What the camera on the pole sees in one of its frames, turned and lit as the scenario wants it then, with the plates read there and those truly there. */
export const CameraView = memo(function CameraView({ play, frameIndex }: { play: Play; frameIndex: number }) {
  const { plan } = play;
  const { world, camera: first } = plan;
  const tS = frameIndex / first.framesPerSecond;
  const spec = useMemo(() => cameraAt(plan, tS), [plan, tS]);
  const scene = useWorldScene(world, undefined, first);
  const camera = useMemo(() => {
    const made = createCamera(first);
    // The picture's shape is the sensor's, not the page's.
    (made as typeof made & { manual: boolean }).manual = true;
    return made;
  }, [first]);
  useLayoutEffect(() => {
    camera.rotation.copy(createCamera(spec).rotation);
    scene.followCamera(spec);
  }, [camera, scene, spec]);
  const exposure = useMemo((): Exposure => ({ toneMapping: LinearToneMapping, perCdM2: signalPerCdM2(spec) }), [spec]);
  const [showReads, setShowReads] = useState(true);
  const [showTruth, setShowTruth] = useState(false);
  const state = useMemo(() => world.stateAt(tS), [world, tS]);
  const reads = (play.readsInFrame.get(frameIndex) ?? []).map(({ read, observation }) => ({
    id: read.id,
    sighting: observation,
  }));
  const truth = useMemo(() => truthOf(world, spec, frameIndex, tS), [world, spec, frameIndex, tS]);

  return (
    <section className="view camera-view" aria-label="The camera's view">
      <div className="picture" style={{ aspectRatio: spec.sensor.widthPx / spec.sensor.heightPx }}>
        <WorldCanvas scene={scene} camera={camera} exposure={exposure} state={state} />
        <FrameOverlay sensor={spec.sensor} reads={showReads ? reads : []} truth={showTruth ? truth.plates : []} />
      </div>
      <div className="view-bar">
        <b>{spec.id}</b>
        <span className="soft number">
          frame {frameIndex} · {tS.toFixed(1)} s · 1/{Math.round(1 / spec.exposureS)} s, {spec.gainDb.toFixed(0)} dB
        </span>
        <label className="read-key">
          <input type="checkbox" checked={showReads} onChange={() => setShowReads(!showReads)} /> reads
        </label>
        <label className="truth-key">
          <input type="checkbox" checked={showTruth} onChange={() => setShowTruth(!showTruth)} /> ground truth
        </label>
      </div>
    </section>
  );
});
