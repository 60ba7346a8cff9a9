import { z } from 'zod';
import { scenarioSchema } from '../scenarios/schema.ts';
import { traceScenarioSchema } from '../scenarios/trace/schema.ts';

/** The header tells the two kinds apart, so one schema serves both. */
export function schema(): void {
  const json = z.toJSONSchema(z.union([scenarioSchema, traceScenarioSchema]), { io: 'input' });
  process.stdout.write(`${JSON.stringify({ title: 'Gantry scenario', ...json }, null, 2)}\n`);
}
