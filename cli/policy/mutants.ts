import { InputError } from '../../base/errors.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { readPage } from '../../policy/testing.ts';
import { mutants as catalogue } from '../../scenarios/mutants/mutants.ts';
import { runMutants } from '../../scenarios/mutants/run-mutants.ts';
import { responderNamed } from '../../scenarios/respond/responders.ts';
import { tracePlans } from '../../scenarios/trace/library.ts';
import { runTrace } from '../../scenarios/trace/run.ts';
import { exitCode } from '../exit-code.ts';

/** Whether each named fault is caught by the clause that it breaks, and neither a clean trace nor a story by the book raises an alarm. */
export async function mutants({ pack: name }: { readonly pack: string }): Promise<void> {
  const pack = loadPack(name);
  const ofPack = catalogue[name];
  if (!ofPack)
    throw new InputError({
      what: 'a pack without a catalogue of faults',
      where: { file: name },
      expected: Object.keys(catalogue).join(', '),
    });
  const { results, caught, falseAlarms, holds } = runMutants(pack, ofPack, (base) => readPage(base, name));
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  const faultWidth = Math.max(...ofPack.map(({ fault }) => fault.length));
  const clauseWidth = Math.max(...ofPack.map(({ caughtBy }) => caughtBy.length));
  for (const { mutant, caught: isCaught, also, refused } of results) {
    const line = `${isCaught ? 'caught' : 'MISSED'}  ${mutant.fault.padEnd(faultWidth)}  ${mutant.caughtBy.padEnd(clauseWidth)}`;
    say([line, also.length > 0 ? `also broken: ${also.join(', ')}` : ''].join('  ').trimEnd());
    say(`        ${mutant.says}`);
    for (const why of refused) say(`        no trace: ${why}`);
  }
  const stories = tracePlans(name);
  const byTheBook = await Promise.all(
    stories.map((plan) => runTrace(plan, responderNamed('by-the-book'), undefined, pack)),
  );
  const alarms = byTheBook.flatMap(({ plan, verdicts }) =>
    verdicts
      .filter(({ outcome }) => outcome === 'violated')
      .map(({ clauses, why }) => ({ base: plan.id, clause: clauses[0]!.id, why })),
  );
  for (const { base, clause, why } of [...falseAlarms, ...alarms]) say(`false alarm in ${base}: ${clause}: ${why}`);
  say(
    `${name}: ${results.length} faults, ${caught} caught by the named clause, ${results.length - caught} missed, ${falseAlarms.length + alarms.length} false alarms, ${stories.length} stories of the library by the book among the clean traces`,
  );
  if (!holds || alarms.length > 0) process.exitCode = exitCode.otherwise;
}
