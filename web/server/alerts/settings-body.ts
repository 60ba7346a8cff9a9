import { z } from 'zod';
import { type ReasonId, reasonIds } from '../../../recognizer/match/reasons.ts';

const reasons = z.array(z.enum(reasonIds as [ReasonId])).max(reasonIds.length);
const cameras = z.union([z.literal('all'), z.array(z.string().max(200)).max(1000)]);
const subscription = z.strictObject({ address: z.string().max(400), reasons, cameras }).nullable();

/** Changes of the settings of the person who asks. */
export const settingsBody = z.strictObject({
  person: z.string(),
  changes: z
    .array(
      z.discriminatedUnion('key', [
        z.strictObject({ key: z.literal('reasons'), value: reasons }),
        z.strictObject({ key: z.literal('cameras'), value: cameras }),
        z.strictObject({ key: z.literal('sound'), value: z.boolean() }),
        z.strictObject({ key: z.literal('email'), value: subscription }),
        z.strictObject({ key: z.literal('sms'), value: subscription }),
      ]),
    )
    .min(1)
    .max(5),
  despiteWarning: z.boolean(),
});
