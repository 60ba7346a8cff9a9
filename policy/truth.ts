/** What was truly so, for the judge: which vehicle each read came from, and what is true of it. */
import { z } from 'zod';
import { purposes } from './events/fields.ts';

const plate = z.string().regex(/^[A-Z0-9]{1,10}$/);
const state = z.string().regex(/^[A-Z]{2}$/);

export const truthSchema = z.strictObject({
  format: z.literal('gantry-truth/1'),
  vehicles: z.array(
    z.strictObject({
      id: z.string(),
      plate,
      state,
      color: z.string(),
      body: z.string(),
      occupants: z.int().min(1),
      /** Who drives, against the person that a record of this vehicle wants; null where no person is wanted. */
      driver: z.enum(['wanted-person', 'someone-else-apparent', 'someone-else-not-apparent']).nullable(),
      /** Passed through a camera's capture zone, so that a read is owed. */
      passes: z.int().nonnegative(),
    }),
  ),
  /** The vehicle whose pixels a read came from; null: no vehicle's. */
  reads: z.record(z.string(), z.string().nullable()),
  /** What COLLECT, NCIC and DMV hold as true when the run starts; an active record may be cleared in its course. */
  records: z.array(
    z.strictObject({
      plate,
      state,
      status: z.enum(['active', 'cleared']),
      clearedAtS: z.number().positive().exactOptional(),
      reason: z.string(),
    }),
  ),
  /** What queries (by access) and entries were truly for, where that is not what was stated. */
  purposes: z.record(z.string(), z.enum(purposes)).exactOptional(),
});
export type Truth = z.infer<typeof truthSchema>;
export type VehicleTruth = Truth['vehicles'][number];
