import { z } from 'zod';
import { scenarioSchema } from '../scenarios/schema.ts';

export function schema(): void {
  const json = z.toJSONSchema(scenarioSchema, { io: 'input' });
  process.stdout.write(`${JSON.stringify({ title: 'Gantry scenario', ...json }, null, 2)}\n`);
}
