import { InputError } from '../../base/errors.ts';
import { clauseOf } from '../../policy/pack/ledger.ts';
import { loadPack } from '../../policy/pack/load.ts';

/** A clause with all below it: its sentences, the duties in them, and the rules that carry these out. */
export function show(clause: string, { pack: name }: { readonly pack: string }): void {
  const pack = loadPack(name);
  const sentences = [...pack.sentences.values()].filter(
    ({ id }) => id === clause || clauseOf(id) === clause || id.startsWith(`${clause}.`),
  );
  if (sentences.length === 0)
    throw new InputError({
      what: `${name} has no clause "${clause}"`,
      where: { file: 'gantry policy show' },
      expected: 'a clause of the order, for example IV.D.d',
    });
  for (const { id, text, duties } of sentences) {
    process.stdout.write(`${id}  “${text}”\n`);
    for (const { kind, strength, does } of duties)
      process.stdout.write(`    ${[kind, strength].filter(Boolean).join(', ')}: ${does}\n`);
    for (const rule of pack.rules.filter((rule) => rule.cites.includes(id)))
      process.stdout.write(`    rule ${rule.id}: ${rule.about}\n`);
  }
}
