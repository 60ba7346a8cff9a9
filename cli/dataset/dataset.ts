import { formatFault, InputError } from '../../base/errors.ts';
import { version } from '../../package.json';
import { checkDatasetFolder } from '../../scenarios/dataset/check/check.ts';
import { exportDataset as write } from '../../scenarios/dataset/export.ts';
import { datasetFormats, isDatasetFormat } from '../../scenarios/dataset/formats.ts';
import { scenarioFile } from '../../scenarios/library.ts';
import { planScenario } from '../../scenarios/plan.ts';
import { scenarioFromFile } from '../../scenarios/source.ts';
import { exitCode } from '../exit-code.ts';

interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly seed?: string;
  readonly most?: string;
}

/** Writes a scenario's frames with their truth. */
export async function exportDataset(scenario: string, { format, out, seed, most }: ExportOptions): Promise<void> {
  if (!isDatasetFormat(format))
    throw new InputError({
      what: `no format "${format}"`,
      where: { file: '--format' },
      expected: Object.keys(datasetFormats).join(', '),
    });
  if (most !== undefined && !/^[1-9]\d*$/.test(most))
    throw new InputError({
      what: `"${most}" is no number of frames`,
      where: { file: '--most' },
      expected: '1 or more',
    });
  const plan = planScenario(scenarioFromFile(scenarioFile(scenario)), seed);
  const limit = most === undefined ? undefined : Number(most);
  const { pictures, plates } = await write(plan, format, out, `gantry ${version}`, limit);
  process.stdout.write(`${pictures} pictures with ${plates} plates in ${out}\n`);
}

/** Checks a dataset folder; what is wrong is exit code 2. */
export async function checkDataset(folder: string): Promise<void> {
  const { format, pictures, boxes, faults } = await checkDatasetFolder(folder);
  for (const fault of faults) process.stderr.write(`${formatFault(fault)}\n`);
  process.stdout.write(`${format}: ${pictures} pictures, ${boxes} plates, ${faults.length} faults\n`);
  if (faults.length > 0) process.exitCode = exitCode.badInput;
}
