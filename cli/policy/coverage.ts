import { coverage as coverageOf } from '../../policy/pack/ledger.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { exercises, isUnexercised } from '../../scenarios/exercise.ts';
import { playTraces } from '../../scenarios/trace/library.ts';
import { exitCode } from '../exit-code.ts';

/** Whether every sentence of the order is accounted for, and every duty in it carried out by a rule and exercised by scenarios. */
export async function coverage({ pack: name }: { readonly pack: string }): Promise<void> {
  const pack = loadPack(name);
  const { sentences, headings, characters, duties, rules, uncovered, organisational } = coverageOf(pack);
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  say(`${name}: ${sentences} sentences and ${headings} headings account for every character of the order`);
  say(
    `  ${characters.inSentences} characters in sentences, ${characters.inHeadings} in headings, ${characters.between} in list markers and blanks`,
  );
  for (const { kind, strength, count } of duties)
    say(`  ${String(count).padStart(4)}  ${[kind, strength].filter(Boolean).join(', ')}`);
  say(`  ${rules} rules; duties that no rule carries out: ${uncovered.length}`);
  for (const { sentence, does } of uncovered) say(`    ${sentence}: ${does}`);
  const all = exercises(pack, await playTraces(pack));
  const lacking = all.filter(isUnexercised);
  say(
    `  ${all.length} executable duties; without a scenario that keeps it and a twin that breaks it: ${lacking.length}`,
  );
  for (const { sentence, does, kept, broken } of lacking)
    say(`    ${sentence}: ${does}; kept in: ${kept.join(', ') || 'none'}; broken in: ${broken.join(', ') || 'none'}`);
  say('  outside what a simulator can judge:');
  for (const { sentence, why } of organisational) say(`    ${sentence}: ${why}`);
  if (uncovered.length + lacking.length > 0) process.exitCode = exitCode.otherwise;
}
