import { loadPack } from '../../policy/pack/load.ts';
import { type Finding, prove as proveOf } from '../../policy/prove/prove.ts';
import { exitCode } from '../exit-code.ts';

/** Goes through every combination of facts: none may be without an outcome, none may have two. */
export function prove({ pack: name }: { readonly pack: string }): void {
  const proof = proveOf(loadPack(name));
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  for (const { id, asks, combinations, outcomes } of proof.questions) {
    say(`${id}: ${asks}`);
    say(
      `  ${combinations} combinations: ${Object.entries(outcomes)
        .map(([outcome, count]) => `${outcome} ${count}`)
        .join(', ')}`,
    );
  }
  const tell = (kind: string, findings: readonly Finding[]): void => {
    for (const { question, what, facts, clauses, count } of findings) {
      say(`${kind} in ${question}, ${count} combinations: ${what}`);
      say(
        `  first: ${Object.entries(facts)
          .map(([fact, value]) => `${fact} ${value}`)
          .join(', ')}`,
      );
      for (const { id, text } of clauses) say(`  ${id} “${text}”`);
    }
  };
  tell('gap', proof.gaps);
  tell('conflict', proof.conflicts);
  tell('disagreement', proof.disagreements);
  for (const fault of proof.unproven) say(`unproven: ${fault}`);
  say(
    `${name}: ${proof.combinations} combinations, ${proof.gaps.length} gaps, ${proof.conflicts.length} conflicts, ` +
      `${proof.disagreements.length} disagreements with the judge, ${proof.unproven.length} unproven`,
  );
  if (!proof.holds) process.exitCode = exitCode.otherwise;
}
