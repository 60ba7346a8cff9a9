import type { Corners } from '../../../base/geometry.ts';
import type { PlateSighting } from '../../../recognizer/ports.ts';
import type { CameraSpec, PlateTruth } from '../../../sim/world.ts';

interface Props {
  /** Size of the picture. */
  readonly sensor: Pick<CameraSpec['sensor'], 'widthPx' | 'heightPx'>;
  readonly reads: readonly { readonly id: string; readonly sighting: PlateSighting }[];
  readonly truth?: readonly PlateTruth[];
}

const pointsOf = (corners: Corners): string => corners.map(({ x, y }) => `${x},${y}`).join(' ');
const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

/** Plates outlined on a frame: as the recognizer found and read them, and as they truly lie. */
export function FrameOverlay({ sensor: { widthPx, heightPx }, reads, truth = [] }: Props) {
  const place = (corners: Corners, edge: 'above' | 'below') => ({
    left: percent(corners.reduce((sum, { x }) => sum + x, 0) / 4 / widthPx),
    top: percent((edge === 'above' ? Math.min : Math.max)(...corners.map(({ y }) => y)) / heightPx),
  });
  return (
    <div className="frame-overlay">
      <svg viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden="true">
        {truth.map(({ vehicleId, side, corners }) => (
          <polygon key={`${vehicleId} ${side}`} className="truth" points={pointsOf(corners)} />
        ))}
        {reads.map(({ id, sighting }) => (
          <polygon key={id} className="read" points={pointsOf(sighting.corners)} />
        ))}
      </svg>
      {truth.map(({ vehicleId, side, text, state, corners }) => (
        <span key={`${vehicleId} ${side}`} className="tag truth" style={place(corners, 'below')}>
          {text} {state}
        </span>
      ))}
      {reads.map(({ id, sighting: { text, corners, confidence } }) => (
        <span key={id} className="tag read" style={place(corners, 'above')}>
          {text || '?'} <small>{(confidence * 100).toFixed(0)} %</small>
        </span>
      ))}
    </div>
  );
}
