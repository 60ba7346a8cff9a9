/** What pulse turns a servo where: a parabola through what was measured, by least squares, and its way back. */

export interface ServoPoint {
  readonly pulseUs: number;
  readonly deg: number;
}

/** deg = offset + slope x + bend x², where x is the pulse's distance from 1500 µs in milliseconds. */
export interface ServoFit {
  readonly offsetDeg: number;
  readonly slopeDegPerMs: number;
  readonly bendDegPerMs2: number;
}

const centreUs = 1500;
const xOf = (pulseUs: number): number => (pulseUs - centreUs) / 1000;

export const degOf = ({ offsetDeg, slopeDegPerMs, bendDegPerMs2 }: ServoFit, pulseUs: number): number =>
  offsetDeg + slopeDegPerMs * xOf(pulseUs) + bendDegPerMs2 * xOf(pulseUs) ** 2;

/** @param points three or more, at three different pulses or more */
export function fitServo(points: readonly ServoPoint[]): ServoFit {
  const moment = (power: number): number => points.reduce((sum, { pulseUs }) => sum + xOf(pulseUs) ** power, 0);
  const product = (power: number): number =>
    points.reduce((sum, { pulseUs, deg }) => sum + deg * xOf(pulseUs) ** power, 0);
  const [m0, m1, m2, m3, m4] = [0, 1, 2, 3, 4].map(moment) as [number, number, number, number, number];
  const [p0, p1, p2] = [0, 1, 2].map(product) as [number, number, number];
  // Cramer's rule on the normal equations.
  const determinant = (a: number[], b: number[], c: number[]): number =>
    a[0]! * (b[1]! * c[2]! - b[2]! * c[1]!) -
    a[1]! * (b[0]! * c[2]! - b[2]! * c[0]!) +
    a[2]! * (b[0]! * c[1]! - b[1]! * c[0]!);
  const whole = determinant([m0, m1, m2], [m1, m2, m3], [m2, m3, m4]);
  return {
    offsetDeg: determinant([p0, m1, m2], [p1, m2, m3], [p2, m3, m4]) / whole,
    slopeDegPerMs: determinant([m0, p0, m2], [m1, p1, m3], [m2, p2, m4]) / whole,
    bendDegPerMs2: determinant([m0, m1, p0], [m1, m2, p1], [m2, m3, p2]) / whole,
  };
}

export const residualsDeg = (fit: ServoFit, points: readonly ServoPoint[]): number[] =>
  points.map(({ pulseUs, deg }) => deg - degOf(fit, pulseUs));

/** Does it turn one way throughout, so that each angle has one pulse? */
export function isMonotonic({ slopeDegPerMs, bendDegPerMs2 }: ServoFit, lowUs: number, highUs: number): boolean {
  const slopeAt = (pulseUs: number): number => slopeDegPerMs + 2 * bendDegPerMs2 * xOf(pulseUs);
  return slopeAt(lowUs) * slopeAt(highUs) > 0;
}

/** @returns the pulse between the two that turns it there; undefined where none does */
export function pulseUsOf(fit: ServoFit, deg: number, lowUs: number, highUs: number): number | undefined {
  const rising = degOf(fit, highUs) > degOf(fit, lowUs);
  let [low, high] = [lowUs, highUs];
  const ends = [degOf(fit, lowUs), degOf(fit, highUs)];
  if (deg < Math.min(...ends) || deg > Math.max(...ends)) return undefined;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (degOf(fit, middle) < deg === rising) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
