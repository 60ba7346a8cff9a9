import { z } from 'zod';
import { readYaml } from '../../base/read-yaml.ts';
import { roleSchema } from '../../policy/trace.ts';
import { oversees } from '../../recognizer/investigate/authority.ts';
import type { InvestigationDesk } from '../../recognizer/investigate/desk.ts';
import { openStore } from '../../store/open.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

const day = z.iso.date({ message: 'a day, such as 2026-01-05' }).nullable().default(null);
export const peopleSchema = z.strictObject({
  people: z
    .record(
      z.string().regex(/^[^\0]+$/, 'a name, without NUL'),
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

/** Enters people into the department's books, all or none; makes the store where who acts can begin it. */
export function enterPeople(file: string, { as, ...options }: DeskOptions & { readonly as: string }): Promise<void> {
  const { people } = readYaml(file, peopleSchema).value;
  const own = Object.hasOwn(people, as) ? people[as] : undefined;
  const enter = async (desk: InvestigationDesk): Promise<void> => {
    for (const { subject, body } of await desk.enterPeople(people, as))
      process.stdout.write(`${subject}: ${body.role}, access ${body.access ? 'granted' : 'not granted'}\n`);
  };
  return atDesk(options, enter, own && oversees(own) ? openStore(options.store) : undefined);
}
