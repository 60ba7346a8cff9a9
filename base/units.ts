/** Exact: the international mile is 1609.344 m. */
export const mpsFromMph = (mph: number): number => (mph * 1609.344) / 3600;
export const radFromDeg = (deg: number): number => (deg * Math.PI) / 180;
export const degFromRad = (rad: number): number => (rad * 180) / Math.PI;
/** Exact: the international inch is 25.4 mm; plates are specified in inches (SAE J686: 12 × 6). */
export const mFromInch = (inch: number): number => inch * 0.0254;
export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
