import { createTurns } from '../../base/turns.ts';
import type { Frame, PlateRead, Recognizer } from '../../recognizer/ports.ts';
import type { FrameTruth } from '../../sim/world.ts';
import { EvidenceKeeper } from './evidence.ts';
import type { Progress } from './progress.ts';

export type Look = (frame: Frame, truth: FrameTruth) => void;

export interface Perception {
  readonly frames: readonly FrameTruth[];
  readonly reads: readonly PlateRead[];
  readonly evidence: EvidenceKeeper;
}

/**
 * Shows a camera's frames to a recognizer. Ground truth passes by on the other side: the recognizer gets the frame and
 * nothing else.
 *
 * @param frames a camera's frames with what is truly in them, in the order of their times
 * @param look sees each of them, too
 */
export async function perceive(
  frames: AsyncIterable<{ readonly frame: Frame; readonly truth: FrameTruth }>,
  recognizer: Recognizer,
  durationS: number,
  progress: Progress,
  look: Look = () => {},
): Promise<Perception> {
  const truths: FrameTruth[] = [];
  const answers: Promise<readonly PlateRead[]>[] = [];
  const evidence = new EvidenceKeeper();
  const turns = createTurns(recognizer.atOnce ?? 1);
  let hasFailed = false;
  for await (const { frame, truth } of frames) {
    truths.push(truth);
    const answer = turns.run(() => recognizer.process(frame));
    answers.push(answer);
    answer.catch(() => {
      hasFailed = true;
    });
    evidence.keep(frame);
    look(frame, truth);
    await turns.room();
    if (hasFailed) break;
    progress.update(frame.tS, durationS);
  }
  const reads = (await Promise.all(answers)).flat().concat(await recognizer.finish());
  progress.update(durationS, durationS);
  progress.end();
  return { frames: truths, reads, evidence };
}
