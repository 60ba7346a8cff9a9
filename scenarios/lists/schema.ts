/** How a scenario says when its hot lists are renewed, and what goes wrong with them. */
import { z } from 'zod';
import { twiceADay } from '../../recognizer/match/refresh.ts';
import { id, positive, stateCode } from '../fields.ts';

const localTime = z.iso.datetime({ local: true });
const plate = z.string().min(1).describe('The plate as the list has it; @vehicle or ~vehicle where the seed draws it.');

const faultSchemas = [
  z
    .strictObject({ fault: z.literal('stale'), plate, removedAt: localTime })
    .describe('The source removed the entry then; the town’s copy follows with its next refresh.'),
  z
    .strictObject({ fault: z.literal('late'), plate, enteredAt: localTime })
    .describe('The source entered it then; the town’s copy follows with its next refresh.'),
  z
    .strictObject({ fault: z.literal('wrong-state'), plate, state: stateCode.nullable() })
    .describe('The town’s copy names this state.'),
  z.strictObject({ fault: z.literal('o-for-0'), plate }).describe('The copy has the letter O for the digit 0.'),
  z
    .strictObject({ fault: z.literal('contradictory-duplicate'), plate, reason: id })
    .describe('The copy has the entry a second time, with this reason.'),
  z
    .strictObject({ fault: z.literal('instruction-missing'), plate })
    .describe('The copy has lost the entry’s special instructions.'),
  z.strictObject({ fault: z.literal('refresh-delayed'), byS: positive }).describe('Each refresh takes longer by this.'),
  z
    .strictObject({ fault: z.literal('refresh-failed'), from: localTime, until: localTime })
    .describe('Meanwhile neither full files nor updates can be taken.'),
] as const;
export const listFaultSchema = z.discriminatedUnion('fault', faultSchemas);
export type ListFault = z.infer<typeof listFaultSchema>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 06:00');

const clockOf = (timeS: number): string => new Date(timeS * 1000).toISOString().slice(11, 16);

/** Of the lists that the town takes over; what is left out is the rule of `recognizer/match/refresh.ts`: twice a day. */
export const refreshSchema = z.strictObject({
  fullAt: z.array(timeOfDay).default(twiceADay.fullAtS.map(clockOf)).describe('When the full file is taken.'),
  incrementalEveryS: positive
    .nullable()
    .default(twiceADay.incrementalEveryS)
    .describe('Between incremental updates; null for none.'),
  delayS: z.number().nonnegative().default(twiceADay.delayS).describe('From taking to use.'),
  by: id.exactOptional().describe('In whose name the lists are taken over; then the trace says so each time.'),
});
export type Refresh = z.infer<typeof refreshSchema>;

/** Of both kinds of scenario file. */
export const listFields = {
  lists: z.array(z.string()).default([]).describe('Hot list files (CSV), relative to this file.'),
  refresh: refreshSchema.prefault({}),
  faults: z.array(listFaultSchema).default([]).describe('What goes wrong with the lists.'),
};
/** Of a twin. */
export const twinFaults = z
  .array(listFaultSchema)
  .default([])
  .describe('What goes wrong with the lists besides, or instead of the same fault on the same plate.');
