import { useFrame } from '@react-three/fiber';
import type { RefObject } from 'react';
import { Vector3 } from 'three/webgpu';
import type { WorldScene } from '../../../sim/scene/scene.ts';
import { shapeOf } from '../../../sim/vehicles.ts';
import type { Vehicle } from '../../../sim/world.ts';

const farthestM = 75;
const middle = new Vector3();

/** Keeps labels over their vehicles: each child of the layer carries its vehicle's id in `data-vehicle`. */
export function PlacedLabels({ scene, layer }: { scene: WorldScene; layer: RefObject<HTMLDivElement | null> }) {
  useFrame(({ camera, size }) => {
    // The orbit has moved the camera; its matrices follow only when the picture is drawn.
    camera.updateMatrixWorld();
    for (const label of layer.current?.children ?? []) {
      if (!(label instanceof HTMLElement)) continue;
      const object = scene.vehicleObject(label.dataset.vehicle!);
      middle.copy(object!.position);
      middle.y = Number(label.dataset.height) + 0.5;
      const distanceM = middle.distanceTo(camera.position);
      middle.project(camera);
      const isSeen = object!.visible && distanceM < farthestM && middle.z < 1 && Math.abs(middle.x) < 1;
      label.style.visibility = isSeen ? 'visible' : 'hidden';
      const x = ((middle.x + 1) / 2) * size.width;
      const y = ((1 - middle.y) / 2) * size.height;
      label.style.transform = `translate(-50%, -100%) translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`;
    }
  });
  return null;
}

interface Props {
  readonly vehicles: readonly Vehicle[];
  /** Vehicles with an alert. */
  readonly alerted: ReadonlySet<string>;
  readonly layer: RefObject<HTMLDivElement | null>;
}

export function Labels({ vehicles, alerted, layer }: Props) {
  return (
    <div className="labels" ref={layer} aria-hidden="true">
      {vehicles.map((vehicle) => (
        <span
          key={vehicle.id}
          className={`label ${alerted.has(vehicle.id) ? 'alerted' : ''}`}
          data-vehicle={vehicle.id}
          data-height={shapeOf(vehicle).heightM}
        >
          {vehicle.plate.display} <small>{vehicle.plate.state}</small>
        </span>
      ))}
    </div>
  );
}
