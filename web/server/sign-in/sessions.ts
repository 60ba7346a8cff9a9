/** Who is signed in: random tokens, in memory alone. They end with the server, and by themselves. */
import { randomBytes } from 'node:crypto';

/** A page that is open asks all the time; one that has not for this long is closed, or its machine asleep. */
export const idleMs = 30 * 60_000;
/** A shift; then everybody signs in anew. */
export const longestMs = 12 * 3_600_000;

export interface Session {
  readonly token: string;
  readonly person: string;
  /** Of the password that it was opened by. */
  readonly hash: string;
}

/** One that has ended by itself. */
export interface Ended {
  readonly person: string;
  readonly why: string;
}

export interface Sessions {
  open(person: string, hash: string): Session;
  /** Whose token it is, and notes its use; or whose it was, and why no more. Says that once. */
  of(token: string | undefined): Session | Ended | undefined;
  isOpen(session: Session): boolean;
  /** Whether it was open. */
  close(token: string): boolean;
  /** Forgets those that have ended and were not asked with again. */
  sweep(): Ended[];
}

interface Held {
  readonly session: Session;
  readonly openedMs: number;
  usedMs: number;
}

export function createSessions(nowMs: () => number): Sessions {
  const open = new Map<string, Held>();
  const whyEnded = ({ openedMs, usedMs }: Held): string | null => {
    if (nowMs() - usedMs >= idleMs) return 'not used';
    return nowMs() - openedMs >= longestMs ? 'open for a shift' : null;
  };
  /** Forgets it, if it has ended. */
  const endedOf = (held: Held): Ended | undefined => {
    const why = whyEnded(held);
    if (why === null) return undefined;
    open.delete(held.session.token);
    return { person: held.session.person, why };
  };
  return {
    open(person, hash) {
      const token = randomBytes(32).toString('base64url');
      const session = { token, person, hash };
      open.set(token, { session, openedMs: nowMs(), usedMs: nowMs() });
      return session;
    },
    of(token = '') {
      const held = open.get(token);
      if (!held) return undefined;
      const ended = endedOf(held);
      if (ended) return ended;
      held.usedMs = nowMs();
      return held.session;
    },
    isOpen: ({ token }) => open.has(token),
    close: (token) => open.delete(token),
    sweep: () => [...open.values()].flatMap((held) => endedOf(held) ?? []),
  };
}
