/**
 * Commands and inquiries over a line to one VISCA camera: one is on its way at a time, until the camera has taken it (ACK) or
 * answered; taken ones run in the camera's two sockets until they complete. What is lost is sent again: all commands here
 * state a place or a setting, so that twice is as good as once.
 */
import { type HostClock, pause } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import {
  type ViscaAddress,
  type ViscaCommand,
  type ViscaInquiry,
  viscaCancel,
  viscaCommand,
  viscaInquiry,
} from './visca.ts';
import { createViscaReader, parseViscaReply, type ViscaReply } from './visca-replies.ts';

/** 16 bytes at 9600 baud take 17 ms, and a camera answers within a picture of the video. */
const answerS = 0.25;
const attempts = 4;
/** While both sockets are taken. */
const [fullWaitS, fullAttempts] = [0.1, 50];

export interface ViscaLink {
  /** Resolves when it is done: `lost` where the camera did not say so in time. @throws RigError where it is refused or cancelled */
  command(command: ViscaCommand, doneWithinS?: number): Promise<'done' | 'lost'>;
  inquire<T>(inquiry: ViscaInquiry, read: (data: readonly number[]) => T | undefined): Promise<T>;
  /** Ends what runs in the sockets; their commands reject. */
  cancelAll(): Promise<void>;
}

type Finish = (error?: RigError) => void;

export function createViscaLink(line: ByteLine, clock: HostClock, address: ViscaAddress): ViscaLink {
  /** Whoever waits for the next ACK, answer or refusal. */
  let taking: ((reply: ViscaReply) => void) | undefined;
  const running = new Map<number, Finish>();
  let turn: Promise<unknown> = Promise.resolve();
  let gone = false;

  line.onClose(() => {
    gone = true;
    for (const finish of running.values()) finish(new RigError('the camera is gone: its port has closed'));
    running.clear();
  });
  const read = createViscaReader(parseViscaReply, (reply) => {
    if (reply.kind === 'addresses' || reply.address !== address) return;
    const finish = running.get(reply.socket);
    const isOfSocket = reply.socket > 0 && (reply.kind === 'completion' || (reply.kind === 'error' && finish));
    if (!isOfSocket) taking?.(reply);
    else if (finish) {
      running.delete(reply.socket);
      finish(reply.kind === 'error' ? new RigError(`the camera: ${reply.error}`) : undefined);
    }
  });
  line.onBytes(read);

  /** One after the other. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => {});
    return mine;
  }

  /** Sends, again where nothing comes. @returns what the camera says first */
  async function exchange(bytes: readonly number[], what: string): Promise<ViscaReply> {
    let refusal: string | undefined;
    for (let attempt = 0, full = 0; attempt < attempts; attempt++) {
      if (gone) throw new RigError('the camera is gone: its port has closed');
      const reply = await new Promise<ViscaReply | undefined>((done) => {
        const giveUp = clock.after(answerS, () => done(undefined));
        taking = (heard) => {
          giveUp();
          done(heard);
        };
        line.write(Uint8Array.from(bytes));
      });
      taking = undefined;
      if (!reply) continue;
      if (reply.kind !== 'error') return reply;
      refusal = reply.error;
      if (reply.error === 'command buffer full' && full++ < fullAttempts) {
        attempt--;
        await pause(clock, fullWaitS);
      } else if (reply.error === 'command not executable') break;
      // All else may come of bytes that were lost or spoiled on the way.
    }
    if (refusal) throw new RigError(`the camera: ${what}: ${refusal}`);
    throw new RigError(`the camera does not answer "${what}" (${attempts} times, ${answerS * 1000} ms each)`);
  }

  return {
    async command(command, doneWithinS = 2) {
      let finished: Promise<'done' | 'lost'> | undefined;
      await inTurn(async () => {
        const reply = await exchange(viscaCommand(address, command), command.kind);
        if (reply.kind !== 'ack') return;
        finished = new Promise((done, fail) => {
          // A socket that is given anew is free: the end of what ran there was lost.
          running.get(reply.socket)?.();
          const giveUp = clock.after(doneWithinS, () => {
            running.delete(reply.socket);
            done('lost');
          });
          running.set(reply.socket, (error) => {
            giveUp();
            if (error) fail(error);
            else done('done');
          });
        });
        finished.catch(() => {});
      });
      return finished ?? 'lost';
    },
    inquire: (inquiry, readData) =>
      inTurn(async () => {
        for (let attempt = 0; attempt < attempts; attempt++) {
          const reply = await exchange(viscaInquiry(address, inquiry), inquiry);
          const value = reply.kind === 'completion' ? readData(reply.data) : undefined;
          if (value !== undefined) return value;
        }
        throw new RigError(`the camera answers "${inquiry}" with something else`);
      }),
    async cancelAll() {
      for (const socket of running.keys())
        await inTurn(async () => line.write(Uint8Array.from(viscaCancel(address, socket))));
    },
  };
}
