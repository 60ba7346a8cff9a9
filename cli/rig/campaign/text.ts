import type { CampaignResult, KindSummary } from '../../../firmware-bridge/campaign/campaign.ts';
import { type Trial, trialPasses } from '../../../firmware-bridge/campaign/trial.ts';
import type { Ran } from './campaign.ts';

const ms = (seconds: number): string => (seconds * 1000).toFixed(1);

/** One row a kind of fault; the columns are those of {@link campaignHead}. */
export const campaignRow = (kind: KindSummary): string[] => [
  kind.title,
  `${kind.passed} of ${kind.trials}`,
  String(kind.hangs),
  `${kind.timesWrong} of ${kind.timesTold}`,
  String(kind.timesUntold),
  `${ms(kind.largestErrorS)} ≤ ${ms(kind.largestUncertaintyS)}`,
  `${kind.safeAfterS.toFixed(3)} ≤ ${kind.safeWithinS.toFixed(1)} ${kind.from === 'fault' ? '' : '(closing)'}`,
];

export const campaignHead = [
  'fault',
  'passed',
  'hangs',
  'wrong times',
  'untold times',
  'largest error, uncertainty (ms)',
  'safe after (s)',
] as const;

export const campaignTitle = ({ trials, seed, passed, lastedS }: CampaignResult): string =>
  `Fault campaign: ${passed} of ${trials} trials passed, seed ${seed}, ${lastedS.toFixed(0)} s of emulated time`;

/** Why a trial failed, in words; undefined where it did not. */
export function failureOf(trial: Trial): string | undefined {
  if (trialPasses(trial)) return undefined;
  const { hang, error, lit, times, safeAfterS, safeWithinS } = trial;
  const parts = [
    hang && `hang: ${hang}`,
    error && `error: ${error}`,
    !lit && 'the light never was on',
    times.frames === 0 && 'no frame was timed',
    times.wrong > 0 && `${times.wrong} of ${times.told} times outside of what was stated`,
    !(safeAfterS <= safeWithinS) && `safe after ${safeAfterS.toFixed(3)} s, limit ${safeWithinS} s`,
  ];
  return `trial ${trial.index} (${trial.kind}): ${parts.filter(Boolean).join('; ')}`;
}

export function campaignText(result: CampaignResult, { date, program, machine }: Ran): string {
  const rows = [[...campaignHead], ...result.kinds.map(campaignRow)];
  const widths = campaignHead.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  const failures = result.trialList.flatMap((trial) => failureOf(trial) ?? []);
  return `${[campaignTitle(result), `${date}; ${program}; ${machine}`, '', ...lines, ...failures].join('\n')}\n`;
}
