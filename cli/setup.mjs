/**
 * The way in: `npm start`, `npm test` and the other scripts call this first. It brings a fresh clone to the point where the
 * programs run; what is done already is not done again. Plain JavaScript without packages, as it runs before `npm ci`.
 *
 * node cli/setup.mjs [--for test]     exit code 0: ready; 2: something is missing, and the output says what to do
 */
import { parseArgs } from 'node:util';
import { buildBundles } from './setup/bundles.mjs';
import { canvasNeed, canvasWorks, compileCanvas } from './setup/canvas.mjs';
import { chromiumNeed, findChromium } from './setup/chromium.mjs';
import { emulationNeeds } from './setup/emulation.mjs';
import { installPackages } from './setup/packages.mjs';
import { renderingNeed, renderingWorks } from './setup/rendering.mjs';
import { requireNode, SetupError } from './setup/step.mjs';
import { provideForSystem } from './setup/system.mjs';

try {
  requireNode('20.19');
  const { values } = parseArgs({ options: { for: { type: 'string' } } });
  if (values.for !== undefined && values.for !== 'test')
    throw new SetupError(`--for test is known, --for ${values.for} is not`);
  await installPackages();

  const needs = [];
  if (!(await canvasWorks())) needs.push(canvasNeed);
  if (!(await renderingWorks())) needs.push(renderingNeed);
  if (values.for === 'test' && !findChromium()) needs.push(chromiumNeed);
  if (values.for === 'test') needs.push(...emulationNeeds());
  await provideForSystem(needs);
  if (needs.includes(canvasNeed)) await compileCanvas();
  if (needs.includes(renderingNeed) && !(await renderingWorks()))
    throw new SetupError('no way to render was found; node cli/setup/adapter.mjs says why');

  await buildBundles();
} catch (error) {
  if (!(error instanceof SetupError) && !error?.code?.startsWith('ERR_PARSE_ARGS')) throw error;
  process.stderr.write(`\nSet-up stopped: ${error.message}\n`);
  process.exitCode = 2;
}
