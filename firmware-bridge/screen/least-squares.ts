/** Unknowns x for which the rows' sums of `coefficients · x − value` squared are least; by the normal equations. */
export function leastSquares(
  rows: readonly { readonly coefficients: readonly number[]; readonly value: number }[],
): number[] {
  const unknowns = rows[0]?.coefficients.length ?? 0;
  const matrix = Array.from({ length: unknowns }, () => new Float64Array(unknowns + 1));
  for (const { coefficients, value } of rows)
    for (let i = 0; i < unknowns; i++) {
      for (let j = 0; j < unknowns; j++) matrix[i]![j]! += coefficients[i]! * coefficients[j]!;
      matrix[i]![unknowns]! += coefficients[i]! * value;
    }
  // Gauss and Jordan; an unknown that no row speaks of stays 0.
  for (let column = 0; column < unknowns; column++) {
    const below = matrix.slice(column).toSorted((a, b) => Math.abs(b[column]!) - Math.abs(a[column]!));
    matrix.splice(column, below.length, ...below);
    const pivot = matrix[column]!;
    if (Math.abs(pivot[column]!) < 1e-12) {
      pivot.fill(0);
      pivot[column] = 1;
    }
    for (const other of matrix) {
      if (other === pivot) continue;
      const factor = other[column]! / pivot[column]!;
      for (let k = column; k <= unknowns; k++) other[k]! -= factor * pivot[k]!;
    }
  }
  return matrix.map((row, index) => row[unknowns]! / row[index]!);
}
