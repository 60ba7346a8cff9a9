/** `npm run studio`: serves the studio on this machine until it is stopped. Exit code 2: bad usage or input. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { InputError } from '../../base/errors.ts';
import { projectRoot } from '../../base/files.ts';
import { pageFile } from '../../scenarios/serve/page.ts';
import { openShared } from '../../store/open.ts';
import { startStudio } from './server.ts';

const { port, runs, store, config } = new Command('studio')
  .description('Serves the studio on this machine only: runs in 3D, plates in photographs, alerts for who signs in.')
  .option('--port <port>', 'where to listen; 0 takes any free port', portOf, 4310)
  .option('--runs <folder>', 'where the run folders are', 'runs')
  .option('--store <folder>', 'where alerts are kept, unless GANTRY_DATABASE_URL names a server', 'gantry-data')
  .option('--config <file>', 'cameras and work domains of alerts (docs/alerts.md)', 'alerts.yaml')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ port: number; runs: string; store: string; config: string }>();

const pageFolder = join(projectRoot, 'dist', 'web');
try {
  if (!existsSync(join(pageFolder, pageFile)))
    throw new InputError({
      what: 'holds no page',
      where: { file: pageFolder },
      expected: 'npm run studio to build it',
    });
  const server = await startStudio(
    { pageFolder, runsFolder: resolve(runs), store: openShared(resolve(store)), configFile: resolve(config) },
    port,
  );
  process.stdout.write(`The studio is at ${server.listeningOrigin} (Ctrl+C ends it)\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function portOf(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return Number(text);
}
