import type { Fault } from '../../base/errors.ts';
import type { Verdict } from '../../policy/engine/verdict.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { FrameTruth } from '../../sim/world.ts';
import type { Plan } from '../plan.ts';
import type { Score } from '../score/score.ts';

/** What ran, for whoever wants the same again. */
export interface Versions {
  readonly gantry: string;
  readonly recognizer: string;
  readonly pack: string;
}

/** A frame that led to an alert, and where the read's plate lies in it. */
export interface EvidenceFrame {
  readonly index: number;
  readonly tS: number;
  readonly jpeg: Buffer;
}

export interface AlertEvidence {
  readonly alertId: string;
  readonly readId: string;
  /** At most three, the read's surest, in the order of their times. */
  readonly frames: readonly EvidenceFrame[];
  /** The plate in the best of them, enlarged. */
  readonly crop: Buffer;
}

export interface FrameCount {
  readonly exposed: number;
  readonly slots: number;
}

/** One run, from the scenario to the verdicts. */
export interface RunResult {
  readonly plan: Plan;
  readonly responder: string;
  readonly versions: Versions;
  readonly frameCount: FrameCount;
  readonly frames: readonly FrameTruth[];
  readonly reads: readonly PlateRead[];
  /** Rows of the hot lists that could not be used. */
  readonly setAside: readonly Fault[];
  readonly truth: Truth;
  readonly trace: readonly TraceEvent[];
  readonly verdicts: readonly Verdict[];
  readonly evidence: readonly AlertEvidence[];
  readonly score: Score;
}
