import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) in hexadecimal; text as UTF-8. */
export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What stands for reads that were destroyed: SHA-256 over theirs, in the order of their ids. */
export function digestOf(reads: readonly { readonly id: string; readonly sha256: string }[]): string {
  const hash = createHash('sha256');
  for (const read of reads.toSorted((a, b) => (a.id < b.id ? -1 : 1))) hash.update(read.sha256, 'hex');
  return hash.digest('hex');
}

/** What stands for the reads that a search showed. */
export const digestOfShown = (readIds: readonly string[]): string => sha256(readIds.map((id) => `${id}\n`).join(''));
