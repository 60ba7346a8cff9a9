import { loadPack, packNames } from '../../policy/pack/load.ts';

/** The packs, with what each holds. */
export function list(): void {
  for (const name of packNames()) {
    const pack = loadPack(name);
    process.stdout.write(
      `${name}  ${pack.title}\n  ${pack.sentences.size} sentences, ${pack.rules.length} rules, ${pack.reasons.size} notification reasons\n`,
    );
  }
}
