/** Keeps a rig connected: carries out what link-state.ts says, and gives the rig that is there now. */
import { type HostClock, realClock } from '../host-clock.ts';
import { type CameraRig, RigError } from '../ports.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import type { TimedRig, WatchedRig } from './camera-rig.ts';
import { closedLink, type LinkEffect, type LinkEvent, type LinkState, stepLink } from './link-state.ts';
import { startBoard } from './open-board.ts';
import { type FoundRig, rigOf } from './rig-of.ts';

export interface RigConnection {
  /**
   * The rig, whichever port it is on by now. Its commands fail with a RigError while it is not ready; after a loss the
   * board is in its safe state, and stays so until it is set anew.
   */
  readonly rig: CameraRig;
  /** The same, where it runs our firmware. */
  readonly timed: TimedRig | undefined;
  readonly state: () => LinkState;
  /** Resolves when the rig is ready again. @throws RigError where it is given up, or closed */
  whenReady(): Promise<void>;
  onState(listener: (state: LinkState) => void): void;
  /** Makes the rig safe and lets go of the port; nothing is tried any more. */
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** For messages. */
  readonly name: string;
  /** Opens the line; for each attempt anew, as the port may have moved. */
  readonly openLine: () => Promise<ByteLine>;
  readonly clock?: HostClock;
  readonly attempts?: number;
}

const defaultAttempts = 20;
/** Waits double from the first to the longest: 20 attempts are about 80 s beside what each takes. */
const [firstWaitS, longestWaitS] = [0.25, 5];

/** @throws RigError where there is no such port, it is held by another, or no board answers */
export async function connectRig(options: ConnectionOptions): Promise<RigConnection> {
  const { name, openLine, clock = realClock, attempts = defaultAttempts } = options;
  const stateListeners: ((state: LinkState) => void)[] = [];
  /** What to do anew with each board that takes the place of the last. */
  const onBoard: ((rig: WatchedRig) => void)[] = [];
  let state = closedLink;
  let line: ByteLine | undefined;
  let ready: FoundRig | undefined;
  let firmware: string | undefined;
  let failure: Error | undefined;
  let stopWaiting = (): void => {};
  let letGo: Promise<void> = Promise.resolve();

  function tell(event: LinkEvent): void {
    const step = stepLink(state, event, attempts);
    const changed = step.state !== state;
    state = step.state;
    for (const effect of step.effects) void effects[effect]();
    if (changed) for (const listener of [...stateListeners]) listener(state);
  }

  const effects: Readonly<Record<LinkEffect, () => void>> = {
    'open-port': () => {
      const wanted = state;
      letGo.then(openLine).then(
        (opened) => {
          // Nobody waits for it any more.
          if (state !== wanted) return void opened.close();
          line = opened;
          opened.onClose(() => {
            if (line === opened) tell('port-closed');
          });
          tell('opened');
        },
        (error: Error) => {
          failure = error;
          if (state === wanted) tell('refused');
        },
      );
    },
    synchronise: () => {
      const mine = line;
      synchronise(mine!).then(
        (found) => {
          if (line !== mine) return;
          ready = found;
          tell('synchronised');
        },
        (error: Error) => {
          failure = error;
          if (line === mine) tell('unanswered');
        },
      );
    },
    'make-safe': () => {
      const { rig } = ready ?? {};
      letGo = rig ? rig.makeSafe().catch(() => {}) : Promise.resolve();
    },
    'release-port': () => {
      const mine = line;
      [line, ready] = [undefined, undefined];
      letGo = letGo.then(() => mine?.close()).then(() => tell('released'));
    },
    wait: () => {
      const waitS = Math.min(longestWaitS, firstWaitS * 2 ** (state.attempt - 1));
      stopWaiting = clock.after(waitS, () => tell('retry-due'));
    },
    'stop-waiting': () => stopWaiting(),
  };

  async function synchronise(on: ByteLine): Promise<FoundRig> {
    if (ready) {
      await ready.watched?.synchronise();
      return ready;
    }
    const board = await startBoard(on, name, clock);
    if (firmware !== undefined && board.firmware !== firmware)
      throw new RigError(`${name}: another board is there now (${board.firmware} instead of ${firmware})`);
    const found = await rigOf(board, clock);
    const { watched } = found;
    firmware = board.firmware;
    watched?.onRestart(() => line === on && tell('restarted'));
    watched?.onSilent(() => line === on && tell('silent'));
    if (watched) for (const join of onBoard) join(watched);
    return found;
  }

  const whenReady = (): Promise<void> =>
    new Promise((done, fail) => {
      const look = ({ name: now }: LinkState): void => {
        if (now !== 'ready' && now !== 'failed' && now !== 'closed') return;
        const at = stateListeners.indexOf(look);
        if (at >= 0) stateListeners.splice(at, 1);
        if (now === 'ready') done();
        else fail(now === 'failed' ? (failure ?? new RigError(`${name}: lost`)) : new RigError(`${name}: closed`));
      };
      stateListeners.push(look);
      look(state);
    });

  async function close(): Promise<void> {
    tell('close');
    await letGo;
  }

  const current = (): FoundRig => {
    if (state.name === 'ready' && ready) return ready;
    throw new RigError(`${name}: the rig is ${state.name}${state.attempt > 0 ? `, attempt ${state.attempt}` : ''}`);
  };
  const watched = (): WatchedRig => {
    const rig = current().watched;
    if (!rig) throw new RigError(`${name}: ${firmware} does not do that`);
    return rig;
  };
  const joined = (join: (rig: WatchedRig) => void): void => {
    onBoard.push(join);
    if (ready?.watched) join(ready.watched);
  };

  tell('open');
  await whenReady();
  const { rig: first, watched: firstWatched } = current();
  const rig: TimedRig = {
    name: first.name,
    capabilities: first.capabilities,
    set: async (setting) => current().rig.set(setting),
    makeSafe: async () => current().rig.makeSafe(),
    trigger: async (widthUs) => watched().trigger(widthUs),
    sensors: async () => watched().sensors(),
    link: async () => watched().link(),
    onSafe: (listener) => joined((board) => board.onSafe(listener)),
    onEdge: (listener) => joined((board) => board.onEdge(listener)),
    close,
  };
  return {
    rig,
    timed: firstWatched && rig,
    state: () => state,
    whenReady,
    onState: (listener) => stateListeners.push(listener),
    close,
  };
}
