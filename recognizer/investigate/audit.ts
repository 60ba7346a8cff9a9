/**
 * The audit of queries (V.C): a sample drawn by chance that anyone can draw again, the findings on each, the review by the
 * Chief or designee, the corrections. Each audit begins in the log where the last one ended, so that no query falls between
 * two, whatever clocks say.
 */
import { createRng } from '../../base/rng.ts';
import { overseer, personNamed, RefusedError } from './authority.ts';
import type { Archive, AuditFinding, LedgerBodies, LedgerEntry, LedgerKind, LoggedAccess } from './ports.ts';
import { drawSample, type SampleRule } from './sample.ts';

/** A tenth of each person's queries, three at least: ours, not the order's. */
const sampleRule: SampleRule = { share: 0.1, atLeast: 3 };

/**
 * Draws the sample of an audit from all queries since the last one, refused ones among them.
 *
 * @throws RefusedError unless an overseer asks, and no audit has that name
 */
export async function drawAudit(
  { log, ledger }: Archive,
  at: string,
  auditId: string,
  seed: string,
  by: string,
): Promise<LedgerEntry<'audit-drawn'>> {
  await overseer(ledger, by, 'V.C.a');
  const last = (await ledger.entries('audit-drawn')).at(-1)?.body;
  const after = last?.upTo ?? 0;
  const queries = await log.entries(after);
  const upTo = queries.at(-1)?.number ?? after;
  const from = last?.to ?? queries[0]?.at ?? at;
  const sample = sampleOf(queries, auditId, seed, sampleRule);
  const covers = [...new Set(sample.map(({ personId }) => personId))].sort();
  const drawn = { after, upTo, from, to: at, seed, ...sampleRule };
  const body = { ...drawn, queries: queries.length, sample: idsOf(sample), covers };
  return append(ledger, { kind: 'audit-drawn', subject: auditId, at, by, body });
}

/** The queries of an audit's sample, drawn again from the log; `isSame` says whether they are those on record. */
export async function sampledQueries({ log }: Archive, { subject, body }: LedgerEntry<'audit-drawn'>) {
  const queries = await log.entries(body.after, body.upTo);
  const again = sampleOf(queries, subject, body.seed, body);
  const isSame = queries.length === body.queries && idsOf(again).join() === body.sample.join();
  return { queries: queries.filter(({ id }) => body.sample.includes(id)), isSame };
}

/**
 * An audit that is drawn and waits for its findings, so that its form can be written again; undefined for one that is not
 * drawn yet.
 *
 * @throws RefusedError unless an overseer asks, and it is not documented
 */
export async function waitingAudit(
  { ledger }: Archive,
  auditId: string,
  by: string,
): Promise<LedgerEntry<'audit-drawn'> | undefined> {
  await overseer(ledger, by, 'V.C.a');
  const [documented] = await ledger.entries('audit-documented', auditId);
  if (documented) throw refused('already', `audit ${auditId} has been documented already`);
  return (await ledger.entries('audit-drawn', auditId))[0];
}

/** @throws RefusedError unless an overseer documents a finding on each query of the sample, once */
export async function documentAudit(
  { ledger }: Archive,
  at: string,
  auditId: string,
  findings: readonly AuditFinding[],
  by: string,
): Promise<LedgerEntry<'audit-documented'>> {
  await overseer(ledger, by, 'V.C.a');
  const drawn = await find(ledger, 'audit-drawn', auditId);
  const found = findings.map(({ accessId }) => accessId);
  const missing = drawn.body.sample.filter((id) => !found.includes(id));
  const others = found.filter((id, index) => !drawn.body.sample.includes(id) || found.indexOf(id) !== index);
  if (missing.length > 0) throw refused('finding-missing', `no finding on ${missing.join(', ')}`);
  if (others.length > 0) throw refused('finding-on-other', `${others.join(', ')}: not in the sample, or twice`);
  return append(ledger, { kind: 'audit-documented', subject: auditId, at, by, body: { findings } });
}

/** @throws RefusedError unless an overseer reviews what has been documented, once */
export async function reviewAudit({ ledger }: Archive, at: string, auditId: string, by: string) {
  await overseer(ledger, by, 'V.C.c');
  await find(ledger, 'audit-documented', auditId);
  return append(ledger, { kind: 'audit-reviewed', subject: auditId, at, by, body: {} });
}

/** @throws RefusedError unless somebody known acts on what has been documented */
export async function correctAfterAudit({ ledger }: Archive, at: string, auditId: string, what: string, by: string) {
  if (!(await personNamed(ledger, by))) throw refused('unknown-person', `nobody is called ${by}`);
  await find(ledger, 'audit-documented', auditId);
  return append(ledger, { kind: 'audit-corrected', subject: auditId, at, by, body: { what } });
}

/** @throws RefusedError unless an overseer reviews the order (IV.A.a, VI.A.a) */
export async function reviewPolicy(
  { ledger }: Archive,
  at: string,
  packName: string,
  recommendations: string,
  by: string,
) {
  await overseer(ledger, by, 'VI.A.a');
  const entry = { kind: 'policy-reviewed' as const, subject: packName, at, by, body: { recommendations } };
  await ledger.append(entry);
  return entry;
}

const sampleOf = (queries: readonly LoggedAccess[], auditId: string, seed: string, rule: SampleRule) =>
  drawSample(queries, rule, createRng(seed).fork('audit').fork(auditId));

const idsOf = (queries: readonly LoggedAccess[]): string[] => queries.map(({ id }) => id);

async function find<K extends LedgerKind>(ledger: Archive['ledger'], kind: K, auditId: string) {
  const [entry] = await ledger.entries(kind, auditId);
  if (!entry) throw refused('no-audit', `audit ${auditId} has not been ${kind.replace('audit-', '')}`);
  return entry;
}

async function append<K extends LedgerKind>(
  ledger: Archive['ledger'],
  entry: LedgerEntry<K> & { readonly body: LedgerBodies[K] },
): Promise<LedgerEntry<K>> {
  if (await ledger.append(entry)) return entry;
  throw refused('already', `audit ${entry.subject} has been ${entry.kind.replace('audit-', '')} already`);
}

const refused = (code: string, why: string): RefusedError => new RefusedError([{ code, why, clause: 'V.C' }]);
