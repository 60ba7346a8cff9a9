import { statSync } from 'node:fs';
import { type Fault, formatFault } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import type { InvestigationDesk } from '../../recognizer/investigate/desk.ts';
import type { NewRead } from '../../recognizer/investigate/ports.ts';
import { readsOfLines } from '../../scenarios/desk/read-lines.ts';
import { readsOfRun } from '../../scenarios/desk/run-reads.ts';
import { openStore } from '../../store/open.ts';
import { atDesk } from '../desk.ts';
import type { DeskOptions } from '../desk-options.ts';
import { exitCode } from '../exit-code.ts';

/** So many are kept at once: each lot whole or not at all. */
const lot = 1000;

/** Takes reads into keeping, lot by lot; one that is killed goes on where it was, since what is kept stays once. */
export async function importReads(from: readonly string[], options: DeskOptions): Promise<void> {
  const sources = from.map((path) => ({ path, ...readsOf(path) }));
  for (const fault of sources.flatMap(({ setAside }) => setAside)) process.stderr.write(`${formatFault(fault)}\n`);
  if (sources.some(({ setAside }) => setAside.length > 0)) process.exitCode = exitCode.badInput;
  const keep = async (desk: InvestigationDesk): Promise<void> => {
    for (const { path, reads } of sources) {
      let added = 0;
      const differing: string[] = [];
      for (let place = 0; place < reads.length; place += lot) {
        const kept = await desk.collect(reads.slice(place, place + lot), path);
        added += kept.added;
        differing.push(...kept.differing);
        process.stderr.write(`${path}: ${Math.min(place + lot, reads.length)} of ${reads.length} done\n`);
      }
      for (const id of differing)
        process.stderr.write(
          `${formatFault({ what: `the read "${id}" is not the one that is kept under this id`, where: { file: path }, expected: 'an id of its own' })}\n`,
        );
      if (differing.length > 0) process.exitCode = exitCode.badInput;
      process.stdout.write(`${path}: ${added} new of ${reads.length} reads\n`);
    }
  };
  await atDesk(options, keep, openStore(options.store));
}

function readsOf(path: string): { reads: readonly NewRead[]; setAside: readonly Fault[] } {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  if (isFolder) return { reads: readsOfRun(path), setAside: [] };
  return readsOfLines(readText(path, 'a run folder, or reads as JSON Lines'), path);
}
