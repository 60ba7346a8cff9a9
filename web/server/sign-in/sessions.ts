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

export interface Sessions {
  open(person: string, hash: string): Session;
  /** Whose token it is, and notes its use; or whose it was, and why no more. Says that once. */
  of(token: string | undefined): Session | { readonly person: string; readonly why: string } | undefined;
  /** Whether it was open. */
  close(token: string): boolean;
}

export function createSessions(nowMs: () => number): Sessions {
  const open = new Map<string, { readonly session: Session; readonly openedMs: number; usedMs: number }>();
  return {
    open(person, hash) {
      const token = randomBytes(32).toString('base64url');
      const session = { token, person, hash };
      open.set(token, { session, openedMs: nowMs(), usedMs: nowMs() });
      return session;
    },
    of(token = '') {
      const found = open.get(token);
      if (!found) return undefined;
      const { session, openedMs, usedMs } = found;
      const why = nowMs() - usedMs >= idleMs ? 'not used' : nowMs() - openedMs >= longestMs ? 'open for a shift' : null;
      if (why !== null) {
        open.delete(token);
        return { person: session.person, why };
      }
      found.usedMs = nowMs();
      return session;
    },
    close: (token) => open.delete(token),
  };
}
