import type { Command } from 'commander';
import { withPerson, withStore } from '../desk-options.ts';

const defaultPack = 'clinton-12.10';

/** `gantry policy` and `gantry judge`: the order as data, and the judge by itself. */
export function addPolicy(program: Command): void {
  program
    .command('judge')
    .description(
      'judge a trace from anywhere (NDJSON, as policy/trace.ts says); exits 2 when lines had to be set aside',
    )
    .argument('<trace.ndjson>', 'a trace, for example of a run folder')
    .option('--pack <name>', 'the policy pack to judge by', defaultPack)
    .option('--truth <file>', 'ground truth; without it, what turns on it is undetermined')
    .action(async (file: string, options) => (await import('./judge.ts')).judge(file, options));

  const policy = program
    .command('policy')
    .description('the written order as a policy pack: its sentences, its rules, its proof');
  const policyCommand = (name: string, description: string) =>
    policy.command(name).description(description).option('--pack <name>', 'the policy pack', defaultPack);

  policy
    .command('list')
    .description('list the policy packs')
    .action(async () => (await import('./list.ts')).list());
  policyCommand('show', 'show a clause: its sentences, their duties, the rules that carry them out')
    .argument('<clause>', 'for example IV.D.d')
    .action(async (clause: string, options) => (await import('./show.ts')).show(clause, options));
  policyCommand('coverage', 'account for every sentence of the order; exits 1 when one is not').action(
    async (options) => (await import('./coverage.ts')).coverage(options),
  );
  policyCommand('conflicts', 'list where the order disagrees with itself, and the reading taken').action(
    async (options) => (await import('./conflicts.ts')).conflicts(options),
  );
  policyCommand('prove', 'go through all combinations of facts; exits 1 when one has no outcome, or two').action(
    async (options) => (await import('./prove.ts')).prove(options),
  );
  policyCommand(
    'mutants',
    'put each named fault into a clean trace; exits 1 when one is not caught by its clause',
  ).action(async (options) => (await import('./mutants.ts')).mutants(options));
  policyCommand('why', 'argue the decision on an alert: facts, rule, sentence')
    .argument('<run>', 'a run folder')
    .argument('<alert>', 'for example alert-1')
    .action(async (run: string, alert: string, options) => (await import('./why.ts')).why(run, alert, options));
  withStore(
    withPerson(
      policy
        .command('review')
        .description('enter that the Chief or designee has reviewed the order, for its yearly review (VI.A.a)')
        .requiredOption('--recommends <what>', 'what is recommended; "" for nothing'),
    ),
  ).action(async (options) => (await import('./review.ts')).review(options));
}
