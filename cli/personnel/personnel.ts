import { z } from 'zod';
import { readYaml } from '../../base/read-yaml.ts';
import { roleSchema } from '../../policy/trace.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

const day = z.iso.date({ message: 'a day, such as 2026-01-05' }).nullable().default(null);
export const peopleSchema = z.strictObject({
  people: z
    .record(
      z.string().min(1),
      z.strictObject({
        role: roleSchema,
        designeeFor: z.array(roleSchema).default([]),
        trainedOn: day,
        refreshedOn: day,
        access: z.boolean(),
      }),
    )
    .refine((people) => Object.keys(people).length > 0, 'at least one person'),
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
