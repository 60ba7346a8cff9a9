/** The archive in memory: for scenarios, which keep nothing, and as the plain statement of what a database must do. */
import { fits } from './criteria.ts';
import { digestOf, sha256 } from './digest.ts';
import {
  type Answer,
  type Archive,
  type Ledger,
  type LedgerEntry,
  type LedgerKind,
  type LoggedAccess,
  onceOnly,
  type Picture,
  type QueryLog,
  type ReadStore,
  type StoredRead,
  type Tombstone,
} from './ports.ts';

export const memoryArchive = (): Archive => ({ reads: memoryReads(), log: memoryLog(), ledger: memoryLedger() });

/** The batch that data collected at a time belongs to. */
const batchOf = (at: string): string => `day-${at.slice(0, 10)}`;

function memoryReads(): ReadStore {
  const kept = new Map<string, StoredRead & { readonly pictures: readonly Picture[] }>();
  const holds: { readonly caseNumber: string; readonly readId: string }[] = [];
  const tombstones: Tombstone[] = [];
  const isHeld = (id: string): boolean => holds.some(({ readId }) => readId === id);
  const inBatches = (): [batchId: string, reads: StoredRead[]][] => {
    const batches = new Map<string, StoredRead[]>();
    for (const read of kept.values()) {
      const id = batchOf(read.collection.at);
      batches.set(id, [...(batches.get(id) ?? []), read]);
    }
    return [...batches].sort(([a], [b]) => compare(a, b));
  };
  return {
    async add(reads, collection) {
      const before = kept.size;
      for (const read of reads)
        if (!kept.has(read.id)) kept.set(read.id, { ...read, collection, sha256: sha256(read.record) });
      const differing = reads.filter(({ id, record }) => kept.get(id)!.record !== record).map(({ id }) => id);
      return { added: kept.size - before, differing };
    },
    async search(criteria, limit) {
      return [...kept.values()]
        .filter((read) => fits(read, criteria))
        .sort((a, b) => compare(b.seenAt, a.seenAt) || compare(a.id, b.id))
        .slice(0, limit)
        .map(({ pictures: _, ...read }) => read);
    },
    async words(trait) {
      return [...new Set([...kept.values()].flatMap((read) => read[trait] ?? []))].sort(compare);
    },
    async pictures(readIds) {
      return readIds.flatMap((readId) =>
        (kept.get(readId)?.pictures ?? [])
          .toSorted((a, b) => compare(a.name, b.name))
          .map((picture) => ({ ...picture, readId })),
      );
    },
    async hold(caseNumber, readIds) {
      holds.push(...readIds.map((readId) => ({ caseNumber, readId })));
    },
    async lift(caseNumber) {
      const lifted = holds.filter((hold) => hold.caseNumber === caseNumber);
      holds.splice(0, holds.length, ...holds.filter((hold) => hold.caseNumber !== caseNumber));
      return new Set(lifted.map(({ readId }) => readId)).size;
    },
    async batches() {
      return inBatches().map(([id, reads]) => ({
        id,
        reads: reads.length,
        held: reads.filter((read) => isHeld(read.id)).length,
      }));
    },
    async destroy(collectedBefore, at, by) {
      const left: Tombstone[] = [];
      for (const [batchId, reads] of inBatches()) {
        const due = reads.filter(({ collection }) => collection.at < collectedBefore);
        const gone = due.filter(({ id }) => !isHeld(id));
        if (gone.length === 0) continue;
        for (const { id } of gone) kept.delete(id);
        const held = due.length - gone.length;
        left.push({ batchId, at, by, collectedBefore, reads: gone.length, sha256: digestOf(gone), held });
      }
      tombstones.push(...left);
      return left;
    },
    tombstones: async () => [...tombstones],
  };
}

function memoryLog(): QueryLog {
  const log: LoggedAccess[] = [];
  return {
    async enter(access) {
      const number = log.length + 1;
      const id = `access-${number}`;
      log.push({ ...access, id, number, answer: null });
      return id;
    },
    async answer(accessId, answer: Answer) {
      const place = log.findIndex(({ id, answer: given }) => id === accessId && given === null);
      if (place < 0) throw new Error(`${accessId} is not in the log, or has been answered`);
      if (log[place]!.refusals.length > 0) throw new Error(`${accessId} was refused: no answer to it is taken`);
      log[place] = { ...log[place]!, answer };
    },
    entries: async (after = 0, upTo) => log.slice(after, upTo),
  };
}

function memoryLedger(): Ledger {
  const all: LedgerEntry[] = [];
  const entries = <K extends LedgerKind>(kind: K, subject?: string) =>
    all.filter((entry): entry is LedgerEntry<K> => entry.kind === kind && (subject ?? entry.subject) === entry.subject);
  return {
    async append(entry) {
      if (onceOnly.includes(entry.kind) && entries(entry.kind, entry.subject).length > 0) return false;
      all.push(entry);
      return true;
    },
    async enter(people, check) {
      check(new Map(entries('person').map(({ subject, body }) => [subject, body])));
      all.push(...people);
    },
    entries: async (kind, subject) => entries(kind, subject),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
