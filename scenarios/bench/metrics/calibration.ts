/** Whether confidences can be taken at their word. */

/** A forecast that came true or did not. */
export interface Forecast {
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Null where the bin is empty. */
  readonly meanConfidence: number | null;
  readonly accuracy: number | null;
}

export interface Calibration {
  readonly count: number;
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: mean over reads of |accuracy − mean confidence| of its bin (Naeini et al. 2015). */
  readonly ece: number | null;
  /** Mean squared difference of confidence and outcome (Brier 1950). */
  readonly brier: number | null;
}

export const binCount = 10;

/** Bins of equal width; a confidence of 1 falls into the last. */
export function calibrationOf(forecasts: readonly Forecast[]): Calibration {
  const count = forecasts.length;
  const bins = Array.from({ length: binCount }, (_, index): ReliabilityBin => {
    const inBin = forecasts.filter(
      ({ confidence }) => Math.min(binCount - 1, Math.floor(confidence * binCount)) === index,
    );
    return {
      from: index / binCount,
      to: (index + 1) / binCount,
      count: inBin.length,
      meanConfidence: mean(inBin.map(({ confidence }) => confidence)),
      accuracy: mean(inBin.map(({ isRight }) => Number(isRight))),
    };
  });
  const gaps = bins.reduce(
    (sum, bin) => sum + bin.count * Math.abs((bin.accuracy ?? 0) - (bin.meanConfidence ?? 0)),
    0,
  );
  return {
    count,
    bins,
    ece: count === 0 ? null : gaps / count,
    brier: mean(forecasts.map(({ confidence, isRight }) => (confidence - Number(isRight)) ** 2)),
  };
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
