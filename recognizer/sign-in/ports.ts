/** What is kept of passwords and of signing in (General Order 12.10, V.B.c). Times are ISO 8601 in UTC. */

/** A password that was set, as what `password.ts` made of it. */
export interface PasswordRecord {
  readonly person: string;
  /** Who set it. */
  readonly by: string;
  readonly at: string;
  readonly hash: string;
}

/** Keeps passwords; they are only ever added to, and the newest counts (implemented in `store/`). */
export interface PasswordBook {
  /** Done when durable. */
  set(record: PasswordRecord): Promise<void>;
  /** The newest of a person; null for who has none. */
  hashOf(person: string): Promise<string | null>;
}

/**
 * What happened at the door: a session was opened; the password was wrong, or nobody has that name; it was right, but the
 * person may not use the system; a session was closed.
 */
export interface SignInRecord {
  readonly person: string;
  readonly at: string;
  readonly kind: 'opened' | 'failed' | 'refused' | 'closed';
  /** Of what was refused or closed; else empty. */
  readonly why: string;
}

/** Keeps what happened at the door; it is only ever added to (implemented in `store/`). */
export interface SignInLog {
  /** Done when durable. */
  add(record: SignInRecord): Promise<void>;
  /** How many times in a row a person's sign-in failed until now, and when it last did; null for never. */
  failuresOf(person: string): Promise<{ readonly count: number; readonly lastAt: string | null }>;
  /** All, in their order. */
  records(): Promise<readonly SignInRecord[]>;
}
