/** What a VISCA camera answers, and how a stream of bytes is cut into packets. Sources as in visca.ts. */
import { fromNibbles, toSigned, type ViscaAddress, viscaLongestBytes, viscaTerminator } from './visca.ts';

/** [EVI] "Error messages" */
const errors: Readonly<Record<number, string>> = {
  1: 'message length error',
  2: 'syntax error',
  3: 'command buffer full',
  4: 'command cancelled',
  5: 'no socket to be cancelled',
  65: 'command not executable',
};

export type ViscaReply =
  | { readonly kind: 'ack'; readonly address: ViscaAddress; readonly socket: number }
  /** A command is done (no data), or an inquiry answered (data, socket 0). */
  | {
      readonly kind: 'completion';
      readonly address: ViscaAddress;
      readonly socket: number;
      readonly data: readonly number[];
    }
  | { readonly kind: 'error'; readonly address: ViscaAddress; readonly socket: number; readonly error: string }
  /** Answer to the broadcast: how many cameras there are, and one more. */
  | { readonly kind: 'addresses'; readonly next: number };

/** @param bytes a whole packet; @returns undefined where it is no reply */
export function parseViscaReply(bytes: readonly number[]): ViscaReply | undefined {
  if (bytes.length < 3 || bytes.length > viscaLongestBytes || bytes.at(-1) !== viscaTerminator) return undefined;
  const [header, type] = bytes as [number, number];
  if (header === 0x88 && type === 0x30 && bytes.length === 4) return { kind: 'addresses', next: bytes[2]! };
  const address = (header >> 4) - 8;
  if ((header & 0x0f) !== 0 || address < 1 || address > 7) return undefined;
  const socket = type & 0x0f;
  if (type >> 4 === 4 && bytes.length === 3) return { kind: 'ack', address, socket };
  if (type >> 4 === 5) return { kind: 'completion', address, socket, data: bytes.slice(2, -1) };
  if (type >> 4 === 6 && bytes.length === 4)
    return { kind: 'error', address, socket, error: errors[bytes[2]!] ?? `error ${bytes[2]!.toString(16)}` };
  return undefined;
}

/** @returns the position that the data of a zoom, shutter or gain inquiry gives */
export const viscaPosition = (data: readonly number[]): number | undefined =>
  data.length === 4 ? fromNibbles(data, 0) : undefined;
/** @returns pan and tilt in the camera's own steps, right and up positive */
export const viscaPanTilt = (data: readonly number[]): { pan: number; tilt: number } | undefined =>
  data.length === 8 ? { pan: toSigned(fromNibbles(data, 0)), tilt: toSigned(fromNibbles(data, 4)) } : undefined;

/**
 * Cuts a stream of bytes into packets at their terminators; after noise it is in step again at the next. A header has its top
 * bit set, and so may data, such as a ROM version: of all that could be a packet and ends there, the shortest that is one counts.
 *
 * @param parse undefined for what is no packet
 */
export function createViscaReader<P>(
  parse: (packet: readonly number[]) => P | undefined,
  onPacket: (packet: P) => void,
): (bytes: Iterable<number>) => void {
  let pending: number[] = [];
  function found(): P | undefined {
    for (let from = pending.length - 3; from >= 0; from--) {
      const packet = pending[from]! & 0x80 ? parse(pending.slice(from)) : undefined;
      if (packet !== undefined) return packet;
    }
    return undefined;
  }
  return (bytes) => {
    for (const byte of bytes) {
      pending = [...pending.slice(1 - viscaLongestBytes), byte];
      if (byte !== viscaTerminator) continue;
      const packet = found();
      pending = [];
      if (packet !== undefined) onPacket(packet);
    }
  };
}

/** For who takes commands, whatever they are: their data never have the top bit set. */
export const anyPacket = (packet: readonly number[]): readonly number[] => packet;
