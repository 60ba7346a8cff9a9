/** A pan-tilt head that speaks Pelco-D or Pelco-P: it moves, goes to places and presets, and says where it stands when asked. */

import type { PtzPosition } from '../ports.ts';
import { createPelcoReader, type PelcoCodec, type PelcoCommand } from '../ptz/pelco.ts';
import { panOf, pelcoTopSpeed, tiltOf, valueOfPan, valueOfTilt, valueOfZoom, zoomOf } from '../ptz/pelco-steps.ts';
import { createPtzHead, type PtzHead } from './ptz-head.ts';
import type { OnByte, SerialDevice } from './virtual-host.ts';

const byteS = 10 / 9600;
/** Heads of this kind: 40° a second by hand, faster on their way to a preset. */
const [drivenDegPerS, sentDegPerS] = [40, 100];

export interface PelcoDevice extends SerialDevice {
  readonly head: PtzHead;
  readonly auxiliaries: ReadonlySet<number>;
}

export function createPelcoDevice(onByte: OnByte, codec: PelcoCodec, address = 1): PelcoDevice {
  const head = createPtzHead({ panDeg: [-180, 180], tiltDeg: [-90, 30], zoomS: 3 });
  const presets = new Map<number, PtzPosition>();
  const auxiliaries = new Set<number>();
  let [tS, lineFreeS] = [0, 0];

  function answer(axis: 'pan' | 'tilt' | 'zoom', value: number): void {
    for (const byte of codec.encodePosition({ address, axis, value })) {
      lineFreeS = Math.max(lineFreeS, tS) + byteS;
      onByte(byte, lineFreeS);
    }
  }

  function carryOut(command: PelcoCommand): void {
    const { panDeg, tiltDeg, zoom } = head.position();
    switch (command.kind) {
      case 'move': {
        const way = { left: -1, right: 1, up: 1, down: -1, stop: 0, tele: 1, wide: -1 } as const;
        const speed = (step: number): number => (Math.min(step, pelcoTopSpeed) / pelcoTopSpeed) * drivenDegPerS;
        head.drive(way[command.pan] * speed(command.panSpeed), way[command.tilt] * speed(command.tiltSpeed));
        head.driveZoom(way[command.zoom] / 3);
        break;
      }
      case 'pan-to':
        head.goTo({ panDeg: panOf(command.value) }, sentDegPerS, sentDegPerS);
        break;
      case 'tilt-to':
        head.goTo({ tiltDeg: tiltOf(command.value) }, sentDegPerS, sentDegPerS);
        break;
      case 'zoom-to':
        head.zoomTo(zoomOf(command.value));
        break;
      case 'query-pan':
        answer('pan', valueOfPan(panDeg));
        break;
      case 'query-tilt':
        answer('tilt', valueOfTilt(tiltDeg));
        break;
      case 'query-zoom':
        answer('zoom', valueOfZoom(zoom));
        break;
      case 'preset-set':
        presets.set(command.preset, head.position());
        break;
      case 'preset-clear':
        presets.delete(command.preset);
        break;
      case 'preset-recall': {
        const place = presets.get(command.preset);
        if (!place) break;
        head.goTo(place, sentDegPerS, sentDegPerS);
        head.zoomTo(place.zoom);
        break;
      }
      case 'aux-set':
        auxiliaries.add(command.aux);
        break;
      case 'aux-clear':
        auxiliaries.delete(command.aux);
        break;
    }
  }

  const read = createPelcoReader(codec, codec.parse, (packet) => {
    if (packet.address === address) carryOut(packet.command);
  });
  return {
    head,
    auxiliaries,
    nowS: () => tS,
    runTo(toS) {
      head.run(toS - tS);
      tS = toS;
    },
    receive: read,
  };
}
