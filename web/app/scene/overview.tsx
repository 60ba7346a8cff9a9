import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { ACESFilmicToneMapping, PerspectiveCamera } from 'three/webgpu';
import { aimAt } from '../../../scenarios/moves.ts';
import { daylightLux } from '../../../sim/camera/illuminance.ts';
import type { WorldState } from '../../../sim/world.ts';
import type { Play } from '../data/play.ts';
import { createFrustum } from './frustum.ts';
import { Labels, PlacedLabels } from './labels.tsx';
import { Orbit } from './orbit.tsx';
import type { Exposure } from './renderer.ts';
import { useWorldScene, WorldCanvas } from './world-canvas.tsx';

const lookAt = [16, 0.5, 0] as const;

function overviewCamera(): PerspectiveCamera {
  const camera = new PerspectiveCamera(42, 1, 0.3, 1500);
  camera.position.set(-17, 9.5, 15);
  camera.lookAt(...lookAt);
  return camera;
}

/** By night the picture is exposed for what street lamps give. */
const streetLux = 10;

/** The road from outside, with the camera on its pole and what it sees as it is aimed at that moment. */
export const Overview = memo(function Overview({ play, state }: { play: Play; state: WorldState }) {
  const { plan, run, alerts } = play;
  const { world, camera: spec } = plan;
  const cameras = useMemo(() => [spec], [spec]);
  const scene = useWorldScene(world, cameras);
  const camera = useMemo(overviewCamera, []);
  const exposure = useMemo((): Exposure => {
    const whiteLux = Math.max(streetLux, daylightLux(world.light));
    return { toneMapping: ACESFilmicToneMapping, perCdM2: (1.4 * Math.PI) / whiteLux };
  }, [world]);
  const { panDeg, tiltDeg } = aimAt(plan, state.tS);
  const frustum = useMemo(() => createFrustum(1 / exposure.perCdM2), [exposure]);
  useEffect(() => () => frustum.dispose(), [frustum]);
  useMemo(() => frustum.follow({ ...spec, panDeg, tiltDeg }), [frustum, spec, panDeg, tiltDeg]);
  const layer = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState<string>();
  const alerted = useMemo(
    () => new Set(alerts.flatMap(({ readId }) => run.truth.reads[readId] ?? [])),
    [alerts, run.truth],
  );
  const followed = world.vehicles.find(({ id }) => id === follow);
  const isGone = followed && !state.poses.some(({ vehicleId }) => vehicleId === followed.id);
  const notes = [
    isGone && `${followed.plate.display} is not on the road at this time.`,
    state.tS > play.trafficEndS &&
      `The traffic ended at ${play.trafficEndS} s and stands still here. What people do goes on in the trace.`,
  ].filter((note) => typeof note === 'string');

  return (
    <section className="view overview" aria-label="Overview in 3D">
      <WorldCanvas scene={scene} camera={camera} exposure={exposure} state={state}>
        <primitive object={frustum.object} />
        <Orbit state={state} follow={follow} lookAt={lookAt} />
        <PlacedLabels scene={scene} layer={layer} />
      </WorldCanvas>
      <Labels vehicles={world.vehicles} alerted={alerted} layer={layer} />
      <div className="view-bar">
        <b>Overview</b>
        <label>
          <span className="soft">Follow</span>
          <select value={follow ?? ''} onChange={(event) => setFollow(event.target.value || undefined)}>
            <option value="">nothing, orbit freely</option>
            {world.vehicles.map(({ id, plate, color, body }) => (
              <option key={id} value={id}>
                {`${plate.display} · ${color} ${body}${alerted.has(id) ? ' · alert' : ''}`}
              </option>
            ))}
          </select>
        </label>
      </div>
      {notes.length > 0 && <p className="view-note">{notes.join(' ')}</p>}
    </section>
  );
});
