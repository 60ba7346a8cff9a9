/** Where emulated servos turn the camera: not quite in proportion to the pulse, as real ones do not. */

interface Servo {
  /** The pulse at which it looks straight ahead: no two servos are mounted alike. */
  readonly centreUs: number;
  readonly degPerUs: number;
  /** Cubed distances from the centre count so much. */
  readonly cubic: number;
}

const servos = {
  pan: { centreUs: 1478, degPerUs: 0.0952, cubic: -4e-9 },
  tilt: { centreUs: 1523, degPerUs: -0.0931, cubic: 3e-9 },
} as const satisfies Readonly<Record<string, Servo>>;

/** @returns degrees, right and up positive */
export function emulatedServoDeg(axis: keyof typeof servos, pulseUs: number): number {
  const { centreUs, degPerUs, cubic } = servos[axis];
  const off = pulseUs - centreUs;
  return degPerUs * off + cubic * off ** 3;
}

/** As someone reads it off, to 0.1°. */
export const standsAtDeg = (axis: keyof typeof servos, pulseUs: number): number =>
  Math.round(emulatedServoDeg(axis, pulseUs) * 10) / 10;

/** Horizontal field of view of the emulated camera's lens: its focal length grows by equal factors from wide to tele. */
export const lensFovDeg = (zoom: number, wideFovDeg: number, teleFovDeg: number): number => {
  const half = (deg: number): number => Math.tan((deg * Math.PI) / 360);
  const tangent = half(wideFovDeg) * (half(teleFovDeg) / half(wideFovDeg)) ** zoom;
  return (Math.atan(tangent) * 360) / Math.PI;
};
