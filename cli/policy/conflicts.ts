import { loadPack } from '../../policy/pack/load.ts';

/** Where the order disagrees with itself: both sides, the reading taken, and what takes the other. */
export function conflicts({ pack: name }: { readonly pack: string }): void {
  for (const conflict of loadPack(name).conflicts.values())
    process.stdout.write(
      [
        `${conflict.id}  ${conflict.title}`,
        `  ${conflict.clauses.join(', ')} against ${conflict.against.join(', ')}: ${conflict.conflict}`,
        `  taken: ${conflict.reading}`,
        `  other: ${conflict.otherReading} (parameter ${conflict.switch.parameter})`,
        '',
      ].join('\n'),
    );
}
