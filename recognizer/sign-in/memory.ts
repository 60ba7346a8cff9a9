/** Passwords and the log of signing in, kept no longer than the process; for tests. */
import type { PasswordBook, PasswordRecord, SignInLog, SignInRecord } from './ports.ts';

export function memoryPasswords(): PasswordBook {
  const all: PasswordRecord[] = [];
  return {
    async set(record) {
      all.push(record);
    },
    hashOf: async (person) => all.findLast((record) => record.person === person)?.hash ?? null,
  };
}

export function memorySignIns(): SignInLog {
  const all: SignInRecord[] = [];
  return {
    async add(record) {
      all.push(record);
    },
    async failuresOf(person) {
      const own = all.filter((record) => record.person === person);
      const since = own.slice(own.findLastIndex(({ kind }) => kind === 'opened') + 1);
      const failures = since.filter(({ kind }) => kind === 'failed');
      return { count: failures.length, lastAt: failures.at(-1)?.at ?? null };
    },
    records: async () => [...all],
  };
}
