/** Reads pictures in threads, so that all cores of a machine read. What is seen is the same as without. */
import { SHARE_ENV, Worker } from 'node:worker_threads';
import { type Picture, PictureError, type PictureReader, type PlateSighting } from '../ports.ts';
import type { Answer, Question, Ready } from './messages.ts';

export interface Pool extends PictureReader {
  readonly atOnce: number;
  /** Ends the threads; what is being read fails. A pool that nobody closes does not keep the program from ending. */
  close(): Promise<void>;
}

interface Job {
  readonly picture: Picture;
  resolve(sightings: readonly PlateSighting[]): void;
  reject(error: Error): void;
}

/**
 * Starts `threads` of a program that speaks as messages.ts says, and has each read one picture at a time, in the order
 * in which they come. A thread that dies takes the picture that it was reading with it ({@link PictureError}); another
 * is started in its place.
 *
 * @throws Error when the program does not start
 */
export async function startPool(program: string, threads: number): Promise<Pool> {
  const idle: Worker[] = [];
  const alive = new Set<Worker>();
  const waiting: Job[] = [];
  let closed = false;

  const goOn = (): void => {
    while (idle.length > 0 && waiting.length > 0) give(idle.pop()!, waiting.shift()!);
    if (alive.size === 0)
      for (const { reject } of waiting.splice(0)) reject(new PictureError('no thread is left that could read it'));
  };

  const give = (worker: Worker, { picture, resolve, reject }: Job): void => {
    const end = (): void => {
      worker.off('message', answered);
      worker.off('exit', died);
    };
    const answered = (answer: Answer): void => {
      end();
      if ('error' in answer)
        reject(new PictureError(`the recognizer failed on it: ${reasonOf(answer.error)}`, { cause: answer.error }));
      else resolve(answer.sightings);
      rest(worker);
      goOn();
    };
    const died = (): void => {
      end();
      reject(new PictureError(`the thread that read it ended: ${lastWords.get(worker) ?? 'by itself'}`));
    };
    worker.once('message', answered);
    worker.once('exit', died);
    worker.ref();
    const rgba = new Uint8Array(picture.rgba);
    const question: Question = { widthPx: picture.widthPx, heightPx: picture.heightPx, rgba };
    worker.postMessage(question, [rgba.buffer]);
  };

  const read = (picture: Picture): Promise<readonly PlateSighting[]> =>
    new Promise((resolve, reject) => {
      waiting.push({ picture, resolve, reject });
      goOn();
    });

  const rest = (worker: Worker): void => {
    worker.unref();
    idle.push(worker);
  };

  const lastWords = new WeakMap<Worker, string>();
  const start = (): Promise<string> =>
    new Promise((resolve, reject) => {
      // The threads' environment is the process's own: what onnx.ts sets there has to reach the inference library.
      const worker = new Worker(program, { env: SHARE_ENV });
      let isReady = false;
      alive.add(worker);
      worker.on('error', (error) => lastWords.set(worker, reasonOf(error)));
      worker.once('message', ({ name }: Ready) => {
        isReady = true;
        rest(worker);
        resolve(name);
        goOn();
      });
      worker.once('exit', () => {
        alive.delete(worker);
        const at = idle.indexOf(worker);
        if (at >= 0) idle.splice(at, 1);
        if (!isReady) reject(new Error(`a reading thread did not start: ${lastWords.get(worker) ?? 'it ended'}`));
        // One that was ready dies of a picture; one that never was would die again.
        else if (!closed) start().catch(() => goOn());
        goOn();
      });
    });

  const close = async (): Promise<void> => {
    closed = true;
    await Promise.all([...alive].map((worker) => worker.terminate()));
  };
  try {
    const [name] = await Promise.all(Array.from({ length: threads }, start));
    return { name: name!, atOnce: threads, read, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
