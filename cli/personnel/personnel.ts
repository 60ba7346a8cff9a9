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

/**
 * Enters people into the department's books: first who makes the books, else last who acts, since by their entry they may
 * hand the office over.
 */
export function enterPeople(file: string, options: DeskOptions & { readonly as: string }): Promise<void> {
  const { people } = readYaml(file, peopleSchema).value;
  return atDesk(options, async (desk, { ledger }) => {
    const own = (await ledger.entries('person')).length === 0 ? -1 : 1;
    const placeOf = (id: string): number => (id === options.as ? own : 0);
    for (const [id, person] of Object.entries(people).sort(([a], [b]) => placeOf(a) - placeOf(b))) {
      await desk.enterPerson(id, person, options.as);
      process.stdout.write(`${id}: ${person.role}, access ${person.access ? 'granted' : 'not granted'}\n`);
    }
  });
}
