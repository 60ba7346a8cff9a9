import type { Fault } from '../../base/errors.ts';
import type { Verdict } from '../../policy/engine/verdict.ts';
import type { TraceEvent } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import type { FrameTruth } from '../../sim/world.ts';
import type { HardwareReport } from '../hardware/report.ts';
import type { PlannedList } from '../lists/read.ts';
import type { Scenario } from '../schema.ts';
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

/** What ran: of either kind of scenario. */
export interface Ran {
  readonly id: string;
  readonly seed: string;
  readonly scenario: Pick<Scenario, 'title' | 'story' | 'expects' | 'startsAt'>;
  /** The scenario file's text. */
  readonly source: string;
  readonly lists: readonly PlannedList[];
}

/** One run, from the scenario to the verdicts; without pixels there are no frames, reads or evidence. */
export interface RunResult {
  readonly plan: Ran;
  readonly responder: string;
  /** The scenario's twin that ran; null where it ran as it stands. */
  readonly twin: string | null;
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
  /** Of a run through a rig. */
  readonly hardware?: HardwareReport;
}

/** Whether a camera looked; else there is nothing to say of recognition. */
export const hasPixels = ({ frameCount }: Pick<RunResult, 'frameCount'>): boolean => frameCount.slots > 0;
