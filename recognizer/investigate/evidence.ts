/** A package of evidence (IV.J.c): reads as they were collected, pictures, whence each came, and hashes of it all. */
import { sha256 } from './digest.ts';
import type { Access, Picture, StoredRead } from './ports.ts';

export const manifestName = 'manifest.json';
/** Names and hashes of all files, as `sha256sum --check` reads them. */
export const sumsName = 'SHA256SUMS';

/** The files of a package by name: a function of its input, so that the same export has the same hashes. */
export function evidenceFiles(
  access: Access,
  reads: readonly StoredRead[],
  pictures: readonly (Picture & { readonly readId: string })[],
  isComplete: boolean,
): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  const bytesOf = (text: string): Uint8Array => Buffer.from(text);
  files.set('reads.ndjson', bytesOf(reads.map(({ record }) => `${record}\n`).join('')));
  const namesOf = new Map<string, string[]>();
  for (const [index, { readId, name, bytes }] of pictures.entries()) {
    const file = `pictures/${index + 1}-${name.replace(/[^A-Za-z0-9.-]/g, '_')}`;
    files.set(file, bytes);
    namesOf.set(readId, [...(namesOf.get(readId) ?? []), file]);
  }
  const { id, at, personId, role, purpose, caseNumber, requestId, criteria } = access;
  const manifest = {
    format: 'gantry-evidence/1',
    export: { accessId: id, at, personId, role, purpose, caseNumber, requestId, criteria },
    /** Whether these are all the reads that fitted. */
    isComplete,
    /** In the order of reads.ndjson; `sha256` was taken of the line when it was collected. */
    reads: reads.map((read) => ({
      readId: read.id,
      sha256: read.sha256,
      pictures: namesOf.get(read.id) ?? [],
      custody: [
        { what: 'collected', at: read.collection.at, from: read.collection.source, cameraId: read.cameraId },
        { what: 'exported', at, by: personId, caseNumber },
      ],
    })),
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: sha256(bytes) })),
  };
  files.set(manifestName, bytesOf(`${JSON.stringify(manifest, null, 2)}\n`));
  files.set(sumsName, bytesOf([...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('')));
  return files;
}
