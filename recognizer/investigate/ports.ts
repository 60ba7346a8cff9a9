/**
 * What is kept of reads and of who looked at them, and where it is kept. `store/` implements the ports on PostgreSQL,
 * `memory.ts` in memory. Times are ISO 8601 in UTC, with milliseconds; plates have A–Z and 0–9 only.
 */

/** What a picture or another system told of the vehicle; null where it did not. */
export interface VehicleDescription {
  readonly color: string | null;
  readonly body: string | null;
  readonly make: string | null;
}

/** A detection (III.M) as it came into keeping. */
export interface NewRead extends VehicleDescription {
  /** Unique in the store. */
  readonly id: string;
  readonly cameraId: string;
  readonly seenAt: string;
  readonly plate: string;
  readonly state: string | null;
  readonly confidence: number;
  /** The whole read as it came: JSON. What is proved of a read later is proved of this text. */
  readonly record: string;
  readonly pictures: readonly Picture[];
}

export interface Picture {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How data came into keeping: when, and from which run, camera or file. */
export interface Collection {
  readonly at: string;
  readonly source: string;
}

export interface StoredRead extends Omit<NewRead, 'pictures'> {
  readonly collection: Collection;
  /** SHA-256 of `record` as UTF-8, in hexadecimal, taken when it came into keeping. */
  readonly sha256: string;
}

/** What a search asks for; what is null or empty is not asked. Bounds of time are included. */
export interface Criteria extends VehicleDescription {
  /** Characters, `?` for one that is not known, `*` for any number of them. */
  readonly plate: string | null;
  readonly state: string | null;
  readonly cameraIds: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

/** The reads of one day of collection (UTC), which are destroyed together. */
export interface Batch {
  /** `day-2026-01-05` */
  readonly id: string;
  readonly reads: number;
  /** Of them, those that are evidence in a case, and stay. */
  readonly held: number;
}

/** What remains of reads that were destroyed. */
export interface Tombstone {
  readonly batchId: string;
  readonly at: string;
  readonly by: string;
  /** Everything that was collected before this was due. */
  readonly collectedBefore: string;
  readonly reads: number;
  /** SHA-256 over the SHA-256 of the reads destroyed, in the order of their ids; in hexadecimal. */
  readonly sha256: string;
  /** Reads of the batch that stay, because they are evidence in a case. */
  readonly held: number;
}

/** What became of reads that were given to be kept. */
export interface Kept {
  /** How many were new. */
  readonly added: number;
  /** Ids under which another record is kept: these reads were not. */
  readonly differing: readonly string[];
}

export interface ReadStore {
  /** Keeps reads, all or none, but for those whose id is there already, which stay as they are. */
  add(reads: readonly NewRead[], collection: Collection): Promise<Kept>;
  /** Those that fit, the newest first and then by id, at most `limit`. */
  search(criteria: Criteria, limit: number): Promise<readonly StoredRead[]>;
  /** The words by which reads describe vehicles in this respect, in alphabetical order. */
  words(trait: keyof VehicleDescription): Promise<readonly string[]>;
  pictures(readIds: readonly string[]): Promise<readonly (Picture & { readonly readId: string })[]>;
  /** Keeps reads from destruction for a case, until its hold is lifted. */
  hold(caseNumber: string, readIds: readonly string[], at: string, by: string): Promise<void>;
  /** Gives how many reads the case had held. */
  lift(caseNumber: string, at: string, by: string): Promise<number>;
  batches(): Promise<readonly Batch[]>;
  /** Destroys what was collected before a time and is not held, and leaves a tombstone for each batch; all or nothing. */
  destroy(collectedBefore: string, at: string, by: string): Promise<readonly Tombstone[]>;
  tombstones(): Promise<readonly Tombstone[]>;
}

/** Why something was refused, and the clause that says so. */
export interface Refusal {
  readonly code: string;
  readonly why: string;
  readonly clause: string;
}

/** A query of the log (III.G, V.B.a): who asked what, when, why. Refused ones are in it, too. */
export interface Access {
  readonly id: string;
  readonly at: string;
  readonly personId: string;
  /** What the person was at the time; null for one whom nobody knows. */
  readonly role: string | null;
  readonly kind: 'search' | 'export';
  /** As the person stated it. */
  readonly purpose: string | null;
  readonly caseNumber: string | null;
  /** The request for release that data was exported for (V.B.d). */
  readonly requestId: string | null;
  readonly criteria: Criteria;
  readonly refusals: readonly Refusal[];
}

/** What a query was answered with. */
export interface Answer {
  readonly at: string;
  readonly reads: number;
  /** SHA-256 of the ids of the reads shown, one a line; of an export, of its manifest. */
  readonly sha256: string;
}

/** The ALPR data query log (III.G). */
export interface QueryLog {
  /** Enters a query, and gives its id. When this resolves, the entry is durable. */
  enter(access: Omit<Access, 'id'>): Promise<string>;
  /** Notes the answer, before it is given. */
  answer(accessId: string, answer: Answer): Promise<void>;
  /**
   * Queries by their numbers, in their order; the answer is null where none was given. None that is entered later comes to
   * stand among them.
   *
   * @param after the number before the first; all when left out
   * @param upTo the number of the last
   */
  entries(after?: number, upTo?: number): Promise<readonly LoggedAccess[]>;
}
export interface LoggedAccess extends Access {
  /** The log's own, from 1; it grows, whatever clocks say. */
  readonly number: number;
  readonly answer: Answer | null;
}

/** A person as the department's records have them on the day of entry. */
export interface Person {
  readonly role: string;
  /** The offices that the person acts for by designation. */
  readonly designeeFor: readonly string[];
  /** When the department-approved training was completed (IV.B.a); null for never. */
  readonly trainedOn: string | null;
  /** When the last training of any kind was completed (IV.B.b). */
  readonly refreshedOn: string | null;
  /** Whether access is granted (V.B.b). */
  readonly access: boolean;
}

export const recipients = ['law-enforcement', 'prosecutor', 'court', 'public', 'commercial'] as const;
export const findings = ['in-order', 'discrepancy'] as const;

/** What the ledger holds, by kind. */
export interface LedgerBodies {
  person: Person;
  'release-requested': {
    readonly from: string;
    readonly recipient: (typeof recipients)[number];
    /** What data is asked for, in words. */
    readonly asks: string;
  };
  'release-decided': {
    readonly granted: boolean;
    readonly legalBasis: string;
    /** What data is granted: no export on the request asks for more. Null where none is; grants of older stores lack it. */
    readonly criteria: Criteria | null;
  };
  /** An audit's sample was drawn, of the queries with numbers after one and up to another. */
  'audit-drawn': {
    readonly after: number;
    readonly upTo: number;
    /** When the last audit was drawn, or the first query was made; and when this one was. */
    readonly from: string;
    readonly to: string;
    readonly seed: string;
    readonly share: number;
    readonly atLeast: number;
    /** Queries that the sample was drawn from. */
    readonly queries: number;
    readonly sample: readonly string[];
    /** Whose queries were sampled: everybody's who made any. */
    readonly covers: readonly string[];
  };
  'audit-documented': { readonly findings: readonly AuditFinding[] };
  'audit-reviewed': Readonly<Record<string, never>>;
  'audit-corrected': { readonly what: string };
  /** The order was reviewed (VI.A.a); the subject is its policy pack. */
  'policy-reviewed': { readonly recommendations: string };
}
export type LedgerKind = keyof LedgerBodies;
/** Kinds of which a subject has one at most. */
export const onceOnly: readonly LedgerKind[] = [
  'release-requested',
  'release-decided',
  'audit-drawn',
  'audit-documented',
  'audit-reviewed',
];

export interface AuditFinding {
  readonly accessId: string;
  readonly finding: (typeof findings)[number];
  /** What is wrong, where something is. */
  readonly note: string;
}

export interface LedgerEntry<K extends LedgerKind = LedgerKind> {
  readonly kind: K;
  /** Whom or what it is about: a person, a request, an audit, a policy pack. */
  readonly subject: string;
  readonly at: string;
  readonly by: string;
  readonly body: LedgerBodies[K];
}

/** The department's books: people, releases, audits, reviews of the order. */
export interface Ledger {
  /** Adds an entry; false where there is one already and may be one only. When this resolves, it is durable. */
  append<K extends LedgerKind>(entry: LedgerEntry<K>): Promise<boolean>;
  /**
   * Adds entries on people, all or none.
   *
   * @param check is given who is in the books, among whom nobody is entered until this is done; what it throws is thrown on
   */
  enter(people: readonly LedgerEntry<'person'>[], check: (books: ReadonlyMap<string, Person>) => void): Promise<void>;
  /** In the order in which they were made; of one subject, where it is named. */
  entries<K extends LedgerKind>(kind: K, subject?: string): Promise<readonly LedgerEntry<K>[]>;
}

/** All that an investigation needs kept. */
export interface Archive {
  readonly reads: ReadStore;
  readonly log: QueryLog;
  readonly ledger: Ledger;
}
