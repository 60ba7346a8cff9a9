/** What the studio's server tells the page. Read only: nothing here changes a run. */
import type { Verdict } from '../policy/engine/verdict.ts';
import type { TraceEvent } from '../policy/trace.ts';
import type { Truth } from '../policy/truth.ts';
import type { NetworkName } from '../recognizer/networks.ts';
import type { PlateRead } from '../recognizer/ports.ts';
import type { resultJson } from '../scenarios/run/folder.ts';

/** `GET /api/runs` */
export interface RunList {
  /** Where runs are looked for. */
  readonly folder: string;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** Folders that look like a run's but cannot be used, and why. */
  readonly unreadable: readonly { readonly id: string; readonly why: string }[];
}

export interface RunSummary {
  readonly id: string;
  readonly title: string;
  readonly scenario: string;
  readonly seed: string;
  readonly responder: string;
  readonly asExpected: boolean;
}

/** `GET /api/runs/:id` */
export interface RunDetail extends RunSummary {
  /** The scenario as the run has frozen it, with its lists in the order in which it names them. */
  readonly frozen: {
    readonly file: string;
    readonly text: string;
    readonly lists: readonly { readonly file: string; readonly text: string }[];
  };
  readonly result: ReturnType<typeof resultJson>;
  readonly truth: Truth;
  readonly trace: readonly TraceEvent[];
  readonly verdicts: readonly Verdict[];
  readonly reads: readonly PlateRead[];
  /** Names of the pictures in the run's `frames/`, to be had at {@link framePath}. */
  readonly frames: readonly string[];
}

/** What the server answers with any status but 200. */
export interface ApiError {
  readonly error: string;
}

export const runsPath = '/api/runs';
export const runPath = (id: string): string => `${runsPath}/${encodeURIComponent(id)}`;
export const framePath = (id: string, name: string): string => `${runPath(id)}/frames/${encodeURIComponent(name)}`;
/** A network's weights as ONNX, the very file that Node runs. */
export const weightsPath = (network: NetworkName): string => `/weights/${network}.onnx`;
