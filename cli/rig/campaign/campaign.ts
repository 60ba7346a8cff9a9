import { cpus } from 'node:os';
import { join, relative } from 'node:path';
import { writeWhole } from '../../../base/files.ts';
import { runCampaign } from '../../../firmware-bridge/campaign/campaign.ts';
import { version } from '../../../package.json';
import { runId } from '../../../scenarios/run/folder.ts';
import { progressOn } from '../../../scenarios/run/progress.ts';
import { exitCode } from '../../exit-code.ts';
import { renderCampaign } from './page.tsx';
import { campaignText } from './text.ts';

interface Options {
  readonly trials: number;
  readonly seed: string;
  readonly out: string;
}

/** Where and when a campaign ran; what it found does not depend on it. */
export interface Ran {
  readonly date: string;
  readonly program: string;
  readonly machine: string;
}

/** Runs the fault campaign, and writes what it found: `result.json` and `report.html`. Exits 1 when a trial fails. */
export async function campaign({ trials, seed, out }: Options): Promise<void> {
  const progress = progressOn('trials');
  const result = await runCampaign({ trials, seed }, ({ index }) => progress.update(index + 1, trials));
  progress.end();
  const ran: Ran = {
    date: new Date().toISOString(),
    program: `gantry ${version}`,
    machine: `Node ${process.versions.node}, ${process.platform}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`,
  };
  const folder = join(out, runId('rig-campaign', seed, String(trials)));
  writeWhole(join(folder, 'report.html'), renderCampaign(result, ran));
  writeWhole(join(folder, 'result.json'), `${JSON.stringify({ ...ran, ...result }, null, 2)}\n`);
  process.stdout.write(campaignText(result, ran));
  process.stdout.write(`\nreport: ${relative('.', folder)}/report.html\n`);
  if (result.passed < result.trials) process.exitCode = exitCode.otherwise;
}
