import type { Command } from 'commander';
import { withFolder, withPerson, withStore } from '../desk-options.ts';

/** `gantry audit` */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('the monthly audit of queries (V.C): sample, findings, review, report');
  withStore(
    withPerson(
      audit
        .command('sample')
        .description("draw a sample of everybody's queries since the last audit, and write the form to fill in")
        .option('--id <audit>', 'its name; audit-YYYY-MM of today when left out')
        .option('--out <form.yaml>', "where the form goes; the audit's name when left out"),
    ),
  ).action(async (options) => (await import('./sample.ts')).sample(options));
  withStore(
    withPerson(
      audit
        .command('document')
        .description('enter the findings of a form, one on each query of the sample')
        .argument('<form.yaml>', 'the form, filled in'),
    ),
  ).action(async (form: string, options) => (await import('./document.ts')).document(form, options));
  withStore(
    withPerson(
      audit
        .command('review')
        .description('enter that the Chief or designee has reviewed an audit, or what was done about it')
        .argument('<audit>', 'its name')
        .option('--correction <what>', 'the corrective action that was taken'),
    ),
  ).action(async (id: string, options) => (await import('./review.ts')).review(id, options));
  withStore(
    withPerson(
      audit
        .command('report')
        .description('write the report of an audit; exits 1 when its sample, drawn again, is not the one on record')
        .argument('<audit>', 'its name')
        .option('--out <report.html>', "where the page goes; the audit's name when left out")
        .option('--json', 'print the report as JSON, nothing else'),
    ),
  ).action(async (id: string, options) => (await import('./report.ts')).report(id, options));
  withFolder(
    withPerson(
      audit
        .command('trace')
        .description(
          'print queries, releases, audits, destruction and the entries as a trace (NDJSON), for gantry judge. It ends now, and is whole: what was due and is not in it was not done. Alerts are in `alerts trace`, which is not: what became of one after it was delivered is not in the store',
        ),
    ),
  ).action(async (options) => (await import('./trace.ts')).trace(options));
}
