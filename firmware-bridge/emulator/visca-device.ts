/**
 * A VISCA camera (Sony EVI-D100's steps and speeds) on a head that really takes its time: two sockets, ACK when a command
 * is taken, completion when it is done, errors as in the manual's list (ptz/visca.ts has the sources).
 */

import type { ExposureSetting, PtzPosition } from '../ports.ts';
import {
  nibbles,
  parseViscaCommand,
  parseViscaInquiry,
  type ViscaAddress,
  type ViscaCommand,
  type ViscaInquiry,
  viscaTerminator,
} from '../ptz/visca.ts';
import { eviD100 } from '../ptz/visca-model.ts';
import { anyPacket, createViscaReader } from '../ptz/visca-replies.ts';
import { createPtzHead, type PtzHead } from './ptz-head.ts';
import type { OnByte, SerialDevice } from './virtual-host.ts';

const { stepsPerDeg, panLimitDeg, tiltLimitDeg, speedsDegPerS, teleZoom, shuttersS, gainsDb } = eviD100;
/** Bytes of 10 bits at 9600 baud. */
const byteS = 10 / 9600;
const sockets = [1, 2] as const;
const failure = { syntax: 0x02, full: 0x03, cancelled: 0x04, noSocket: 0x05, notExecutable: 0x41 } as const;
const speedOf = (step: number): number => speedsDegPerS[step - 1] ?? speedsDegPerS.at(-1)!;
const steps = (deg: number): number => Math.round(deg * stepsPerDeg) & 0xffff;

export interface ViscaDevice extends SerialDevice {
  readonly head: PtzHead;
  /** What it was set to. */
  readonly settings: {
    infrared: boolean;
    manual: boolean;
    shutter: number;
    gain: number;
    autofocus: boolean;
  };
  /** What it exposes with; undefined while it chooses by itself. */
  exposure(): ExposureSetting | undefined;
}

export function createViscaDevice(onByte: OnByte, address: ViscaAddress = 1): ViscaDevice {
  const head = createPtzHead({
    panDeg: [-panLimitDeg, panLimitDeg],
    tiltDeg: [-tiltLimitDeg, tiltLimitDeg],
    zoomS: 2.5,
  });
  const settings = { infrared: false, manual: false, shutter: 0x04, gain: 1, autofocus: true };
  const presets = new Map<number, PtzPosition>();
  const running = new Map<number, 'pan-tilt' | 'zoom' | 'preset' | undefined>();
  let [tS, lineFreeS] = [0, 0];

  function reply(...body: number[]): void {
    for (const byte of [0x80 + (address << 4), ...body, viscaTerminator]) {
      lineFreeS = Math.max(lineFreeS, tS) + byteS;
      onByte(byte, lineFreeS);
    }
  }

  /** @returns what has to come to rest for it to be done; `refused` where it cannot be done now */
  function carryOut(command: ViscaCommand): 'pan-tilt' | 'zoom' | 'preset' | 'refused' | undefined {
    switch (command.kind) {
      case 'drive': {
        const way = { left: -1, right: 1, up: 1, down: -1, stop: 0 } as const;
        head.drive(way[command.pan] * speedOf(command.panSpeed), way[command.tilt] * speedOf(command.tiltSpeed));
        return undefined;
      }
      case 'pan-tilt-direct': {
        const [panDeg, tiltDeg] = [command.pan / stepsPerDeg, command.tilt / stepsPerDeg];
        if (Math.abs(panDeg) > panLimitDeg + 0.1 || Math.abs(tiltDeg) > tiltLimitDeg + 0.1) return 'refused';
        head.goTo({ panDeg, tiltDeg }, speedOf(command.panSpeed), speedOf(command.tiltSpeed));
        return 'pan-tilt';
      }
      case 'home':
        head.goTo({ panDeg: 0, tiltDeg: 0 }, speedOf(0x18), speedOf(0x14));
        return 'pan-tilt';
      case 'zoom-direct':
        if (command.position > teleZoom) return 'refused';
        head.zoomTo(command.position / teleZoom);
        return 'zoom';
      case 'zoom-tele':
      case 'zoom-wide':
        head.driveZoom(((command.kind === 'zoom-tele' ? 1 : -1) * (command.speed + 1)) / 16);
        return undefined;
      case 'zoom-stop':
        head.driveZoom(0);
        return undefined;
      case 'preset-set':
        presets.set(command.preset, head.position());
        return undefined;
      case 'preset-clear':
        presets.delete(command.preset);
        return undefined;
      case 'preset-recall': {
        const place = presets.get(command.preset);
        if (!place) return 'refused';
        head.goTo(place, speedOf(0x18), speedOf(0x14));
        head.zoomTo(place.zoom);
        return 'preset';
      }
      case 'shutter-direct':
        if (!settings.manual || !shuttersS.has(command.step)) return 'refused';
        settings.shutter = command.step;
        return undefined;
      case 'gain-direct':
        if (!settings.manual || !gainsDb.has(command.step)) return 'refused';
        settings.gain = command.step;
        return undefined;
      case 'focus-auto':
      case 'focus-manual':
        settings.autofocus = command.kind === 'focus-auto';
        return undefined;
      case 'exposure-auto':
      case 'exposure-manual':
        settings.manual = command.kind === 'exposure-manual';
        return undefined;
      case 'ir-cut-filter':
        settings.infrared = command.removed;
        return undefined;
    }
  }

  function answer(inquiry: ViscaInquiry): void {
    const { panDeg, tiltDeg, zoom } = head.position();
    const data = {
      zoom: () => nibbles(Math.round(zoom * teleZoom)),
      shutter: () => nibbles(settings.shutter),
      gain: () => nibbles(settings.gain),
      'ir-cut-filter': () => [settings.infrared ? 2 : 3],
      'pan-tilt': () => [...nibbles(steps(panDeg)), ...nibbles(steps(tiltDeg))],
      // Sony (page 30: 0001), EVI-D100; two sockets. [EVI] CAM_VersionInq
      version: () => [0x00, 0x01, 0x04, 0x0d, 0x01, 0x00, 0x02],
    }[inquiry];
    reply(0x50, ...data());
  }

  const read = createViscaReader(anyPacket, (packet) => {
    const inquired = parseViscaInquiry(packet);
    if (inquired?.address === address) answer(inquired.inquiry);
    else if (!inquired && (packet[0]! & 0x07) === address) {
      if (packet.length === 3 && packet[1]! >> 4 === 2) cancel(packet[1]! & 0xf);
      else take(parseViscaCommand(packet)?.command);
    }
  });

  function cancel(socket: number): void {
    const moves = running.get(socket);
    const was = running.delete(socket);
    if (was && moves !== 'zoom') head.drive(0, 0);
    if (was && moves !== 'pan-tilt') head.driveZoom(0);
    reply(0x60 | socket, was ? failure.cancelled : failure.noSocket);
  }

  function take(command: ViscaCommand | undefined): void {
    const socket = sockets.find((free) => !running.has(free));
    const moves = command && socket ? carryOut(command) : undefined;
    if (!command) reply(0x60, failure.syntax);
    else if (!socket) reply(0x60, failure.full);
    else if (moves === 'refused') reply(0x60 | socket, failure.notExecutable);
    else {
      running.set(socket, moves);
      reply(0x40 | socket);
    }
  }

  const isDone = (moves: 'pan-tilt' | 'zoom' | 'preset' | undefined): boolean =>
    moves === undefined ||
    (moves === 'preset' ? !head.isMoving('pan-tilt') && !head.isMoving('zoom') : !head.isMoving(moves));
  return {
    head,
    settings,
    exposure: () =>
      settings.manual
        ? { exposureS: shuttersS.get(settings.shutter)!, gainDb: gainsDb.get(settings.gain)! }
        : undefined,
    nowS: () => tS,
    runTo(toS) {
      head.run(toS - tS);
      tS = toS;
      for (const [socket, moves] of running)
        if (isDone(moves)) {
          running.delete(socket);
          reply(0x50 | socket);
        }
    },
    receive: read,
  };
}
