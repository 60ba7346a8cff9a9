/** Audits and reviews of the policy (IV.A.a, V.C, VI.A). */
import { z } from 'zod';
import { byActor, id } from './fields.ts';

export const oversightEvents = {
  /** An audit of the use of data (V.C.a): whose queries it sampled, how many, and what it found. */
  'audit.conducted': z.strictObject({
    type: z.literal('audit.conducted'),
    ...byActor,
    auditId: id,
    covers: z.array(id),
    queries: z.int().nonnegative(),
    findings: z.enum(['in-order', 'discrepancies']),
  }),
  'audit.documented': z.strictObject({ type: z.literal('audit.documented'), ...byActor, auditId: id }),
  'audit.reviewed': z.strictObject({ type: z.literal('audit.reviewed'), ...byActor, auditId: id }),
  'correction.made': z.strictObject({ type: z.literal('correction.made'), ...byActor, auditId: id, what: z.string() }),
  /** The order was reviewed (IV.A.a, VI.A.a), with what was recommended. */
  'policy.reviewed': z.strictObject({ type: z.literal('policy.reviewed'), ...byActor, recommendations: z.string() }),
} as const;
