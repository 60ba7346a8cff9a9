/**
 * The way in: `npm start`, `npm test` and the other scripts call this first. It brings a fresh clone to the point where the
 * programs run; what is done already is not done again. Plain JavaScript without packages, as it runs before `npm ci`.
 *
 * node cli/setup.mjs [--for test]     exit code 0: ready; 2: something is missing, and the output says what to do
 */
import { parseArgs } from 'node:util';
import { buildBundles } from './setup/bundles.mjs';
import { prepareCanvas } from './setup/canvas.mjs';
import { requireChromium } from './setup/chromium.mjs';
import { installPackages } from './setup/packages.mjs';
import { requireRendering } from './setup/rendering.mjs';
import { requireNode, SetupError } from './setup/step.mjs';

try {
  const { values } = parseArgs({ options: { for: { type: 'string' } } });
  if (values.for !== undefined && values.for !== 'test')
    throw new SetupError(`--for ${values.for} is not known; --for test is`);
  requireNode('20.19');
  await installPackages();
  await prepareCanvas();
  await requireRendering();
  if (values.for === 'test') await requireChromium();
  await buildBundles();
} catch (error) {
  if (!(error instanceof SetupError) && error?.code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw error;
  process.stderr.write(`\nSet-up stopped: ${error.message}\n`);
  process.exitCode = 2;
}
