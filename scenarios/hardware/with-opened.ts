/** For work with things that are opened one after the other: boards, lines, cameras, pages. */
import { RigError } from '../../firmware-bridge/ports.ts';

/** Notes what lets go of a thing, as soon as it is open. @throws RigError where all is over by then: it is let go of at once */
export type Opened = (letGo: () => unknown) => void;

/**
 * Does the work, then lets go of all that it has opened, the last first, whatever ended it: its return, an error, or
 * `stopped`. That is not kept waiting by something that is slow to open; what is opened later is not kept.
 */
export async function withOpened<T>(stopped: Promise<T>, work: (opened: Opened) => Promise<T>): Promise<T> {
  const open: (() => unknown)[] = [];
  let isOver = false;
  const opened: Opened = (letGo) => {
    if (!isOver) return void open.push(letGo);
    void Promise.resolve(letGo()).catch(() => {});
    throw new RigError('all is closed');
  };
  try {
    return await Promise.race([stopped, work(opened)]);
  } finally {
    isOver = true;
    for (const letGo of open.reverse()) await letGo();
  }
}
