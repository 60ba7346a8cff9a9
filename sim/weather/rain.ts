/**
 * Rain as drops. Sizes after J. S. Marshall & W. McK. Palmer, J. Meteorol. 5 (1948) 165: N(D) = N₀ exp(−Λ D) drops a cubic
 * metre and millimetre of diameter, N₀ = 8000, Λ = 4.1 R^−0.21 a millimetre, R the rate in mm/h. Speeds after D. Atlas, R. C.
 * Srivastava & R. S. Sekhon, Rev. Geophys. 11 (1973) 1, who fit R. Gunn & G. D. Kinzer, J. Meteorol. 6 (1949) 243.
 */

const n0 = 8000;

export const slopePerMm = (rainMmPerHour: number): number => 4.1 * rainMmPerHour ** -0.21;

/** Drops in a cubic metre whose diameter is at least so much. */
export const dropsPerM3 = (rainMmPerHour: number, leastMm: number): number =>
  rainMmPerHour > 0 ? (n0 / slopePerMm(rainMmPerHour)) * Math.exp(-slopePerMm(rainMmPerHour) * leastMm) : 0;

/** Terminal speed of a drop in still air, for diameters of 0.6 to 6 mm. */
export const terminalSpeedMps = (diameterMm: number): number => 9.65 - 10.3 * Math.exp(-0.6 * diameterMm);

/**
 * What rain takes from a beam of light: twice the drops' cross section, ∫ 2 (π/4) D² N(D) dD = π N₀ / Λ³, which is
 * 0.37 R^0.63 a kilometre.
 */
export const rainExtinctionPerM = (rainMmPerHour: number): number =>
  rainMmPerHour > 0 ? (1e-6 * Math.PI * n0) / slopePerMm(rainMmPerHour) ** 3 : 0;
