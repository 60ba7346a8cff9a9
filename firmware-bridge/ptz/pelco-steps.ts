/**
 * What Pelco's values mean: hundredths of a degree clockwise from the head's zero, 0 to 35999; of tilt, 0 is level and
 * 9000 straight down. Zoom is in the camera's own steps, of which 65535 is taken for the tele end. Heads differ here: some
 * count tilt upwards, or zoom to another end; calibration shows it.
 */
import { clamp } from '../../base/units.ts';

export const pelcoTopSpeed = 63;
const circle = 36_000;
const teleZoom = 0xffff;

const hundredths = (deg: number): number => ((Math.round(deg * 100) % circle) + circle) % circle;
const degrees = (value: number): number => (value > circle / 2 ? value - circle : value) / 100;

export const valueOfPan = (panDeg: number): number => hundredths(panDeg);
export const panOf = (value: number): number => degrees(value);
export const valueOfTilt = (tiltDeg: number): number => hundredths(-tiltDeg);
export const tiltOf = (value: number): number => -degrees(value);
export const valueOfZoom = (zoom: number): number => Math.round(clamp(zoom, 0, 1) * teleZoom);
export const zoomOf = (value: number): number => value / teleZoom;
