/**
 * Our rig: each command is checked by a CRC and answered, so that a lost one is sent again. While it is open the board is
 * pinged; a board that hears nothing for 1.5 s makes itself safe (firmware/README.md).
 */
import { type HostClock, realClock } from '../host-clock.ts';
import { type CameraRig, RigError, type RigSetting } from '../ports.ts';
import { type ClockSample, type HostTime, hostTimeOf } from './clock.ts';
import { encodeCommand, parseReply, type RigCommand, type RigReply, type SafeReason } from './messages.ts';
import type { OpenBoard } from './open-board.ts';

/** The name that the firmware tells. */
export const rigFirmwareName = 'GantryRig';
const answerMs = 250;
/** A trigger has one chance; its answer follows the pulse. */
const triggerAnswerMs = 3000;
const attempts = 6;
const pingEveryMs = 400;
const samplesKept = 32;

export interface Exposure {
  /** Edges of the trigger's pulse. */
  readonly rise: HostTime;
  readonly fall: HostTime;
}

export interface LinkReport {
  readonly sent: number;
  /** Commands that had to be sent again, as no answer came. */
  readonly repeated: number;
  readonly board: Extract<RigReply, { kind: 'link' }>;
}

export interface TimedRig extends CameraRig {
  /** @returns when the shutter's pulse was, by the host's clock */
  trigger(widthUs: number): Promise<Exposure>;
  sensors(): Promise<{ readonly temperature: number; readonly light: number }>;
  link(): Promise<LinkReport>;
  /** The board has made itself safe, and why. */
  onSafe(listener: (reason: SafeReason) => void): void;
  /** An edge of the camera's strobe. */
  onEdge(listener: (level: 0 | 1, at: HostTime) => void): void;
}

export async function createCameraRig(open: OpenBoard, clock: HostClock = realClock): Promise<TimedRig> {
  const samples: ClockSample[] = [];
  const waiting = new Set<(reply: RigReply) => void>();
  const safeListeners: ((reason: SafeReason) => void)[] = [];
  const edgeListeners: ((level: 0 | 1, at: HostTime) => void)[] = [];
  let [sent, repeated, token, gone] = [0, 0, 0, false];

  open.io.on('rig-message', (bytes: readonly number[]) => {
    const reply = parseReply(bytes);
    if (!reply) return;
    if (reply.kind === 'safe') {
      // A board that has started anew counts from 0.
      if (reply.reason !== 'asked' && reply.reason !== 'host-silent') samples.length = 0;
      for (const listener of safeListeners) listener(reply.reason);
    }
    if (reply.kind === 'edge') {
      const at = hostTimeOf(samples, reply.at);
      if (at) for (const listener of edgeListeners) listener(reply.level, at);
    }
    for (const take of waiting) take(reply);
  });
  open.port.once('close', () => {
    gone = true;
    stopPinging();
  });

  async function once<T>(
    command: RigCommand,
    find: (reply: RigReply) => T | undefined,
    withinMs = answerMs,
  ): Promise<T | undefined> {
    sent++;
    let take: ((reply: RigReply) => void) | undefined;
    const answer = await new Promise<T | undefined>((done) => {
      const stopWaiting = clock.after(withinMs / 1000, () => done(undefined));
      take = (reply) => {
        const found = find(reply);
        if (found === undefined) return;
        stopWaiting();
        done(found);
      };
      waiting.add(take);
      open.io.sysexCommand(encodeCommand(command));
    });
    waiting.delete(take!);
    return answer;
  }

  async function ask<T>(command: RigCommand, find: (reply: RigReply) => T | undefined): Promise<T> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (gone) throw new RigError('the rig is gone: its port has closed');
      const answer = await once(command, find);
      if (answer !== undefined) return answer;
      if (attempt + 1 < attempts) repeated++;
    }
    throw new RigError(`the rig does not answer "${command.kind}" (${attempts} times, ${answerMs} ms each)`);
  }

  const answered = <K extends RigReply['kind']>(
    command: RigCommand,
    kind: K,
  ): Promise<Extract<RigReply, { kind: K }>> =>
    ask(command, (reply) => (reply.kind === kind ? (reply as Extract<RigReply, { kind: K }>) : undefined));

  async function ping(): Promise<void> {
    const mine = token++ % 2 ** 14;
    const sentS = clock.nowS();
    const at = await once({ kind: 'ping', token: mine }, (reply) =>
      reply.kind === 'pong' && reply.token === mine ? reply.at : undefined,
    );
    if (at !== undefined && samples.push({ sentS, receivedS: clock.nowS(), at }) > samplesKept) samples.shift();
  }

  const hostTime = (ticks: number): HostTime => {
    const time = hostTimeOf(samples, ticks);
    if (!time) throw new RigError("the board's clock is not known: it has answered no ping since it started");
    return time;
  };

  const pingLater = (): (() => void) =>
    clock.after(pingEveryMs / 1000, () => {
      stopPinging = pingLater();
      void ping();
    });
  let stopPinging = pingLater();
  for (let count = 0; count < attempts && samples.length === 0; count++) await ping();

  const makeSafe = async (): Promise<void> => {
    await ask({ kind: 'safe' }, (reply) => (reply.kind === 'safe' ? true : undefined));
  };
  return {
    name: open.firmware,
    capabilities: { aims: true, illuminates: true, triggers: true, timestamps: true, acknowledges: true },
    async set({ panUs, tiltUs, illumination }: RigSetting) {
      const wanted = { panUs: Math.round(panUs), tiltUs: Math.round(tiltUs), duty: Math.round(illumination * 255) };
      await ask({ kind: 'set', ...wanted }, (reply) =>
        reply.kind === 'set' &&
        reply.panUs === wanted.panUs &&
        reply.tiltUs === wanted.tiltUs &&
        reply.duty === wanted.duty
          ? true
          : undefined,
      );
    },
    makeSafe,
    // A trigger is never repeated: a lost answer would expose twice.
    async trigger(widthUs) {
      const pulse = await once(
        { kind: 'trigger', widthUs },
        (reply) => (reply.kind === 'triggered' ? reply : undefined),
        triggerAnswerMs,
      );
      if (!pulse) throw new RigError('the trigger was not answered; whether it came is not known');
      return { rise: hostTime(pulse.rise), fall: hostTime(pulse.fall) };
    },
    sensors: () => answered({ kind: 'sensors' }, 'sensors'),
    link: async () => ({ board: await answered({ kind: 'link' }, 'link'), sent, repeated }),
    onSafe: (listener) => safeListeners.push(listener),
    onEdge: (listener) => edgeListeners.push(listener),
    async close() {
      stopPinging();
      // A rig that is gone has made itself safe: its firmware hears nobody.
      if (!gone) await makeSafe().catch(() => {});
      await open.close();
    },
  };
}
