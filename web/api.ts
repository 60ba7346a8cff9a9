/** What the studio's server tells the page, and is told by it. Nothing here changes a run. */
import type { Fault } from '../base/errors.ts';
import type { Verdict } from '../policy/engine/verdict.ts';
import type { TraceEvent } from '../policy/trace.ts';
import type { Truth } from '../policy/truth.ts';
import type { ChangeOutcome } from '../recognizer/alert/change-settings.ts';
import type { Received } from '../recognizer/alert/ports.ts';
import type { SettingsChange, UserSettings } from '../recognizer/alert/settings.ts';
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

/** `POST /api/session` signs in, and is answered with a cookie; `DELETE` signs out. */
export interface Credentials {
  readonly person: string;
  readonly password: string;
}

/**
 * `GET /api/alerts`, of who is signed in. With the `ETag` of an earlier answer in `If-None-Match`, and `Prefer: wait=20`, it
 * is answered when something has changed, or after so many seconds with 304.
 */
export interface AlertsView {
  readonly person: { readonly id: string; readonly role: string };
  readonly settings: UserSettings;
  /** Names of the groups of cameras to choose from. */
  readonly cameraGroups: readonly string[];
  /** Where e-mail may go (App.I.3). */
  readonly workDomains: readonly string[];
  /** Why the administrator's file holds as it was before, where it cannot be used as it is. */
  readonly configFault: string | null;
  /** What reached the person in the application within a shift, the most pressing first. */
  readonly alerts: readonly ShownAlert[];
}

export interface ShownAlert extends Received {
  /** Names of pictures of its run, to be had at {@link framePath}; that of the plate first. */
  readonly pictures: readonly string[];
}

/** `POST /api/alerts/seen` */
export interface SeenRequest {
  /** Who the page shows: in another of its browser's pages, somebody else may have signed in since. */
  readonly person: string;
  readonly deliveryIds: readonly string[];
}

/** `POST /api/alerts/settings`: all changes are made or, where one is not allowed (422) or warned of (409), none. */
export interface SettingsRequest {
  /** As for {@link SeenRequest}. */
  readonly person: string;
  readonly changes: readonly SettingsChange[];
  readonly despiteWarning: boolean;
}
export type SettingsAnswer = Pick<ChangeOutcome, 'faults' | 'warnings'>;

/** What the server answers with any other status but 200 and 204. */
export interface ApiError {
  readonly error: string;
  /** Of what a user gave, or has not given yet: each thing, where it is, and what would be right. */
  readonly faults?: readonly Fault[];
}

export const sessionPath = '/api/session';
export const alertsPath = '/api/alerts';
export const seenPath = `${alertsPath}/seen`;
export const settingsPath = `${alertsPath}/settings`;
export const runsPath = '/api/runs';
export const runPath = (id: string): string => `${runsPath}/${encodeURIComponent(id)}`;
export const framePath = (id: string, name: string): string => `${runPath(id)}/frames/${encodeURIComponent(name)}`;
/** A network's weights as ONNX, the very file that Node runs. */
export const weightsPath = (network: NetworkName): string => `/weights/${network}.onnx`;
