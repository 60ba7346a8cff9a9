/** `npm run studio`: serves the studio on loopback until it is stopped. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { projectRoot } from '../../base/files.ts';
import { createStudio, pageFile } from './server.ts';

const options = new Command('studio')
  .description('Serves the studio, a page that plays runs in 3D, on this machine only.')
  .option('--port <port>', 'where to listen; 0 takes any free port', portOf, 4310)
  .option('--runs <folder>', 'where the run folders are', 'runs')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()
  .opts<{ port: number; runs: string }>();

const pageFolder = join(projectRoot, 'dist', 'web');
if (!existsSync(join(pageFolder, pageFile))) stop(`${pageFolder} holds no page; npm run studio builds it`);
const server = createStudio({ pageFolder, runsFolder: resolve(options.runs) });
try {
  const address = await server.listen({ host: '127.0.0.1', port: options.port });
  process.stdout.write(`The studio is at ${address} (Ctrl+C ends it)\n`);
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  stop(code === 'EADDRINUSE' ? `port ${options.port} is in use; --port takes another, for example 4311` : message);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}

function stop(why: string): never {
  process.stderr.write(`studio: ${why}\n`);
  process.exit(2);
}
