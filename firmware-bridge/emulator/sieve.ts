/** A fault on the line that strikes one kind of command: what would turn the servos is lost, all else comes through. */
import { messageIds, sysexEnd, sysexStart } from '../rig/messages.ts';

/** Id, pan and tilt in two bytes each, duty in two, CRC. */
const setLength = 8;

/**
 * @returns what comes through of bytes on their way to the board. The first aim does, so that the servos stand
 *   somewhere; each later `set` that would move them is lost whole.
 */
export function createAimSieve(): (bytes: Iterable<number>) => number[] {
  let message: number[] | undefined;
  let aim: string | undefined;
  const isLost = (body: readonly number[]): boolean => {
    if (body[0] !== messageIds.set || body.length !== setLength) return false;
    const pulses = body.slice(1, 5).join(' ');
    aim ??= pulses;
    return pulses !== aim;
  };
  return (bytes) => {
    const out: number[] = [];
    for (const byte of bytes) {
      if (byte === sysexStart) {
        out.push(...(message ?? []));
        message = [byte];
      } else if (message) {
        message.push(byte);
        if (byte < 0x80) continue;
        if (byte !== sysexEnd || !isLost(message.slice(1, -1))) out.push(...message);
        message = undefined;
      } else out.push(byte);
    }
    return out;
  };
}
