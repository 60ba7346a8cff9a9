import { coverage as coverageOf } from '../../policy/pack/ledger.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { exitCode } from '../exit-code.ts';

/** Whether every sentence of the order is accounted for, and every duty in it carried out by a rule. */
export function coverage({ pack: name }: { readonly pack: string }): void {
  const { sentences, headings, characters, duties, rules, uncovered, organisational } = coverageOf(loadPack(name));
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  say(`${name}: ${sentences} sentences and ${headings} headings account for every character of the order`);
  say(
    `  ${characters.inSentences} characters in sentences, ${characters.inHeadings} in headings, ${characters.between} in list markers and blanks`,
  );
  for (const { kind, strength, count } of duties)
    say(`  ${String(count).padStart(4)}  ${[kind, strength].filter(Boolean).join(', ')}`);
  say(`  ${rules} rules; duties that no rule carries out: ${uncovered.length}`);
  for (const { sentence, does } of uncovered) say(`    ${sentence}: ${does}`);
  say('  outside what a simulator can judge:');
  for (const { sentence, why } of organisational) say(`    ${sentence}: ${why}`);
  if (uncovered.length > 0) process.exitCode = exitCode.otherwise;
}
