import { RigError } from '../../firmware-bridge/ports.ts';
import type { WatchedRig } from '../../firmware-bridge/rig/camera-rig.ts';
import type { ByteLine } from '../../firmware-bridge/serial/byte-line.ts';

/**
 * Rejects with a RigError when its port has closed or, with our firmware, nothing comes from it any more; never resolves.
 *
 * @param watched left out for another firmware, which says nothing by itself
 */
export function lostRig(line: Pick<ByteLine, 'onClose'>, watched?: Pick<WatchedRig, 'onSilent'>): Promise<never> {
  const lost = new Promise<never>((_, fail) => {
    line.onClose(() => fail(new RigError('the rig is gone: its port has closed')));
    watched?.onSilent(() => fail(new RigError('the rig is gone: nothing has come from it for seconds')));
  });
  lost.catch(() => {});
  return lost;
}
