/** What people do in the system, step by step, as a scenario writes it; the services answer. */
import { z } from 'zod';
import { eventSchemas, purposes } from '../../policy/trace.ts';
import { recipients } from '../../recognizer/investigate/ports.ts';
import { refusalCodes } from '../../recognizer/match/custom/refusals.ts';
import { id, stateCode, when } from '../fields.ts';

const plate = z.string().regex(/^[A-Z0-9]{1,10}$/, 'A–Z and 0–9, without separators');
const purpose = z.enum(purposes);

/** Why a service refuses a step: the codes of the custom entries, the settings and the desk. */
export const stepRefusals = [
  ...refusalCodes,
  'address',
  'camera-group',
  'no-purpose',
  'prohibited-purpose',
  'no-case-number',
  'no-overseer',
  'no-legal-basis',
  'not-public',
  'release-not-granted',
  'beyond-release',
] as const;
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

const criteria = z
  .strictObject({
    plate: z.string().exactOptional(),
    state: stateCode.exactOptional(),
    color: z.string().exactOptional(),
    body: z.string().exactOptional(),
    make: z.string().exactOptional(),
    cameraIds: z.array(z.string()).exactOptional(),
    from: z.iso.datetime({ local: true }).exactOptional(),
    to: z.iso.datetime({ local: true }).exactOptional(),
  })
  .describe('Plates with ? for one unknown character, * for any number; times local.');

const query = { purpose: purpose.nullable(), caseNumber: z.string().nullable(), criteria, truly };

const evidence = {
  evidenceId: id,
  caseNumber: z.string(),
  export: id.nullable().default(null).describe('The step that exported it; null, where it comes from elsewhere.'),
};

const { course, on, approved, topics, recordId } = eventSchemas['training.completed'].shape;
const trainingFields = { course, on, approved, topics, recordId };

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
    .strictObject({ ...head, do: z.literal('set-sound'), enabled: z.boolean() })
    .describe('Turns the sound of alerts in the application on or off (III.A).'),
  z
    .strictObject({ ...head, do: z.literal('select-cameras'), selection: z.enum(['own', 'all']) })
    .describe('Selects the cameras that they monitor (App.I.3.b).'),
  z
    .strictObject({ ...head, do: z.literal('complete-training'), ...trainingFields })
    .describe('Completes a training (IV.B); the department’s books have it.'),
  z.strictObject({ ...head, do: z.literal('grant-access'), person: id }).describe('Gives a person access (V.B.b).'),
  z
    .strictObject({ ...head, do: z.literal('search'), ...query, leadId: id.exactOptional() })
    .describe('Searches stored reads (III.G, IV.J.a).'),
  z
    .strictObject({ ...head, do: z.literal('export'), ...query, requestId: id.nullable().default(null) })
    .describe('Exports stored reads with their hashes, as evidence or to meet a request for release (IV.J.b, V.B.d).'),
  z
    .strictObject({ ...head, do: z.literal('use-evidence'), ...evidence })
    .describe('Uses exported data as evidence (IV.J.c).'),
  z
    .strictObject({ ...head, do: z.literal('attach-evidence'), ...evidence })
    .describe('Attaches data to the report of a case (IV.J.c).'),
  z
    .strictObject({
      ...head,
      do: z.literal('request-release'),
      requestId: id,
      from: z.string().min(1),
      recipient: z.enum(recipients),
      asks: z.string().min(1),
    })
    .describe('Enters a request by others for data (V.B.d).'),
  z
    .strictObject({
      ...head,
      do: z.literal('decide-release'),
      requestId: id,
      granted: z.boolean(),
      legalBasis: z.string(),
      criteria,
    })
    .describe('Decides on a request for data, and which data (V.B.d).'),
  z
    .strictObject({ ...head, do: z.literal('destroy-due'), retentionDays: z.int().positive() })
    .describe('Has what is due destroyed, by the retention that the system is set to (V.A.a).'),
  z
    .strictObject({
      ...head,
      do: z.literal('draw-audit'),
      auditId: id,
      among: z.array(id).exactOptional().describe('The system under test samples only their queries.'),
    })
    .describe('Draws the sample of an audit (V.C.b).'),
  z
    .strictObject({ ...head, do: z.literal('document-audit'), auditId: id, discrepant: z.array(id), note: z.string() })
    .describe('Documents a finding on each query of the sample: discrepancies in those of these steps (V.C.c).'),
  z.strictObject({ ...head, do: z.literal('review-audit'), auditId: id }).describe('Reviews the results (V.C.c).'),
  z
    .strictObject({ ...head, do: z.literal('correct-after-audit'), auditId: id, what: z.string() })
    .describe('Acts on what an audit found (V.C.c).'),
  z
    .strictObject({ ...head, do: z.literal('review-policy'), recommendations: z.string() })
    .describe('Reviews the order, and enters what is recommended (IV.A.a, VI.A.a).'),
]);
export type Step = z.infer<typeof stepSchema>;
export type StepOf<Do extends Step['do']> = Extract<Step, { do: Do }>;

/** Of a trace scenario. */
export const stepFields = { steps: z.array(stepSchema).default([]).describe('What people do in the system.') };

/** What a system under test can lose of its records. */
export const recordKinds = ['access-log'] as const;

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

export const loses = z
  .array(z.enum(recordKinds))
  .default([])
  .describe('Records that the system under test does not keep, though it should.');
