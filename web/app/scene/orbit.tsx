import { useThree } from '@react-three/fiber';
import { useEffect, useMemo, useRef } from 'react';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { Vector3 } from 'three/webgpu';
import type { VehiclePose, WorldState } from '../../../sim/world.ts';

interface Props {
  readonly state: WorldState;
  /** The vehicle that the camera goes along with. */
  readonly follow: string | undefined;
  readonly lookAt: readonly [number, number, number];
}

/** Where the camera comes to when it begins to follow, behind and above the vehicle, in the vehicle's frame, metres. */
const behindM = 11;
const aboveM = 4.5;
const besideM = 3.5;

const placeOf = ({ xM, zM }: VehiclePose): Vector3 => new Vector3(xM, 0.8, zM);

/** Turns the overview's camera about a point by the pointer, or about a vehicle that it goes along with. */
export function Orbit({ state, follow, lookAt }: Props) {
  const camera = useThree((three) => three.camera);
  const invalidate = useThree((three) => three.invalidate);
  const element = useThree(({ gl }) => gl.domElement);
  const followed = useRef<{ id: string; at: Vector3 } | undefined>(undefined);

  const controls = useMemo(() => {
    const made = new OrbitControls(camera);
    made.maxPolarAngle = 0.495 * Math.PI;
    made.minDistance = 4;
    made.maxDistance = 180;
    return made;
  }, [camera]);
  useEffect(() => {
    controls.target.set(...lookAt);
    controls.connect(element);
    controls.update();
    const changed = () => invalidate();
    controls.addEventListener('change', changed);
    return () => {
      controls.removeEventListener('change', changed);
      controls.disconnect();
    };
  }, [controls, element, invalidate, lookAt]);

  useEffect(() => {
    const pose = state.poses.find(({ vehicleId }) => vehicleId === follow);
    if (!pose) return;
    const at = placeOf(pose);
    const before = followed.current;
    if (before?.id === pose.vehicleId) camera.position.add(at.clone().sub(before.at));
    else {
      const direction = Math.cos(pose.headingRad);
      camera.position.copy(at).add(new Vector3(-direction * behindM, aboveM, direction * besideM));
    }
    controls.target.copy(at);
    controls.update();
    followed.current = { id: pose.vehicleId, at };
  }, [controls, camera, state, follow]);
  return null;
}
