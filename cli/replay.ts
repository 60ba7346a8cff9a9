import { progressOn } from '../scenarios/run/progress.ts';
import { replayRun } from '../scenarios/run/replay.ts';
import { exitCode } from './exit-code.ts';

export async function replay(folder: string): Promise<void> {
  const { from, divergence } = await replayRun(folder, progressOn('replay'));
  if (from === 'reads')
    process.stdout.write(
      'The run went through a rig, whose pictures do not come again: replayed from the reads that it kept.\n',
    );
  if (!divergence) {
    process.stdout.write('The replay gave the same trace, byte for byte.\n');
    return;
  }
  const { line, recorded = '(no event: the trace ends)', replayed = '(no event: the trace ends)' } = divergence;
  process.stdout.write(
    `The first event that differs is in line ${line}:\n  recorded  ${recorded}\n  replayed  ${replayed}\n`,
  );
  process.exitCode = exitCode.otherwise;
}
