import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { createRng } from '../../base/rng.ts';
import { curveOf } from '../../recognizer/match/measure/curve.ts';
import { knownReadsFrom } from '../../recognizer/match/measure/reads.ts';

const thresholds = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, Number.POSITIVE_INFINITY];

/** As many as the index has been measured with. */
const mostDecoys = 1e7;

interface Options {
  readonly decoys: string;
}

/** Prints true hits against false ones for thresholds, exact against confusable against weighted by the posterior. */
export function curve(file: string, options: Options): void {
  const decoys = Number(options.decoys);
  if (!Number.isInteger(decoys) || options.decoys.trim() === '' || decoys < 0 || decoys > mostDecoys)
    throw new InputError({
      what: `"${options.decoys}" is no count`,
      where: { file: '--decoys' },
      expected: `a whole number from 0 to ${mostDecoys}`,
    });
  const reads = knownReadsFrom(readText(file, 'reads of known plates (NDJSON)'), file);
  const wrong = reads.filter(({ truth, text }) => truth !== text).length;
  process.stdout.write(`${reads.length} reads, ${wrong} of them wrong; ${decoys} other plates on the list\n`);
  const curves = curveOf(reads, decoys, thresholds, createRng('curve'));
  for (const [name, points] of Object.entries(curves)) {
    process.stdout.write(`${name}\n  threshold      found          false hits a read\n`);
    for (const { threshold, found, falseHits } of points)
      process.stdout.write(
        `  ${threshold === Number.POSITIVE_INFINITY ? 'exact only' : threshold.toExponential(0).padStart(10)}  ` +
          `${found} of ${reads.length} (${((100 * found) / reads.length).toFixed(1)} %)  ${(falseHits / reads.length).toFixed(4)}\n`,
      );
  }
}
