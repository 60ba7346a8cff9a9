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
  const reads: PlateRead[] = [];
  const evidence = new EvidenceKeeper();
  for await (const { frame, truth } of frames) {
    truths.push(truth);
    reads.push(...(await recognizer.process(frame)));
    evidence.keep(frame);
    look(frame, truth);
    progress.update(frame.tS, durationS);
  }
  reads.push(...(await recognizer.finish()));
  progress.update(durationS, durationS);
  progress.end();
  return { frames: truths, reads, evidence };
}
