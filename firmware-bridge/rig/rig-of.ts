/** The rig that a board is, by the firmware that it runs. */
import type { HostClock } from '../host-clock.ts';
import type { CameraRig } from '../ports.ts';
import { createCameraRig, rigFirmwareName, type WatchedRig } from './camera-rig.ts';
import type { OpenBoard } from './open-board.ts';
import { createStandardRig } from './standard-rig.ts';

export interface FoundRig {
  readonly rig: CameraRig;
  /** The same, where it runs our firmware. */
  readonly watched: WatchedRig | undefined;
}

/** @throws RigError where the board does not answer as its firmware should; the line is closed then */
export async function rigOf(board: OpenBoard, clock: HostClock): Promise<FoundRig> {
  const watched = board.firmware.startsWith(rigFirmwareName) ? await createCameraRig(board, clock) : undefined;
  return { rig: watched ?? createStandardRig(board), watched };
}
