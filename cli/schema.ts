import { z } from 'zod';
import {
  conflictSchema,
  ledgerItemSchema,
  packFileSchema,
  parameterSchema,
  questionSchema,
  reasonSchema,
  ruleSchema,
} from '../policy/pack/schema.ts';
import { traceEventSchema } from '../policy/trace.ts';
import { truthSchema } from '../policy/truth.ts';
import { configSchema } from '../recognizer/alert/config.ts';
import { suiteSchema } from '../scenarios/bench/suite/schema.ts';
import { formSchema } from '../scenarios/desk/audit-form.ts';
import { lineSchema } from '../scenarios/desk/read-lines.ts';
import { rigSchema } from '../scenarios/hardware/rig-file.ts';
import { scenarioSchema } from '../scenarios/schema.ts';
import { traceScenarioSchema } from '../scenarios/trace/schema.ts';
import { peopleSchema } from './personnel/personnel.ts';
import type { SchemaName } from './schema-names.ts';

const schemas: Readonly<Record<SchemaName, z.ZodType>> = {
  /** The header tells the two kinds apart, so one schema serves both. */
  scenario: z.union([scenarioSchema, traceScenarioSchema]),
  trace: traceEventSchema,
  truth: truthSchema,
  alerts: configSchema,
  rig: rigSchema,
  people: peopleSchema,
  reads: lineSchema,
  audit: formSchema,
  suite: suiteSchema,
  pack: packFileSchema,
  sentences: z.array(ledgerItemSchema),
  reasons: z.array(reasonSchema),
  parameters: z.array(parameterSchema),
  conflicts: z.array(conflictSchema),
  rules: z.array(ruleSchema),
  questions: z.array(questionSchema),
};

/** The JSON Schema of what people write, or other systems do. */
export const jsonSchemaOf = (name: SchemaName) => ({
  title: `Gantry ${name}`,
  ...z.toJSONSchema(schemas[name], { io: 'input' }),
});

/** Prints it. */
export const schema = (name: SchemaName): void =>
  void process.stdout.write(`${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
