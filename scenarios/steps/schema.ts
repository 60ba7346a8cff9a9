/** What people do in the system, step by step, as a scenario writes it; the services answer. */
import { z } from 'zod';
import { purposes } from '../../policy/trace.ts';
import { refusalCodes } from '../../recognizer/match/custom/refusals.ts';
import { id, stateCode, when } from '../fields.ts';

const plate = z.string().regex(/^[A-Z0-9]{1,10}$/, 'A–Z and 0–9, without separators');
const purpose = z.enum(purposes);

/** Why a service refuses a step. */
export const stepRefusals = [...refusalCodes, 'address', 'camera-group'] as const;
export type StepRefusal = (typeof stepRefusals)[number];

const head = {
  id: id.exactOptional().describe('The name by which twins refer to the step.'),
  ...when,
  by: id.describe('Who does it.'),
  refused: z.array(z.enum(stepRefusals)).default([]).describe('Why the system refuses it, where it is to.'),
};

/** The form of an entry; what is left blank is empty. */
const draft = z.strictObject({
  plate,
  state: stateCode.nullable().default('CT'),
  reason: id,
  purpose,
  department: z.string(),
  caseNumber: z.string(),
  narrative: z.string(),
  enteringOfficer: z.string(),
  synopsis: z.string(),
  cfsNumber: z.string(),
  instructions: z.string().default(''),
  expires: z.iso.date().nullable().default(null),
});

const truly = purpose.exactOptional().describe('What it is truly for, where that is not what is stated.');

export const stepSchema = z.discriminatedUnion('do', [
  z
    .strictObject({
      ...head,
      do: z.literal('ask-for-entry'),
      to: z.array(id).min(1),
      plate,
      state: stateCode,
      why: z.string(),
    })
    .describe('Asks a supervisor for a hot list entry (App.I.2).'),
  z
    .strictObject({ ...head, do: z.literal('enter'), entryId: id, entry: draft, truly })
    .describe('Makes an entry of the town’s own (III.K, IV.F.d).'),
  z
    .strictObject({ ...head, do: z.literal('update-entry'), entryId: id, to: draft.partial() })
    .describe('Brings an entry up to date (IV.F.e).'),
  z
    .strictObject({ ...head, do: z.literal('review-entries'), holding: z.array(id) })
    .describe('Goes through the entries; these still hold (IV.F.e, IV.I.e).'),
  z
    .strictObject({ ...head, do: z.literal('remove-entry'), entryId: id, why: z.string() })
    .describe('Removes an entry; the system e-mails the administrator (IV.I.e).'),
  z
    .strictObject({ ...head, do: z.literal('select-reasons'), active: z.array(id) })
    .describe('Selects the notification reasons that alert them (App.I.3.a).'),
  z
    .strictObject({ ...head, do: z.literal('set-email'), address: z.string().nullable() })
    .describe('Turns e-mail notification on, to this address, or off (App.I.3).'),
  z
    .strictObject({ ...head, do: z.literal('set-sms'), number: z.string().nullable() })
    .describe('Turns notification by text message on, to this number, or off (App.I.3).'),
  z
    .strictObject({ ...head, do: z.literal('select-cameras'), selection: z.enum(['own', 'all']) })
    .describe('Selects the cameras that they monitor (App.I.3.b).'),
]);
export type Step = z.infer<typeof stepSchema>;
export type StepOf<Do extends Step['do']> = Extract<Step, { do: Do }>;

/** Of a trace scenario. */
export const stepFields = { steps: z.array(stepSchema).default([]).describe('What people do in the system.') };

/** How a twin departs from the steps. */
export const stepChanges = [
  z.strictObject({
    step: id.describe('This step is taken otherwise.'),
    to: z.record(z.string(), z.unknown()).describe('The fields that differ; fields of an entry one by one.'),
  }),
  z.strictObject({ skip: id.describe('This step is not taken.') }),
] as const;

/** Of a twin. */
export const lets = z
  .array(z.enum(stepRefusals))
  .default([])
  .describe('What the system under test lets through that it should refuse: it is not ours, or it is bypassed.');
