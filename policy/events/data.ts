/** Stored data: who looked, why, what became of it (III.G, IV.C.c, IV.J, IV.K, V.A, V.B). */
import { z } from 'zod';
import { base, byActor, id, purpose } from './fields.ts';

/** Of an export's manifest, where the system gives one; in hexadecimal. */
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const access = { ...byActor, accessId: id, purpose, caseNumber: z.string().nullable() };

export const dataEvents = {
  /** A search of stored data (III.G); `leadId` names the lead that it follows. */
  'data.searched': z.strictObject({
    type: z.literal('data.searched'),
    ...access,
    by: z.enum(['plate', 'partial-plate', 'vehicle-description', 'place-and-time']),
    leadId: id.exactOptional(),
  }),
  /** Data was downloaded (IV.J.b). */
  'data.exported': z.strictObject({ type: z.literal('data.exported'), ...access, sha256: sha256.exactOptional() }),
  /** The system refused a search or a download, and showed nothing. */
  'data.refused': z.strictObject({ type: z.literal('data.refused'), ...access, why: z.string() }),
  /** The system wrote an access into its log (V.B.a). */
  'access.logged': z.strictObject({ type: z.literal('access.logged'), ...base, accessId: id }),
  /** An investigation came by part of a plate or a description (IV.C.c). */
  'lead.obtained': z.strictObject({
    type: z.literal('lead.obtained'),
    ...byActor,
    leadId: id,
    caseNumber: z.string(),
    kind: z.enum(['partial-plate', 'vehicle-description']),
  }),
  /** ALPR data was used as evidence (IV.J.c). */
  'evidence.used': z.strictObject({
    type: z.literal('evidence.used'),
    ...byActor,
    evidenceId: id,
    caseNumber: z.string(),
    sha256: sha256.exactOptional(),
  }),
  'evidence.attached': z.strictObject({
    type: z.literal('evidence.attached'),
    ...byActor,
    evidenceId: id,
    caseNumber: z.string(),
    sha256: sha256.exactOptional(),
  }),
  /** Somebody outside asked for data (V.B.d). */
  'release.requested': z.strictObject({
    type: z.literal('release.requested'),
    ...base,
    requestId: id,
    from: z.string(),
  }),
  'release.decided': z.strictObject({
    type: z.literal('release.decided'),
    ...byActor,
    requestId: id,
    granted: z.boolean(),
    /** The legal protocol that it follows: a subpoena, an agreement between agencies; empty where none. */
    legalBasis: z.string(),
  }),
  'data.released': z.strictObject({
    type: z.literal('data.released'),
    ...byActor,
    requestId: id,
    recipient: z.enum(['law-enforcement', 'prosecutor', 'court', 'public', 'commercial']),
  }),
  /** Data of a day or a camera came into keeping. */
  'data.collected': z.strictObject({
    type: z.literal('data.collected'),
    ...base,
    batchId: id,
    holder: z.enum(['vendor', 'department']),
  }),
  'data.destroyed': z.strictObject({ type: z.literal('data.destroyed'), ...base, batchId: id }),
} as const;
