import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { InputError } from '../../base/errors.ts';
import { makeFolderOf, writeWhole } from '../../base/files.ts';
import { localDay } from '../../base/times.ts';
import { sampledQueries, waitingAudit } from '../../recognizer/investigate/audit.ts';
import { blankForm } from '../../scenarios/desk/audit-form.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';

interface Options extends DeskOptions {
  readonly as: string;
  readonly id?: string;
  readonly out?: string;
}

/** Draws the sample of an audit, and writes its form; of one that waits for its findings, the form again. */
export async function sample(options: Options): Promise<void> {
  const id = options.id ?? `audit-${localDay(new Date()).slice(0, 7)}`;
  const form = options.out ?? `${id}.yaml`;
  if (existsSync(form))
    throw new InputError({
      what: 'is there already',
      where: { file: form },
      expected: 'another --out, or another --id',
    });
  await atDesk(options, async (desk, archive) => {
    const waiting = await waitingAudit(archive, id, options.as);
    makeFolderOf(form);
    // By a seed that nobody chose or knew before: whoever did could search so that what they hide is not drawn.
    const drawn = waiting ?? (await desk.drawAudit(id, randomBytes(16).toString('hex'), options.as));
    writeWhole(form, blankForm(drawn, (await sampledQueries(archive, drawn)).queries));
    const { sample, queries, covers } = drawn.body;
    process.stdout.write(
      `${id}: ${sample.length} of ${queries} queries since ${drawn.body.from}, of ${covers.length} people; fill in ${form}\n`,
    );
  });
}
