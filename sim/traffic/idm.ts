/**
 * Car-following by the Intelligent Driver Model: M. Treiber, A. Hennecke, D. Helbing, "Congested traffic states in
 * empirical observations and microscopic simulations", Physical Review E 62, 1805–1824 (2000), equations 1 to 3, with
 * the exponent δ = 4 and s₁ = 0 as there.
 */

/** How one driver follows; symbols of the paper in brackets. */
export interface Driver {
  /** Speed on a free road (v₀). */
  readonly desiredSpeedMps: number;
  /** Safe time headway (T). */
  readonly timeHeadwayS: number;
  /** Gap, bumper to bumper, when standing (s₀). */
  readonly minimumGapM: number;
  /** a */
  readonly maxAccelerationMps2: number;
  /** b */
  readonly comfortableBrakingMps2: number;
}

export interface Leader {
  /** Bumper to bumper. */
  readonly gapM: number;
  readonly speedMps: number;
}

/** Acceleration of a driver at a speed, behind a leader or (null) on a free road. */
export function idmAcceleration(driver: Driver, speedMps: number, leader: Leader | null): number {
  const { desiredSpeedMps, timeHeadwayS, minimumGapM, maxAccelerationMps2: a, comfortableBrakingMps2: b } = driver;
  const squared = (speedMps / desiredSpeedMps) ** 2;
  const free = a * (1 - squared * squared);
  if (leader === null) return free;
  const approachMps = speedMps - leader.speedMps;
  const desiredGapM =
    minimumGapM + Math.max(0, speedMps * timeHeadwayS + (speedMps * approachMps) / (2 * Math.sqrt(a * b)));
  return free - a * (desiredGapM / leader.gapM) ** 2;
}

/**
 * Greatest speed at which a driver can follow without ever braking harder than is comfortable, should the leader do so:
 * P. G. Gipps, "A behavioural car-following model for computer simulation", Transportation Research B 15, 105–111
 * (1981), safe speed with the time headway as reaction time. Not below the leader's speed exactly when the gap holds
 * the time headway.
 */
export function safeSpeedMps({ timeHeadwayS, minimumGapM, comfortableBrakingMps2: b }: Driver, leader: Leader): number {
  const reach = b * timeHeadwayS;
  const square = reach ** 2 + leader.speedMps ** 2 + 2 * b * (leader.gapM - minimumGapM);
  return square <= 0 ? 0 : Math.max(0, Math.sqrt(square) - reach);
}
