import { z } from 'zod';
import { readYaml } from '../../base/read-yaml.ts';
import { roleSchema } from '../../policy/trace.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

const peopleSchema = z.strictObject({
  people: z.record(
    z.string().min(1),
    z.strictObject({
      role: roleSchema,
      designeeFor: z.array(roleSchema).default([]),
      trainedOn: z.iso.date().nullable().default(null),
      refreshedOn: z.iso.date().nullable().default(null),
      access: z.boolean(),
    }),
  ),
});

/** Enters people into the department's books. */
export function enterPeople(file: string, options: DeskOptions & { readonly as: string }): Promise<void> {
  const { people } = readYaml(file, peopleSchema).value;
  return atDesk(options, async (desk) => {
    for (const [id, person] of Object.entries(people)) {
      await desk.enterPerson(id, person, options.as);
      process.stdout.write(`${id}: ${person.role}, access ${person.access ? 'granted' : 'not granted'}\n`);
    }
  });
}
