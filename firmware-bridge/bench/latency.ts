/** How fast the rig's firmware acts, in cycles of its emulated clock: no machine's load can change the figures. */
import { percentile } from '../../base/percentile.ts';
import type { Rng } from '../../base/rng.ts';
import { cyclesPerS, type PinChange } from '../emulator/board.ts';
import { createLockstep, type Lockstep } from '../emulator/lockstep.ts';
import { pins } from '../emulator/pins.ts';
import { emulatedCamera } from '../emulator/strobe-camera.ts';
import { type ClockSample, hostTimeOf } from '../rig/clock.ts';
import type { RigReply } from '../rig/messages.ts';
import type { Measurement } from './measurement.ts';

/**
 * Limits in milliseconds, from the bytes on the line at 57143 baud (0.175 ms each) and the firmware's loop: a `set` is 10
 * bytes and the illuminator's pin changes within a period of its PWM (1.024 ms) of the last; a ping's query is 6 bytes,
 * its answer 11, a trigger 7.
 */
const limits = {
  writeToPin: { p50: 3, p99: 3.5 },
  queryToReply: { p50: 3.2, p99: 3.6 },
  triggerToEdge: { p50: 1.6, p99: 1.8 },
  clockErrorMs: 1.6,
} as const;

interface Trial {
  readonly writeToPinMs: number;
  readonly queryToReplyMs: number;
  readonly triggerToEdgeMs: number;
  readonly clockErrorMs: number;
  /** Did the true moment lie within what the clock stated? */
  readonly bounded: boolean;
}

const reply = <K extends RigReply['kind']>(
  rig: Lockstep,
  from: number,
  kind: K,
): { reply: Extract<RigReply, { kind: K }>; cycle: number } | undefined => {
  for (let index = from; index < rig.heard.length; index++) {
    const { reply, cycle } = rig.heard[index]!;
    if (reply.kind === kind) return { reply: reply as Extract<RigReply, { kind: K }>, cycle };
  }
  return undefined;
};

const toMs = (cycles: number): number => (cycles / cyclesPerS) * 1000;

function trial(rig: Lockstep, rng: Rng, token: number): Trial {
  const seconds = (): number => rig.board.cycle() / cyclesPerS;
  const change = (from: number, pin: number, level: number): PinChange | undefined => {
    for (let index = from; index < rig.changes.length; index++) {
      const seen = rig.changes[index]!;
      if (seen.pin === pin && seen.level === level) return seen;
    }
    return undefined;
  };
  rig.runS(rng.uniform(0.001, 0.005));

  let [changes, heard, start] = [rig.changes.length, rig.heard.length, rig.board.cycle()];
  rig.send({ kind: 'set', panUs: 1500, tiltUs: 1500, duty: 128 });
  const lit = rig.until(() => change(changes, pins.illuminator, 1), 0.05);
  const writeToPinMs = toMs(lit.cycle - start);
  rig.until(() => reply(rig, heard, 'set'), 0.05);
  heard = rig.heard.length;
  rig.send({ kind: 'safe' });
  rig.until(() => reply(rig, heard, 'safe'), 0.05);

  heard = rig.heard.length;
  start = rig.board.cycle();
  const sentS = seconds();
  rig.send({ kind: 'ping', token });
  const pong = rig.until(() => reply(rig, heard, 'pong'), 0.05);
  const queryToReplyMs = toMs(pong.cycle - start);
  const samples: ClockSample[] = [{ sentS, receivedS: pong.cycle / cyclesPerS, at: pong.reply.at }];

  changes = rig.changes.length;
  heard = rig.heard.length;
  start = rig.board.cycle();
  rig.send({ kind: 'trigger', widthUs: 500 });
  const rise = rig.until(() => change(changes, pins.shutter, 1), 0.05);
  const exposed = rise.cycle + emulatedCamera.delayS * cyclesPerS;
  rig.board.at(exposed, () => rig.board.drive(pins.strobe, true));
  rig.board.at(exposed + emulatedCamera.exposureS * cyclesPerS, () => rig.board.drive(pins.strobe, false));
  const edge = rig.until(() => reply(rig, heard, 'edge'), 0.05);
  const stated = hostTimeOf(samples, edge.reply.at)!;
  const errorS = Math.abs(stated.tS - exposed / cyclesPerS);
  rig.until(() => reply(rig, heard, 'triggered'), 0.05);
  rig.runS(0.004);
  return {
    writeToPinMs,
    queryToReplyMs,
    triggerToEdgeMs: toMs(exposed - start),
    clockErrorMs: errorS * 1000,
    bounded: errorS <= stated.uncertaintyS,
  };
}

/** Writes, queries and triggers, and holds each to its limit. Same seed, same figures. */
export function measureFirmwareTiming(rng: Rng, trials: number): Measurement[] {
  const rig = createLockstep();
  rig.runS(0.05);
  const all = Array.from({ length: trials }, (_, index) => trial(rig, rng, index));
  const pair = (name: string, values: readonly number[], { p50, p99 }: { p50: number; p99: number }): Measurement[] => [
    { name: `${name}, median`, value: percentile(values, 0.5)!, unit: 'ms', high: p50 },
    { name: `${name}, 99th percentile`, value: percentile(values, 0.99)!, unit: 'ms', high: p99 },
  ];
  const clockErrorMs = all.map((trial) => trial.clockErrorMs);
  return [
    ...pair(
      'write → pin',
      all.map((trial) => trial.writeToPinMs),
      limits.writeToPin,
    ),
    ...pair(
      'query → reply',
      all.map((trial) => trial.queryToReplyMs),
      limits.queryToReply,
    ),
    ...pair(
      'trigger → exposure edge',
      all.map((trial) => trial.triggerToEdgeMs),
      limits.triggerToEdge,
    ),
    { name: 'clock error, largest', value: Math.max(...clockErrorMs), unit: 'ms', high: limits.clockErrorMs },
    {
      name: 'exposures outside the stated uncertainty',
      value: all.filter(({ bounded }) => !bounded).length,
      unit: '',
      high: 0,
    },
  ];
}
