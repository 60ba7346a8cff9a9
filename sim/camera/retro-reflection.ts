/**
 * How much light plate sheeting sends back to where it came from.
 *
 * Coefficient of retroreflection R_A, cd/(lx m²): luminance for each lux on a plane that faces the light. ASTM D4956 type I
 * (enclosed glass beads, as on plates), white, minimums: observation angle 0.2° at entrance angle −4° 70, at 30° 30;
 * 0.5° at −4° 30, at 30° 15. An exponential in the observation and a Gaussian in the entrance angle meet the four within
 * 12 %.
 */

/** At observation and entrance angles of 0. */
export const retroReflection = 125;
/** The observation angle at which it has fallen by the factor e. */
export const observationDeg = 0.354;
/** The entrance angle at which it has fallen by the factor e. */
export const entranceDeg = 33;

/**
 * @param observed angle between the lines from the plate to the light and to the camera
 * @param entering angle between the plate's normal and the line to the light
 */
export const retroReflectionAt = (observed: number, entering: number): number =>
  retroReflection * Math.exp(-observed / observationDeg - (entering / entranceDeg) ** 2);
