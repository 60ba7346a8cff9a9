/** One step of an alignment: a character of the truth against one of the read; null where the other has an extra one. */
export interface Step {
  readonly truth: string | null;
  readonly read: string | null;
}

/**
 * The read laid against the truth with the fewest edits (Levenshtein 1966; backtrace of Wagner and Fischer 1974). Of
 * equally short alignments the one that substitutes latest, so that the answer is always the same.
 */
export function align(truth: string, read: string): readonly Step[] {
  const width = read.length + 1;
  const cost = new Uint16Array((truth.length + 1) * width);
  for (let row = 0; row <= truth.length; row++)
    for (let column = 0; column < width; column++)
      cost[row * width + column] =
        row === 0
          ? column
          : column === 0
            ? row
            : Math.min(
                cost[(row - 1) * width + column - 1]! + (truth[row - 1] === read[column - 1] ? 0 : 1),
                cost[(row - 1) * width + column]! + 1,
                cost[row * width + column - 1]! + 1,
              );
  const steps: Step[] = [];
  for (let row = truth.length, column = read.length; row > 0 || column > 0; ) {
    const here = cost[row * width + column]!;
    const substitutes =
      row > 0 &&
      column > 0 &&
      here === cost[(row - 1) * width + column - 1]! + (truth[row - 1] === read[column - 1] ? 0 : 1);
    const misses = row > 0 && here === cost[(row - 1) * width + column]! + 1;
    if (substitutes) steps.push({ truth: truth[--row]!, read: read[--column]! });
    else if (misses) steps.push({ truth: truth[--row]!, read: null });
    else steps.push({ truth: null, read: read[--column]! });
  }
  return steps.reverse();
}

export const isEdit = ({ truth, read }: Step): boolean => truth !== read;

/** Fewest insertions, deletions and substitutions that make the one text the other. */
export const editDistance = (truth: string, read: string): number => align(truth, read).filter(isEdit).length;
