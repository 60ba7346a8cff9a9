/** The fault campaign: trials over all kinds of faults in turn, each with a seed of its own, and what they come to. */
import { createRng } from '../../base/rng.ts';
import { cameraRigHex, loadProgram } from '../emulator/program.ts';
import { type FaultKind, faultKinds, strikeOf } from './faults.ts';
import { runTrial, type Trial, trialPasses } from './trial.ts';

export interface CampaignSettings {
  readonly trials: number;
  readonly seed: string;
}

export interface KindSummary {
  readonly kind: FaultKind;
  readonly title: string;
  readonly trials: number;
  readonly passed: number;
  readonly hangs: number;
  readonly timesTold: number;
  readonly timesWrong: number;
  /** Not told, as not sure. */
  readonly timesUntold: number;
  readonly largestErrorS: number;
  readonly largestUncertaintyS: number;
  /** From the fault, or where `from` says so from the closing, to the safe state: the longest, and its limit. */
  readonly from: 'fault' | 'closing';
  readonly safeAfterS: number;
  readonly safeWithinS: number;
}

export interface CampaignResult extends CampaignSettings {
  readonly format: 'gantry-rig-campaign/1';
  /** Of the board's time, all trials together. */
  readonly lastedS: number;
  readonly passed: number;
  readonly kinds: readonly KindSummary[];
  readonly trialList: readonly Trial[];
}

/** Same settings, same result. */
export async function runCampaign(
  { trials, seed }: CampaignSettings,
  onTrial: (trial: Trial) => void = () => {},
): Promise<CampaignResult> {
  const program = loadProgram(cameraRigHex);
  const rng = createRng(seed);
  const done: Trial[] = [];
  for (let index = 0; index < trials; index++) {
    const trial = await runTrial(index, faultKinds[index % faultKinds.length]!, program, rng.fork(index));
    done.push(trial);
    onTrial(trial);
  }
  return {
    format: 'gantry-rig-campaign/1',
    trials,
    seed,
    lastedS: sum(done, ({ lastedS }) => lastedS),
    passed: done.filter(trialPasses).length,
    kinds: faultKinds.flatMap((kind) => {
      const own = done.filter((trial) => trial.kind === kind);
      return own.length > 0 ? [summaryOf(kind, own)] : [];
    }),
    trialList: done,
  };
}

const sum = (trials: readonly Trial[], of: (trial: Trial) => number): number =>
  trials.reduce((total, trial) => total + of(trial), 0);
const most = (trials: readonly Trial[], of: (trial: Trial) => number): number => Math.max(...trials.map(of));

function summaryOf(kind: FaultKind, own: readonly Trial[]): KindSummary {
  const { title, from, safeWithinS } = strikeOf(kind);
  return {
    kind,
    title,
    trials: own.length,
    passed: own.filter(trialPasses).length,
    hangs: own.filter(({ hang }) => hang !== undefined).length,
    timesTold: sum(own, ({ times }) => times.told),
    timesWrong: sum(own, ({ times }) => times.wrong),
    timesUntold: sum(own, ({ times }) => times.untold),
    largestErrorS: most(own, ({ times }) => times.largestErrorS),
    largestUncertaintyS: most(own, ({ times }) => times.largestUncertaintyS),
    from,
    safeAfterS: most(own, ({ safeAfterS }) => safeAfterS),
    safeWithinS,
  };
}
