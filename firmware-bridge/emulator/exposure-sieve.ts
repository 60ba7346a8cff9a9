/** A fault on the line that strikes one kind of command: what would change the camera's exposure is lost, all else comes through. */
import { parseViscaCommand } from '../ptz/visca.ts';
import { anyPacket, createViscaReader } from '../ptz/visca-replies.ts';

/**
 * @returns what comes through of bytes on their way to the camera. The first shutter and the first gain do, so that it
 *   exposes somehow; each later one that is another is lost whole.
 */
export function createExposureSieve(): (bytes: Iterable<number>) => number[] {
  const first = new Map<string, string>();
  let out: number[] = [];
  const read = createViscaReader(anyPacket, (packet) => {
    const { kind } = parseViscaCommand(packet)?.command ?? {};
    const text = String(packet);
    if (kind === 'shutter-direct' || kind === 'gain-direct') {
      if (!first.has(kind)) first.set(kind, text);
      if (first.get(kind) !== text) return;
    }
    out.push(...packet);
  });
  return (bytes) => {
    out = [];
    read(bytes);
    return out;
  };
}
