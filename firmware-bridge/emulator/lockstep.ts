/** A board with our firmware and its host in one process and one clock: for measurements and tests in exact cycles. */
import {
  createSysexReader,
  encodeCommand,
  framed,
  parseReply,
  type RigCommand,
  type RigReply,
} from '../rig/messages.ts';
import { type Board, createBoard, cyclesPerS, type PinChange } from './board.ts';
import { cameraRigHex, loadProgram } from './program.ts';

export interface Heard {
  readonly reply: RigReply;
  readonly cycle: number;
}

export interface Lockstep {
  readonly board: Board;
  readonly heard: readonly Heard[];
  readonly changes: readonly PinChange[];
  send(command: RigCommand): void;
  runS(seconds: number): void;
  /** Runs until something has been heard or a pin has changed that satisfies the test. */
  until<T>(find: () => T | undefined, withinS: number): T;
}

export function createLockstep(program: Uint16Array = loadProgram(cameraRigHex)): Lockstep {
  const heard: Heard[] = [];
  const changes: PinChange[] = [];
  const read = createSysexReader((message) => {
    const reply = parseReply(message);
    if (reply) heard.push({ reply, cycle: board.cycle() });
  });
  const board = createBoard(program, { onByte: (byte) => read([byte]), onPin: (change) => changes.push(change) });
  return {
    board,
    heard,
    changes,
    send: (command) => board.receive(framed(encodeCommand(command))),
    runS: (seconds) => board.runTo(board.cycle() + seconds * cyclesPerS),
    until(find, withinS) {
      for (const end = board.cycle() + withinS * cyclesPerS; board.cycle() < end; ) {
        const found = find();
        if (found !== undefined) return found;
        board.runTo(Math.min(end, board.cycle() + 800));
      }
      throw new Error(`not seen within ${withinS} s of the board's time`);
    },
  };
}
