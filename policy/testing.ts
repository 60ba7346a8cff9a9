/** The pages of a pack's `tests/` folder, for tests and for mutants. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../base/files.ts';
import { judge } from './judge.ts';
import type { Pack } from './pack/schema.ts';
import type { TraceEvent } from './trace.ts';
import type { Truth } from './truth.ts';

export interface Page {
  readonly truth: Truth | undefined;
  readonly events: TraceEvent[];
}

export function readPage(name: string, pack = 'clinton-12.10'): Page {
  const folder = join(projectRoot, 'policy', 'packs', pack, 'tests');
  const { truth, trace } = parse(readFileSync(join(folder, `${name}.yaml`), 'utf8'));
  const lines: string[] = trace.trim().split('\n');
  return { truth: truth ?? undefined, events: lines.map((line) => JSON.parse(line)) };
}

/** Rules that the page breaks by the pack, sorted. */
export function brokenBy(pack: Pack, { events, truth }: Page): string[] {
  const broken = judge(pack, events, truth).filter(({ outcome }) => outcome === 'violated');
  return [...new Set(broken.map(({ rule }) => rule))].sort();
}
