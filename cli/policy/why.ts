import { join } from 'node:path';
import { InputError } from '../../base/errors.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { argueAlert } from '../../policy/why.ts';
import { describeEvent } from '../../scenarios/report/wording.ts';
import { readRunTrace, readTruth } from '../../scenarios/run/read-run.ts';

/** The decision on an alert of a run as an argument: what follows, by which rule, from which sentence, on which facts. */
export function why(run: string, alertId: string, { pack: name }: { readonly pack: string }): void {
  const trace = readRunTrace(run);
  const argument = argueAlert(loadPack(name), trace, alertId, readTruth(join(run, 'truth.json')));
  if (!argument) {
    const alerts = trace.flatMap((event) => (event.type === 'alert' ? event.alertId : []));
    throw new InputError({
      what: `the run has no alert "${alertId}"`,
      where: { file: run },
      expected: alerts.join(', ') || 'a run with alerts',
    });
  }
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  say(describeEvent(argument.alert));
  for (const {
    tS,
    outcome,
    strength,
    claim,
    facts,
    events,
    rule,
    clauses,
    inferred,
    excusedBy,
    turnsOn,
  } of argument.steps) {
    say(`\n${tS.toFixed(1)} s  ${outcome} (${strength}): ${claim}`);
    for (const fact of facts) say(`    since ${fact}`);
    for (const event of events) say(`    #${event.seq} ${describeEvent(event)}`);
    say(`    rule ${rule.id}: ${rule.about}`);
    for (const { id, text } of clauses) say(`    ${id} “${text}”`);
    if (inferred) say(`    inferred: ${inferred}`);
    if (excusedBy) say(`    excused by ${excusedBy.id} “${excusedBy.text}”`);
    for (const { id, taken } of turnsOn) say(`    turns on ${id}: ${taken}`);
  }
}
