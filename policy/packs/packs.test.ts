/**
 * Runs the pages of each pack's `tests/` folder: a story, ground truth, a trace, and what the judge must say of it.
 * Whatever a page does not expect as violated, excused, undetermined or pending must not come up.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectRoot } from '../../base/files.ts';
import { readYaml } from '../../base/read-yaml.ts';
import type { Outcome, Verdict } from '../engine/verdict.ts';
import { createJudge } from '../judge.ts';
import { coverage } from '../pack/ledger.ts';
import { loadPack, packNames } from '../pack/load.ts';
import { prove } from '../prove/prove.ts';
import { parseTraceLine } from '../read-trace.ts';
import { truthSchema } from '../truth.ts';

const lines = z.array(z.string()).default([]);
const pageSchema = z.strictObject({
  story: z.string(),
  truth: truthSchema.nullable(),
  trace: z.string(),
  expect: z.strictObject({
    violated: lines,
    excused: lines,
    undetermined: lines,
    pending: lines,
    satisfied: lines,
  }),
});

function lineOf({ outcome, strength, clauses, rule, excusedBy }: Verdict): string {
  const line = `${clauses[0]!.id} ${rule}`;
  if (outcome === 'violated') return `${strength} ${line}`;
  return outcome === 'excused' ? `${line} by ${excusedBy!.id}` : line;
}

function linesOf(verdicts: readonly Verdict[], outcome: Outcome): string[] {
  return [...new Set(verdicts.filter((verdict) => verdict.outcome === outcome).map(lineOf))].sort();
}

describe.each(packNames())('pack %s', (name) => {
  const pack = loadPack(name);
  it('carries out every duty of its order', () => {
    expect(coverage(pack).uncovered).toEqual([]);
  });
  it('decides every combination of facts in its questions', () => {
    expect(prove(pack)).toMatchObject({ gaps: [], conflicts: [], disagreements: [], unproven: [], holds: true });
  }, 120_000);
  const folder = join(projectRoot, 'policy', 'packs', name, 'tests');
  it.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('%s', (file) => {
    const page = readYaml(join(folder, file), pageSchema).value;
    const judge = createJudge(pack, { truth: page.truth ?? undefined });
    const faults = page.trace
      .trim()
      .split('\n')
      .map((text, index) => {
        const read = parseTraceLine(text, file, index + 1);
        return 'fault' in read ? read.fault.what : judge.take(read.event);
      });
    const verdicts = judge.finish();
    expect(faults.filter(Boolean)).toEqual([]);
    for (const outcome of ['violated', 'excused', 'undetermined', 'pending'] as const)
      expect(linesOf(verdicts, outcome), outcome).toEqual([...page.expect[outcome]].sort());
    expect(linesOf(verdicts, 'satisfied')).toEqual(expect.arrayContaining(page.expect.satisfied));
  });
});
