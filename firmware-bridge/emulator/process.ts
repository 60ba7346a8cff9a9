/** Starts the emulated board in a process of its own, and asks it what its pins do. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../base/files.ts';
import { RigError } from '../ports.ts';
import type { LineFaults } from './line.ts';
import type { PinReadings } from './pins.ts';
import { cameraRigHex, loadProgram } from './program.ts';

export interface Request {
  readonly id: number;
  readonly act: 'read' | 'spoil' | 'brown-out' | 'hang' | 'unplug' | 'replug' | 'lose-aims' | 'run-to' | 'strobe';
  readonly faults?: LineFaults;
  /** By the board's clock: of a strobe's pulse; `untilS` alone is where the board's time is to end. */
  readonly fromS?: number;
  readonly untilS?: number;
}

export interface EmulatedBoard {
  readonly port: string;
  /** Does something to the board or its line, then tells what its pins do. */
  ask(act: Exclude<Request['act'], 'run-to' | 'strobe'>, faults?: LineFaults): Promise<PinReadings>;
  /** Lets its time run to there, at the pace of real time at most, and no further until it is let go again. */
  runTo(tS: number): Promise<PinReadings>;
  /** A pulse on the strobe's pin then, by its own time. */
  strobe(fromS: number, untilS: number): Promise<PinReadings>;
  close(): Promise<void>;
}

export interface EmulatedBoardOptions {
  /** Firmware as Intel HEX; the rig's own when left out. */
  readonly hex?: string;
  readonly seed: string;
}

const program = join(projectRoot, 'dist/emulated-board.js');

export async function startEmulatedBoard({ hex = cameraRigHex, seed }: EmulatedBoardOptions): Promise<EmulatedBoard> {
  // Found wrong here, it is told as an error of input.
  loadProgram(hex);
  if (!existsSync(program))
    throw new RigError("the emulated board's program is not built: npx vite build --app builds it, npm start, too");
  const child = fork(program, [hex, seed]);
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let asked = 0;
  const answerOf = <T>(id: number): Promise<T> =>
    new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }));
  let isOver = false;
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  void gone.then(() => {
    isOver = true;
    for (const { reject } of waiting.values()) reject(new RigError('the emulated board has ended'));
  });
  child.on('message', ({ id, value }: { id: number; value: never }) => {
    waiting.get(id)?.resolve(value);
    waiting.delete(id);
  });
  const send = (about: Omit<Request, 'id'>): Promise<PinReadings> => {
    if (isOver) return Promise.reject(new RigError('the emulated board has ended'));
    const request: Request = { id: ++asked, ...about };
    const answer = answerOf<PinReadings>(request.id);
    child.send(
      request,
      (error) => error && waiting.get(request.id)?.reject(new RigError('the emulated board has ended')),
    );
    return answer;
  };
  const port = await answerOf<string>(0);
  return {
    port,
    ask: (act, faults) => send({ act, ...(faults && { faults }) }),
    runTo: (untilS) => send({ act: 'run-to', untilS }),
    strobe: (fromS, untilS) => send({ act: 'strobe', fromS, untilS }),
    close() {
      if (child.connected) child.disconnect();
      return gone;
    },
  };
}
