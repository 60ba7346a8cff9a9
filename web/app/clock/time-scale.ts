/**
 * Where a time stands on the timeline. Traffic takes seconds, the response to it many minutes: each has its own share of
 * the width.
 */
export interface TimeScale {
  /** Part of the width, 0 to 1, at which the traffic ends. */
  readonly trafficPart: number;
  partOf(tS: number): number;
  timeAt(part: number): number;
}

export function timeScale(trafficEndS: number, endS: number): TimeScale {
  const trafficPart = endS > trafficEndS ? 0.5 : 1;
  const responseS = endS - trafficEndS;
  return {
    trafficPart,
    partOf: (tS) =>
      tS <= trafficEndS
        ? (tS / trafficEndS) * trafficPart
        : trafficPart + ((tS - trafficEndS) / responseS) * (1 - trafficPart),
    timeAt: (part) =>
      part <= trafficPart
        ? (Math.max(0, part) / trafficPart) * trafficEndS
        : trafficEndS + ((Math.min(1, part) - trafficPart) / (1 - trafficPart)) * responseS,
  };
}

/** `0:36.4`: minutes, seconds, tenths; with `hundredths` to the frame. */
export function clockText(tS: number): string {
  const tenths = Math.floor(tS * 10 + 1e-6);
  const minutes = Math.floor(tenths / 600);
  return `${minutes}:${((tenths % 600) / 10).toFixed(1).padStart(4, '0')}`;
}
