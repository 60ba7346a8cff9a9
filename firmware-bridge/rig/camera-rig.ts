/**
 * Our rig: each command is checked by a CRC and answered, so that a lost one is sent again. While it is open the board is
 * pinged; a board that hears nothing for 1.5 s makes itself safe (firmware/README.md).
 *
 * No time is told before it is sure whose it is: an edge or a pulse is held back until a ping after it has shown that the
 * board has run on since the ping before it, as a board that has started anew counts from 0 again.
 */
import { type HostClock, realClock } from '../host-clock.ts';
import { type CameraRig, RigError, type RigSetting } from '../ports.ts';
import { createBoardClock, type HostTime } from './clock.ts';
import { encodeCommand, parseReply, type RigCommand, type RigReply, type SafeReason, type Ticks } from './messages.ts';
import type { OpenBoard } from './open-board.ts';

/** The name that the firmware tells. */
export const rigFirmwareName = 'GantryRig';
const answerS = 0.25;
/** What the answer to a trigger may take beyond the pulse that it follows. */
const triggerAnswerS = 1;
const attempts = 6;
const pingEveryS = 0.4;
/** At 5 % of the bytes lost, this long a silence happens by chance once in some thousand (16 pings in a row). */
const silentS = 4;

export interface Exposure {
  /** Edges of the trigger's pulse. */
  readonly rise: HostTime;
  readonly fall: HostTime;
}

export interface LinkReport {
  readonly sent: number;
  /** Commands that had to be sent again, as no answer came. */
  readonly repeated: number;
  /** Edges that are not told, as the board started anew before their times were sure. */
  readonly edgesUnsure: number;
  readonly board: Extract<RigReply, { kind: 'link' }>;
}

export interface TimedRig extends CameraRig {
  /** @returns when the shutter's pulse was, by the host's clock. @throws RigError where that cannot be said for sure */
  trigger(widthUs: number): Promise<Exposure>;
  /** In steps of 1024 to 5 V. */
  sensors(): Promise<{ readonly temperature: number; readonly light: number }>;
  link(): Promise<LinkReport>;
  /** The board has made itself safe, and why. */
  onSafe(listener: (reason: SafeReason) => void): void;
  /** An edge of the camera's strobe. */
  onEdge(listener: (level: 0 | 1, at: HostTime) => void): void;
}

/** What the connection has to know beside. */
export interface WatchedRig extends TimedRig {
  /** Asks for the board's clock anew. @throws RigError where it does not answer */
  synchronise(): Promise<void>;
  onRestart(listener: () => void): void;
  /** Nothing has come for {@link silentS}. */
  onSilent(listener: () => void): void;
}

/** @throws RigError where the board does not answer as our firmware does; the line is closed then */
export async function createCameraRig(open: OpenBoard, clock: HostClock = realClock): Promise<WatchedRig> {
  const boardClock = createBoardClock();
  const waiting = new Set<(reply: RigReply) => void>();
  const safeListeners: ((reason: SafeReason) => void)[] = [];
  const edgeListeners: ((level: 0 | 1, at: HostTime) => void)[] = [];
  const restartListeners: (() => void)[] = [];
  const silentListeners: (() => void)[] = [];
  let unsure: { readonly level: 0 | 1; readonly at: Ticks }[] = [];
  let [sent, repeated, edgesUnsure, token, restarts] = [0, 0, 0, 0, 0];
  let [gone, heardS] = [false, clock.nowS()];

  open.io.on('rig-message', (bytes: readonly number[]) => {
    const reply = parseReply(bytes);
    if (!reply) return;
    heardS = clock.nowS();
    if (reply.kind === 'safe') {
      if (reply.reason !== 'asked' && reply.reason !== 'host-silent' && reply.reason !== 'reset') {
        boardClock.forget();
        restarted();
      }
      for (const listener of safeListeners) listener(reply.reason);
    }
    if (reply.kind === 'edge') {
      unsure.push(reply);
      if (unsure.length === 1) void ping();
    }
    for (const take of waiting) take(reply);
  });
  open.line.onClose(() => {
    gone = true;
    stopPinging();
  });

  function dropUnsure(): void {
    edgesUnsure += unsure.length;
    unsure = [];
  }

  function restarted(): void {
    restarts++;
    dropUnsure();
    for (const listener of restartListeners) listener();
  }

  async function once<T>(
    command: RigCommand,
    find: (reply: RigReply) => T | undefined,
    withinS = answerS,
  ): Promise<T | undefined> {
    const bytes = encodeCommand(command);
    sent++;
    let take: ((reply: RigReply) => void) | undefined;
    const answer = await new Promise<T | undefined>((done) => {
      const giveUp = clock.after(withinS, () => done(undefined));
      take = (reply) => {
        const found = find(reply);
        if (found === undefined) return;
        giveUp();
        done(found);
      };
      waiting.add(take);
      open.io.sysexCommand(bytes);
    });
    waiting.delete(take!);
    return answer;
  }

  async function ask<T>(command: RigCommand, find: (reply: RigReply) => T | undefined): Promise<T> {
    const since = restarts;
    for (let attempt = 0; attempt < attempts; attempt++) {
      // A board that has started anew is safe, and a command from before must not change that.
      if (attempt > 0 && command.kind === 'set') await ping();
      if (restarts !== since) throw new RigError('the board has started anew');
      if (gone) throw new RigError('the rig is gone: its port has closed');
      const answer = await once(command, find);
      if (answer !== undefined) return answer;
      if (attempt + 1 < attempts) repeated++;
    }
    throw new RigError(`the rig does not answer "${command.kind}" (${attempts} times, ${answerS * 1000} ms each)`);
  }

  const answered = <K extends RigReply['kind']>(
    command: RigCommand,
    kind: K,
  ): Promise<Extract<RigReply, { kind: K }>> =>
    ask(command, (reply) => (reply.kind === kind ? (reply as Extract<RigReply, { kind: K }>) : undefined));

  /** @returns 'runs-on' where the board has not started anew since the ping before */
  async function ping(): Promise<'runs-on' | 'started-anew' | 'unanswered'> {
    const mine = token++ % 2 ** 14;
    const sentS = clock.nowS();
    const runsOn = await once({ kind: 'ping', token: mine }, (reply) => {
      if (reply.kind !== 'pong' || reply.token !== mine) return undefined;
      const knew = boardClock.hostTime(reply.at) !== undefined;
      const same = boardClock.take({ sentS, receivedS: clock.nowS(), at: reply.at });
      if (same) tellEdges();
      else if (knew) restarted();
      else dropUnsure();
      return same;
    });
    return runsOn === undefined ? 'unanswered' : runsOn ? 'runs-on' : 'started-anew';
  }

  function tellEdges(): void {
    for (const { level, at } of unsure) for (const listener of edgeListeners) listener(level, hostTime(at));
    unsure = [];
  }

  const hostTime = (ticks: Ticks): HostTime => {
    const time = boardClock.hostTime(ticks);
    if (!time) throw new RigError("the board's clock is not known: it has answered no ping since it started");
    return time;
  };

  async function synchronise(): Promise<void> {
    for (let count = 0; count < attempts; count++) if ((await ping()) !== 'unanswered') return;
    throw new RigError(`the board does not answer as ${rigFirmwareName} does (${attempts} pings)`);
  }

  const pingLater = (delayS: number): (() => void) =>
    clock.after(delayS, async () => {
      const answer = await ping();
      if (gone) return;
      if (clock.nowS() - heardS > silentS) for (const listener of silentListeners) listener();
      stopPinging = pingLater(answer === 'unanswered' ? 0 : pingEveryS);
    });
  let stopPinging = pingLater(pingEveryS);
  try {
    await synchronise();
  } catch (error) {
    await open.line.close();
    throw error;
  }

  /** A pulse's times, once it is sure that they are of the clock that we know. */
  async function sureTimes(rise: Ticks, fall: Ticks, since: number): Promise<Exposure | undefined> {
    for (let count = 0; count < attempts && restarts === since && !gone; count++)
      if ((await ping()) === 'runs-on' && restarts === since) return { rise: hostTime(rise), fall: hostTime(fall) };
    return undefined;
  }

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
      const [sentS, since] = [clock.nowS(), restarts];
      const pulse = await once(
        { kind: 'trigger', widthUs },
        (reply) => (reply.kind === 'triggered' ? reply : undefined),
        widthUs / 1e6 + triggerAnswerS,
      );
      if (!pulse) throw new RigError('the trigger was not answered; whether it came is not known');
      const answeredS = clock.nowS();
      const times = await sureTimes(pulse.rise, pulse.fall, since);
      if (!times) throw new RigError('the board did not run on after the trigger; when the pulse was is not known');
      const { rise, fall } = times;
      if (rise.tS + rise.uncertaintyS < sentS || fall.tS - fall.uncertaintyS > answeredS)
        throw new RigError('the answer to the trigger states a time outside of the asking; it is not believed');
      return times;
    },
    async sensors() {
      const { temperature, light } = await answered({ kind: 'sensors' }, 'sensors');
      return { temperature, light };
    },
    link: async () => ({ board: await answered({ kind: 'link' }, 'link'), sent, repeated, edgesUnsure }),
    onSafe: (listener) => safeListeners.push(listener),
    onEdge: (listener) => edgeListeners.push(listener),
    synchronise,
    onRestart: (listener) => restartListeners.push(listener),
    onSilent: (listener) => silentListeners.push(listener),
    async close() {
      stopPinging();
      // A rig that is gone has made itself safe: its firmware hears nobody.
      if (!gone) await makeSafe().catch(() => {});
      await open.line.close();
    },
  };
}
