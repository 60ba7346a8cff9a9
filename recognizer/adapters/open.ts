import type { PictureReader } from '../ports.ts';
import { defaultThreads, openBuiltInPool } from '../workers/open.ts';
import { openCommandReader } from './command/reader.ts';
import { openFolderReader } from './folder/reader.ts';
import { openHttpReader, services } from './http/client.ts';
import { openPpOcrReader } from './pp-ocr/open.ts';
import { parseSpec } from './spec.ts';

/**
 * The recognizer that a specification names, ready to read: `builtin`, `pp-ocr`, `http:URL`, `command:"…"` or
 * `folder:READS`, as docs/adapters.md lists them. The key of a service comes from the environment,
 * GANTRY_RECOGNIZER_KEY, so that it stands in no file and no report.
 *
 * @param threads in which the built-in recognizer reads; others read one picture at a time
 * @throws InputError for a specification that names none, or one that cannot be had
 */
export async function openRecognizer(spec: string, threads = defaultThreads()): Promise<PictureReader> {
  const parsed = parseSpec(spec);
  switch (parsed.kind) {
    case 'builtin':
      return openBuiltInPool(threads);
    case 'pp-ocr':
      return openPpOcrReader();
    case 'http':
      return openHttpReader(services[parsed.service], parsed.address, { key: process.env.GANTRY_RECOGNIZER_KEY });
    case 'command':
      return openCommandReader(parsed.command);
    case 'folder':
      return openFolderReader(parsed.path);
  }
}
