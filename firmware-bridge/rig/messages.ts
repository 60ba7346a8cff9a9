/**
 * The rig's own messages inside Firmata sysex (firmware/README.md; Firmata protocol 2.6 leaves ids 0x01–0x0F to the
 * user). Bytes are of 7 bits; each message ends with the CRC-7 of the others, as Firmata has no check of its own.
 */

/** Ticks of the board's clock: 0.5 µs, modulo 2^32. */
export type Ticks = number;

const safeReasons = ['power-on', 'asked', 'host-silent', 'watchdog', 'brown-out', 'reset'] as const;
export type SafeReason = (typeof safeReasons)[number];

export type RigCommand =
  | { readonly kind: 'ping'; readonly token: number }
  | { readonly kind: 'trigger'; readonly widthUs: number }
  | { readonly kind: 'link' }
  | { readonly kind: 'sensors' }
  | { readonly kind: 'safe' }
  /** Servo pulses in µs (0: leave it as it is), the illuminator's duty of 255. */
  | { readonly kind: 'set'; readonly panUs: number; readonly tiltUs: number; readonly duty: number };

export type RigReply =
  | { readonly kind: 'pong'; readonly token: number; readonly at: Ticks }
  | { readonly kind: 'triggered'; readonly rise: Ticks; readonly fall: Ticks }
  | { readonly kind: 'edge'; readonly level: 0 | 1; readonly at: Ticks }
  | {
      readonly kind: 'link';
      readonly overruns: number;
      readonly framing: number;
      readonly dropped: number;
      readonly edgesLost: number;
      readonly refused: number;
    }
  /** Analog values of 1023. */
  | { readonly kind: 'sensors'; readonly temperature: number; readonly light: number; readonly at: Ticks }
  | { readonly kind: 'safe'; readonly reason: SafeReason; readonly at: Ticks }
  | {
      readonly kind: 'set';
      readonly panUs: number;
      readonly tiltUs: number;
      readonly duty: number;
      readonly at: Ticks;
    };

export const messageIds = { ping: 1, trigger: 2, edge: 3, link: 4, sensors: 5, safe: 6, set: 7 } as const;
export const rigMessageIds: readonly number[] = Object.values(messageIds);

/** CRC-7 with x^7 + x^3 + 1, as in SD cards (SD Physical Layer Specification 4.5), over bytes of 7 bits. */
export function crc7(bytes: Iterable<number>): number {
  let crc = 0;
  for (const byte of bytes)
    for (let bit = 0x40; bit > 0; bit >>= 1) {
      const out = ((crc & 0x40) !== 0) !== ((byte & bit) !== 0);
      crc = ((crc << 1) & 0x7f) ^ (out ? 0x09 : 0);
    }
  return crc;
}

function sevens(value: number, count: number): number[] {
  if (!(value >= 0 && value < 2 ** (7 * count)))
    throw new RangeError(`${value} is not from 0 to ${2 ** (7 * count) - 1}`);
  return Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** (7 * index)) & 0x7f);
}
const fromSevens = (bytes: readonly number[], at: number, count: number): number => {
  let value = 0;
  for (let index = count - 1; index >= 0; index--) value = value * 128 + bytes[at + index]!;
  return value;
};

/** @returns the message between sysex start and end: id, data, CRC. @throws RangeError for a value that does not fit into it */
export function encodeCommand(command: RigCommand): number[] {
  const body = [messageIds[command.kind], ...dataOf(command)];
  return [...body, crc7(body)];
}

function dataOf(command: RigCommand): number[] {
  if (command.kind === 'ping') return sevens(command.token, 2);
  if (command.kind === 'trigger') return sevens(command.widthUs, 3);
  if (command.kind === 'set') return [command.panUs, command.tiltUs, command.duty].flatMap((value) => sevens(value, 2));
  return [];
}

const lengths: Readonly<Record<number, number>> = { 1: 9, 2: 12, 3: 8, 4: 12, 5: 11, 6: 8, 7: 13 };

/** @returns undefined where the bytes are no whole message of the rig: another length, or another CRC */
export function parseReply(bytes: readonly number[]): RigReply | undefined {
  if (bytes.length !== lengths[bytes[0]!] || crc7(bytes.slice(0, -1)) !== bytes.at(-1)) return undefined;
  const word = (at: number): number => fromSevens(bytes, at, 2);
  const ticks = (at: number): Ticks => fromSevens(bytes, at, 5) % 2 ** 32;
  switch (bytes[0]) {
    case messageIds.ping:
      return { kind: 'pong', token: word(1), at: ticks(3) };
    case messageIds.trigger:
      return { kind: 'triggered', rise: ticks(1), fall: ticks(6) };
    case messageIds.edge:
      return { kind: 'edge', level: bytes[1] === 0 ? 0 : 1, at: ticks(2) };
    case messageIds.link:
      return {
        kind: 'link',
        overruns: word(1),
        framing: word(3),
        dropped: word(5),
        edgesLost: word(7),
        refused: word(9),
      };
    case messageIds.sensors:
      return { kind: 'sensors', temperature: word(1), light: word(3), at: ticks(5) };
    case messageIds.safe: {
      const reason = safeReasons[bytes[1]!];
      return reason && { kind: 'safe', reason, at: ticks(2) };
    }
    default:
      return { kind: 'set', panUs: word(1), tiltUs: word(3), duty: word(5), at: ticks(7) };
  }
}

export const sysexStart = 0xf0;
export const sysexEnd = 0xf7;

export const framed = (message: readonly number[]): number[] => [sysexStart, ...message, sysexEnd];

/** Finds sysex messages in a stream of bytes, across pieces; what is no whole message is passed over. */
export function createSysexReader(onMessage: (message: readonly number[]) => void): (bytes: Iterable<number>) => void {
  const longest = 256;
  let message: number[] | undefined;
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === sysexStart) message = [];
      else if (byte === sysexEnd) {
        if (message) onMessage(message);
        message = undefined;
      } else if (byte & 0x80 || (message && message.length >= longest)) message = undefined;
      else message?.push(byte);
    }
  };
}
