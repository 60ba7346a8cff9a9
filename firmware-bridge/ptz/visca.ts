/**
 * VISCA, Sony's protocol for PTZ and block cameras: 8N1, 9600 or 38400 baud, packets of 3 to 16 bytes that end in FF.
 *
 * Sources, named at each command: [EVI] Sony EVI-D100/D100P Technical Manual A-AYT-100-11 (2001), command list, and
 * EVI-D70/P Technical Manual, command list 4/4, and EVI-D80/D90, list 3/3; [FCB] Sony FCB-EX series Technical Manual, "VISCA/RS-232C commands".
 * No camera was at hand: what is here agrees with the manuals' tables, and has not moved a physical camera.
 */
import { clamp } from '../../base/units.ts';

/** Daisy-chain address of a camera, 1 to 7. */
export type ViscaAddress = number;

export const viscaTerminator = 0xff;
/** Header, 14 of message, terminator. [EVI] "Communication specifications" */
export const viscaLongestBytes = 16;

export const nibbles = (value: number, count = 4): number[] =>
  Array.from({ length: count }, (_, index) => (value >> (4 * (count - 1 - index))) & 0xf);
const signed = (value: number): number => value & 0xffff;
export const toSigned = (value: number): number => (value >= 0x8000 ? value - 0x10000 : value);
export const fromNibbles = (bytes: ArrayLike<number>, at: number, count = 4): number => {
  let value = 0;
  for (let index = 0; index < count; index++) value = (value << 4) | (bytes[at + index]! & 0xf);
  return value;
};

export type ViscaCommand =
  | { readonly kind: 'zoom-direct'; readonly position: number }
  | { readonly kind: 'zoom-stop' }
  /** Speed 0 to 7. */
  | { readonly kind: 'zoom-tele' | 'zoom-wide'; readonly speed: number }
  | { readonly kind: 'focus-auto' }
  | { readonly kind: 'focus-manual' }
  | { readonly kind: 'exposure-manual' }
  | { readonly kind: 'exposure-auto' }
  | { readonly kind: 'shutter-direct'; readonly step: number }
  | { readonly kind: 'gain-direct'; readonly step: number }
  | { readonly kind: 'ir-cut-filter'; readonly removed: boolean }
  | { readonly kind: 'preset-clear' | 'preset-set' | 'preset-recall'; readonly preset: number }
  | {
      readonly kind: 'drive';
      readonly panSpeed: number;
      readonly tiltSpeed: number;
      readonly pan: 'left' | 'right' | 'stop';
      readonly tilt: 'up' | 'down' | 'stop';
    }
  | {
      readonly kind: 'pan-tilt-direct';
      readonly panSpeed: number;
      readonly tiltSpeed: number;
      readonly pan: number;
      readonly tilt: number;
    }
  | { readonly kind: 'home' };

export type ViscaInquiry = 'zoom' | 'shutter' | 'gain' | 'ir-cut-filter' | 'pan-tilt' | 'version';

const memory = ['preset-clear', 'preset-set', 'preset-recall'] as const;
const ways = { left: 1, right: 2, stop: 3, up: 1, down: 2 } as const;

function bodyOf(command: ViscaCommand): number[] {
  switch (command.kind) {
    case 'zoom-direct': // [EVI] CAM_Zoom Direct
      return [0x04, 0x47, ...nibbles(command.position)];
    case 'zoom-stop': // [EVI] CAM_Zoom Stop
      return [0x04, 0x07, 0x00];
    case 'zoom-tele': // [EVI] CAM_Zoom Tele (Variable)
      return [0x04, 0x07, 0x20 | clamp(Math.round(command.speed), 0, 7)];
    case 'zoom-wide': // [EVI] CAM_Zoom Wide (Variable)
      return [0x04, 0x07, 0x30 | clamp(Math.round(command.speed), 0, 7)];
    case 'focus-auto': // [EVI] CAM_Focus Auto Focus
      return [0x04, 0x38, 0x02];
    case 'focus-manual': // [EVI] CAM_Focus Manual Focus
      return [0x04, 0x38, 0x03];
    case 'exposure-manual': // [EVI] CAM_AE Manual
      return [0x04, 0x39, 0x03];
    case 'exposure-auto': // [EVI] CAM_AE Full Auto
      return [0x04, 0x39, 0x00];
    case 'shutter-direct': // [EVI] CAM_Shutter Direct
      return [0x04, 0x4a, 0, 0, ...nibbles(command.step, 2)];
    case 'gain-direct': // [EVI] CAM_Gain Direct
      return [0x04, 0x4c, 0, 0, ...nibbles(command.step, 2)];
    case 'ir-cut-filter': // [FCB] CAM_ICR On (filter removed) / Off
      return [0x04, 0x01, command.removed ? 0x02 : 0x03];
    case 'preset-clear': // [EVI] CAM_Memory Reset
    case 'preset-set': // [EVI] CAM_Memory Set
    case 'preset-recall': // [EVI] CAM_Memory Recall
      return [0x04, 0x3f, memory.indexOf(command.kind), command.preset & 0x7f];
    case 'drive': // [EVI] Pan-tiltDrive
      return [
        0x06,
        0x01,
        speed(command.panSpeed, 0x18),
        speed(command.tiltSpeed, 0x14),
        ways[command.pan],
        ways[command.tilt],
      ];
    case 'pan-tilt-direct': // [EVI] Pan-tiltDrive AbsolutePosition
      return [
        ...[0x06, 0x02, speed(command.panSpeed, 0x18), speed(command.tiltSpeed, 0x14)],
        ...nibbles(signed(command.pan)),
        ...nibbles(signed(command.tilt)),
      ];
    case 'home': // [EVI] Pan-tiltDrive Home
      return [0x06, 0x04];
  }
}

const speed = (value: number, top: number): number => clamp(Math.round(value), 1, top);

const inquiries: Readonly<Record<ViscaInquiry, readonly number[]>> = {
  zoom: [0x04, 0x47], // [EVI] CAM_ZoomPosInq
  shutter: [0x04, 0x4a], // [EVI] CAM_ShutterPosInq
  gain: [0x04, 0x4c], // [EVI] CAM_GainPosInq
  'ir-cut-filter': [0x04, 0x01], // [FCB] CAM_ICRModeInq
  'pan-tilt': [0x06, 0x12], // [EVI] Pan-tiltPosInq
  version: [0x00, 0x02], // [EVI] CAM_VersionInq
};

const packet = (address: ViscaAddress, body: readonly number[]): number[] => [0x80 | address, ...body, viscaTerminator];

export const viscaCommand = (address: ViscaAddress, command: ViscaCommand): number[] =>
  packet(address, [0x01, ...bodyOf(command)]);
export const viscaInquiry = (address: ViscaAddress, inquiry: ViscaInquiry): number[] =>
  packet(address, [0x09, ...inquiries[inquiry]]);
/** Broadcast; each camera takes an address and passes the next on. [EVI] AddressSet */
export const viscaAddressSet: readonly number[] = [0x88, 0x30, 0x01, viscaTerminator];
/** Broadcast: empties the cameras' command buffers. [EVI] IF_Clear */
export const viscaClear: readonly number[] = [0x88, 0x01, 0x00, 0x01, viscaTerminator];
/** Cancels the command in that socket. [EVI] CommandCancel */
export const viscaCancel = (address: ViscaAddress, socket: number): number[] =>
  packet(address, [0x20 | (socket & 0xf)]);

/** What a camera takes: for emulators and recordings. @returns undefined where the packet is no command of this list */
export function parseViscaCommand(
  bytes: readonly number[],
): { address: ViscaAddress; command: ViscaCommand } | undefined {
  if (bytes.at(-1) !== viscaTerminator || bytes[1] !== 0x01 || bytes.length > viscaLongestBytes) return undefined;
  const address = bytes[0]! & 0x07;
  const command = commandOf(bytes.slice(2, -1));
  if (!command || bytes[0] !== (0x80 | address) || address === 0) return undefined;
  // Only what is written just so: a parameter out of its range is a syntax error, not another command.
  return String(viscaCommand(address, command)) === String(bytes) ? { address, command } : undefined;
}

/** @returns undefined where the packet is no inquiry of this list */
export function parseViscaInquiry(
  bytes: readonly number[],
): { address: ViscaAddress; inquiry: ViscaInquiry } | undefined {
  const address = bytes[0]! & 0x07;
  const inquiry = (Object.keys(inquiries) as ViscaInquiry[]).find(
    (name) => String(viscaInquiry(address, name)) === String(bytes),
  );
  return inquiry && address > 0 ? { address, inquiry } : undefined;
}

const panWays = [undefined, 'left', 'right', 'stop'] as const;
const tiltWays = [undefined, 'up', 'down', 'stop'] as const;

function commandOf(body: readonly number[]): ViscaCommand | undefined {
  const [, , first = 0, second = 0] = body;
  switch ((body[0]! << 8) | body[1]!) {
    case 0x0447:
      return { kind: 'zoom-direct', position: fromNibbles(body, 2) };
    case 0x0407:
      if (first >> 4 === 2) return { kind: 'zoom-tele', speed: first & 0xf };
      return first >> 4 === 3 ? { kind: 'zoom-wide', speed: first & 0xf } : { kind: 'zoom-stop' };
    case 0x0438:
      return { kind: first === 2 ? 'focus-auto' : 'focus-manual' };
    case 0x0439:
      return { kind: first === 3 ? 'exposure-manual' : 'exposure-auto' };
    case 0x044a:
      return { kind: 'shutter-direct', step: fromNibbles(body, 4, 2) };
    case 0x044c:
      return { kind: 'gain-direct', step: fromNibbles(body, 4, 2) };
    case 0x0401:
      return { kind: 'ir-cut-filter', removed: first === 2 };
    case 0x043f: {
      const kind = memory[first];
      return kind && { kind, preset: second };
    }
    case 0x0601: {
      const [pan, tilt] = [panWays[body[4]!], tiltWays[body[5]!]];
      return pan && tilt && { kind: 'drive', panSpeed: first, tiltSpeed: second, pan, tilt };
    }
    case 0x0602: {
      const [pan, tilt] = [toSigned(fromNibbles(body, 4)), toSigned(fromNibbles(body, 8))];
      return { kind: 'pan-tilt-direct', panSpeed: first, tiltSpeed: second, pan, tilt };
    }
    case 0x0604:
      return { kind: 'home' };
    default:
      return undefined;
  }
}
