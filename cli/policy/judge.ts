import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { formatFault, InputError } from '../../base/errors.ts';
import { createJudge } from '../../policy/judge.ts';
import { loadPack } from '../../policy/pack/load.ts';
import { readTrace } from '../../policy/read-trace.ts';
import { readTruth } from '../../scenarios/run/read-run.ts';
import { exitCode } from '../exit-code.ts';

interface Options {
  readonly pack: string;
  readonly truth?: string;
}

/** Judges a trace from anywhere. What is no event, or cannot belong to the trace, is set aside and told; the rest is judged. */
export async function judge(file: string, options: Options): Promise<void> {
  const truth = options.truth === undefined ? undefined : readTruth(options.truth);
  const counts = new Map<string, number>();
  const bench = createJudge(loadPack(options.pack), {
    truth,
    onVerdict: ({ outcome, strength, clauses, why, events, missing }) => {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (outcome === 'satisfied' || outcome === 'not-applicable') return;
      const lacks = missing.length > 0 ? ` Not known: ${missing.join('; ')}.` : '';
      const rests = events.map((seq) => `#${seq}`).join(' ');
      process.stdout.write(
        `${outcome} (${strength}) ${clauses.map(({ id }) => id).join(', ')}: ${why}${lacks} [${rests}]\n`,
      );
    },
  });
  let setAside = 0;
  const tell = (text: string): void => {
    setAside++;
    process.stderr.write(`${text}\n`);
  };
  for await (const read of readTrace(linesOf(file), file)) {
    if ('fault' in read) {
      tell(formatFault(read.fault));
      continue;
    }
    const fault = bench.take(read.event);
    if (fault) tell(formatFault({ what: fault, where: { file, line: read.line } }));
  }
  bench.finish();
  const parts = ['satisfied', 'violated', 'excused', 'pending', 'undetermined'].map(
    (outcome) => `${counts.get(outcome) ?? 0} ${outcome}`,
  );
  process.stdout.write(`verdicts: ${parts.join(', ')}${setAside > 0 ? `; lines set aside: ${setAside}` : ''}\n`);
  if (counts.has('violated')) process.exitCode = exitCode.otherwise;
  if (setAside > 0) process.exitCode = exitCode.badInput;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    throw new InputError({
      what: code === 'ENOENT' ? 'file not found' : `cannot be read (${code})`,
      where: { file },
      expected: 'a trace (NDJSON)',
    });
  }
}
