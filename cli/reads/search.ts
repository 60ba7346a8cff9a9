import { atDesk } from '../desk.ts';
import { type QueryOptions, requestOf, tellRefused, tellUnknownWords } from './query.ts';

/** Searches stored reads. */
export async function searchReads(
  plate: string | undefined,
  options: QueryOptions & { readonly json?: true },
): Promise<void> {
  const request = requestOf(plate, options);
  await atDesk(options, async (desk, archive) => {
    const { access, answer, reads, isComplete } = await desk.search(request);
    if (options.json) process.stdout.write(`${JSON.stringify({ access, answer, isComplete, reads }, null, 2)}\n`);
    if (!answer) return tellRefused(access);
    if (reads.length === 0) await tellUnknownWords(archive, request.criteria);
    if (options.json) return;
    for (const { id, seenAt, cameraId, plate, state, confidence, color, make, body } of reads) {
      const vehicle = [color, make, body].filter((word) => word !== null).join(' ');
      process.stdout.write(
        `${seenAt}  ${cameraId}  ${plate.padEnd(8)} ${state ?? '??'}  ${confidence.toFixed(2)}  ${id}${vehicle && `  ${vehicle}`}\n`,
      );
    }
    process.stdout.write(
      `${reads.length} reads${isComplete ? '' : ', and more: ask more narrowly'}; logged as ${access.id}\n`,
    );
  });
}
