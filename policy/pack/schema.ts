/**
 * What a pack's YAML files hold: an agency's order as data. One file a subject; `docs/policy-packs.md` explains each key.
 */
import { z } from 'zod';
import { type EventType, eventSchemas, registers, roleSchema } from '../trace.ts';

const id = z.string().min(1);
const eventTypes = Object.keys(eventSchemas) as [EventType, ...EventType[]];

export const kinds = [
  'obligation',
  'prohibition',
  'permission',
  'definition',
  'record',
  'calendar',
  'organisational',
] as const;
export type Kind = (typeof kinds)[number];

/** shall: must, shall, will, require; should: should, make every effort, as shift activity permits; may: may, can. */
export const strengths = ['shall', 'should', 'may'] as const;
export type Strength = (typeof strengths)[number];

export const packFileSchema = z.strictObject({
  pack: z.literal(1),
  title: z.string(),
  agency: z.string(),
  order: z.string(),
  effective: z.iso.date(),
});

/** One sentence or list item of the order, quoted exactly, and what it demands. */
export const sentenceSchema = z.strictObject({
  /** The order's own clause id; where a clause has several sentences, a slash and the sentence's number follow. */
  id,
  text: z.string().min(1),
  /** SHA-256 of the text, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  duties: z
    .array(
      z.strictObject({
        kind: z.enum(kinds),
        /** Definitions and organisational matter have none. */
        strength: z.enum(strengths).optional(),
        /** What it demands, in a few words; for organisational matter, why no simulator can judge it. */
        does: z.string().min(1),
      }),
    )
    .min(1),
});
export type Sentence = z.infer<typeof sentenceSchema>;

/** The order from its first line to its last: sentences, and the headings and signature between them. */
export const ledgerItemSchema = z.union([sentenceSchema, z.strictObject({ heading: z.string().min(1) })]);
export type LedgerItem = z.infer<typeof ledgerItemSchema>;

/** What a reason demands: officers respond and search; a supervisor decides; nothing, unless a supervisor decides. */
export const responses = ['mandatory', 'supervisor-decides', 'informational'] as const;

export const reasonSchema = z.strictObject({
  id,
  /** As the order writes it; where the order uses several names (conflict C4), all of them, Appendix I's first. */
  names: z.array(z.string()).min(1),
  mustBeActive: z.boolean(),
  response: z.enum(responses).or(z.string().startsWith('$')),
  adviseFirst: z.boolean(),
  /** The list items of the order that name this reason. */
  items: z.array(id),
});
export type Reason = z.infer<typeof reasonSchema>;

/** What the order leaves open. */
export const parameterSchema = z.strictObject({
  id,
  default: z.union([z.number().nonnegative(), z.string(), z.array(z.string())]),
  unit: z.string(),
  note: z.string(),
});
export type Parameter = z.infer<typeof parameterSchema>;
export type ParameterValue = Parameter['default'];

/** Where the order disagrees with itself: both sides, the reading taken, and the parameter that takes the other. */
export const conflictSchema = z.strictObject({
  id,
  title: z.string(),
  clauses: z.array(id).min(1),
  against: z.array(id),
  conflict: z.string(),
  reading: z.string(),
  otherReading: z.string(),
  switch: z.strictObject({ parameter: id, other: z.union([z.number(), z.string(), z.array(z.string())]) }),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** Facts that must all hold, each with one of the values listed. */
const factsSchema = z.record(id, z.array(z.string()).min(1));
/** Any of these sets of facts; the empty list never holds. */
const conditionSchema = z.array(factsSchema);
export type Condition = z.infer<typeof conditionSchema>;

/** Events of a type, by people in these roles (anyone, where left out), with these values of these fields. */
const patternSchema = z.strictObject({
  type: z.enum(eventTypes),
  by: z.array(roleSchema).min(1).optional(),
  with: z.record(id, z.array(z.union([z.string(), z.boolean(), z.number(), z.null()])).min(1)).optional(),
});
export type Pattern = z.infer<typeof patternSchema>;

const common = {
  id,
  /** One line: what the rule demands. */
  about: z.string().min(1),
  cites: z.array(id).min(1),
  kind: z.enum(['obligation', 'prohibition', 'record', 'calendar', 'permission']),
  strength: z.enum(strengths),
  /** Set where the cited sentence does not say it outright: what was inferred, and why. */
  inferred: z.string().optional(),
  /** Registers that the trace must hold in full for the rule to be found broken. */
  needs: z.array(z.enum(registers)).default([]),
  /** Parameters and conflicts that a verdict turns on. */
  turnsOn: z.array(id).default([]),
};

/** What duties and guards are about: what the events with the same id of this kind tell of. */
export const scopes = ['alert', 'entry', 'access', 'lead', 'evidence', 'release', 'batch', 'audit'] as const;
export type Scope = (typeof scopes)[number];

/** An event that must not happen unless a condition already holds. */
export const guardSchema = z.strictObject({
  ...common,
  form: z.literal('guard'),
  /** `event`: the event alone, and who there is. */
  scope: z.enum([...scopes, 'event']),
  of: z.array(patternSchema).min(1),
  /** Where it applies; everywhere, when left out. */
  when: conditionSchema.optional(),
  unless: conditionSchema,
  satisfied: z.string(),
  violated: z.string(),
});
export type Guard = z.infer<typeof guardSchema>;

/** Something that must happen, by whom, after what, within what. */
export const dutySchema = z.strictObject({
  ...common,
  form: z.literal('duty'),
  scope: z.enum(scopes),
  /** Anyone of these roles together; or each who acted, whom the event names, or whom the alert has reached. */
  owedBy: z.union([
    z.strictObject({ department: z.literal(true) }),
    z.strictObject({ roles: z.array(roleSchema).min(1) }),
    z.strictObject({ person: z.enum(['actor', 'to', 'receiver']), roles: z.array(roleSchema).min(1) }),
  ]),
  /** After such an event (any, when left out), once the condition holds. */
  arises: z.strictObject({ on: z.array(patternSchema).min(1).optional(), when: conditionSchema.optional() }),
  /** Discharged by such an event of those who owe it (or of the pattern's own roles), or when the condition holds. */
  done: z.strictObject({
    by: z.array(patternSchema.extend({ when: conditionSchema.optional() })).default([]),
    when: conditionSchema.optional(),
  }),
  /** Parameter that holds the bound, in seconds. */
  within: id,
  /** The clock does not run while this holds. */
  delayed: z.array(z.strictObject({ when: conditionSchema, clause: id })).default([]),
  /** When it comes due, it is excused if this holds. */
  excused: z.array(z.strictObject({ when: conditionSchema, clause: id })).default([]),
  /** Nothing is owed any more as soon as this holds. */
  lapses: z.array(z.strictObject({ when: conditionSchema, clause: id })).default([]),
  /** A matter of periodic review: at the end of the trace it is pending, not broken. */
  outlivesTrace: z.boolean().default(false),
  satisfied: z.string(),
  violated: z.string(),
});
export type Duty = z.infer<typeof dutySchema>;

/** An event that may happen: never a violation in itself, and said so when it does. */
export const permitSchema = z.strictObject({
  ...common,
  form: z.literal('permit'),
  scope: z.enum([...scopes, 'event']),
  of: z.array(patternSchema).min(1),
  when: conditionSchema.optional(),
  satisfied: z.string(),
});
export type Permit = z.infer<typeof permitSchema>;

/** Something that must recur, by the local calendar of the trace. */
export const recurringSchema = z.strictObject({
  ...common,
  form: z.literal('recurring'),
  done: z.array(patternSchema.extend({ when: conditionSchema.optional() })).min(1),
  /** Parameter that holds `month` or `year` (once in each), or a number of days (never longer without). */
  every: id,
  satisfied: z.string(),
  violated: z.string(),
});
export type Recurring = z.infer<typeof recurringSchema>;

export const ruleSchema = z.discriminatedUnion('form', [guardSchema, dutySchema, permitSchema, recurringSchema]);
export type Rule = z.infer<typeof ruleSchema>;

/**
 * What the order decides in one matter, as a table over facts: for each combination that is possible, one outcome.
 * There is no default: a combination that no case covers is a gap, and `gantry policy prove` finds it.
 */
export const questionSchema = z.strictObject({
  id,
  asks: z.string().min(1),
  /** The facts that it turns on, with all their values or those that can come up here. */
  facts: z.record(id, z.union([z.literal('all'), z.array(z.string()).min(1)])),
  /** Combinations that cannot be, and why. */
  impossible: z.array(z.strictObject({ when: factsSchema, because: z.string() })).default([]),
  /** Each outcome in words. */
  outcomes: z.record(id, z.string()),
  /** Any of these whose conditions all hold; several may hold only where their outcome is the same. */
  cases: z
    .array(z.strictObject({ outcome: id, all: z.array(conditionSchema).min(1), cites: z.array(id).min(1) }))
    .min(1),
  /** What each outcome makes happen, or never happen, for those who set it beside a trace (`policy/expected.ts`). */
  expects: z
    .strictObject({
      /** Whether it is asked when the alert comes, or once all that can be known of it is known. */
      when: z.enum(['on-arrival', 'once-known', 'at-close']),
      of: z.record(
        id,
        z.strictObject({ happens: z.array(patternSchema).default([]), never: z.array(patternSchema).default([]) }),
      ),
    })
    .exactOptional(),
  /** The act that is asked about: its guards must say the same. */
  act: patternSchema.optional(),
  /** Outcomes in which the act breaks a shall, and those in which it breaks no shall but a should. */
  forbidden: z.array(id).default([]),
  advisedAgainst: z.array(id).default([]),
  /** Duties that must say the same: the outcomes in which each is owed, owed later, or excused. */
  duties: z
    .array(
      z.strictObject({
        rule: id,
        owed: z.array(id).default([]),
        delayed: z.array(id).default([]),
        excused: z.array(id).default([]),
      }),
    )
    .default([]),
});
export type Question = z.infer<typeof questionSchema>;

export interface Pack {
  readonly name: string;
  readonly title: string;
  readonly agency: string;
  readonly order: string;
  readonly effective: string;
  /** The order's text, whole. */
  readonly text: string;
  readonly ledger: readonly LedgerItem[];
  readonly sentences: ReadonlyMap<string, Sentence>;
  readonly reasons: ReadonlyMap<string, Reason>;
  readonly parameters: ReadonlyMap<string, Parameter & { readonly value: ParameterValue }>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  readonly rules: readonly Rule[];
  readonly questions: readonly Question[];
}
