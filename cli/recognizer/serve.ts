import { startRecognizerServer } from '../../recognizer/adapters/http/server.ts';
import { openBuiltInPool } from '../../recognizer/workers/open.ts';
import { threadsFrom } from '../threads.ts';
import { portFrom } from './arguments.ts';

interface Options {
  readonly host: string;
  readonly port: string;
  readonly workers?: string;
}

/** Serves the built-in recognizer over HTTP until it is stopped. */
export async function serve({ host, port, workers }: Options): Promise<void> {
  const reader = await openBuiltInPool(threadsFrom(workers));
  const server = await startRecognizerServer(reader, { host, port: portFrom(port) });
  const origin = server.listeningOrigin;
  process.stdout.write(`${reader.name} is at ${origin}, reading ${picturesAtOnce(reader.atOnce)} (Ctrl+C ends it)
  OpenALPR Cloud API v2:     POST ${origin}/v2/recognize  or  /v2/recognize_bytes
  Plate Recognizer Snapshot: POST ${origin}/v1/plate-reader/
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
}

const picturesAtOnce = (count: number): string => (count === 1 ? 'one picture at a time' : `${count} pictures at once`);
