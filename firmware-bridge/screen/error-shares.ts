/**
 * What lies between the scenario's picture and the one that is handed to the recognizer, as three lists of figures:
 *
 * - **screen**: what the display's pixels lose, and the range of levels that comes through;
 * - **optics**: contrast, sharpness, noise, vignetting and geometry, of lens, sensor, encoding and the air between;
 * - **latency**: from the moment drawn to the moment exposed, its spread, and the pictures that it costs.
 *
 * Not told apart: the display's own blur, flicker and black light from the camera's (that takes a light meter); the display's
 * response time from the camera's; what the camera sharpens, denoises or compresses.
 */
import type { Measurement } from '../bench/measurement.ts';
import type { Latency } from './latency.ts';
import type { Noise } from './noise.ts';
import type { ScreenLayout } from './pattern.ts';
import type { PictureError } from './picture-error.ts';
import { middleOf } from './regions.ts';
import type { Registration } from './register.ts';
import type { Sharpness } from './sharpness.ts';
import type { Tone } from './tone.ts';
import { scaleAt } from './view.ts';

export interface ErrorShares {
  readonly screen: readonly Measurement[];
  readonly optics: readonly Measurement[];
  readonly latency: readonly Measurement[];
}

export interface ScreenObservations {
  readonly layout: ScreenLayout;
  /** Of the scenario's picture. */
  readonly scenarioPx: { readonly widthPx: number; readonly heightPx: number };
  readonly registration: Registration;
  /** Of the luma. */
  readonly tone: Tone;
  readonly sharpness: { readonly across: Sharpness | undefined; readonly down: Sharpness | undefined };
  /** Undefined of one picture alone. */
  readonly noise: Noise | undefined;
  readonly latency: Latency;
  /** Of as many pictures as could be compared. */
  readonly pictures: readonly PictureError[];
}

/** A figure that could not be measured is left out. */
export function errorShares(seen: ScreenObservations): ErrorShares {
  const { layout, scenarioPx, registration, tone, noise, latency, pictures } = seen;
  const figure = (name: string, value: number | undefined, unit: string): Measurement[] =>
    value === undefined || !Number.isFinite(value) ? [] : [{ name, value, unit }];
  const ofPictures = (part: keyof PictureError): Measurement[] => {
    const squares = pictures.reduce((sum, picture) => sum + picture[part] ** 2, 0);
    return figure('error of the picture, rms', Math.sqrt(squares / pictures.length), 'levels');
  };
  const screenPxPerPx = layout.picture.widthPx / scenarioPx.widthPx;
  const scale = scaleAt(registration.view, middleOf(layout.picture));
  const { all, torn, unreadable, lost } = latency.pictures;
  const ofAll = (count: number): number => (100 * count) / all;
  return {
    screen: [
      ...ofPictures('screen'),
      ...figure('screen pixels for a pixel of the scenario', screenPxPerPx, ''),
      ...figure('dark levels that look black', tone.clippedLevels.low, 'levels'),
      ...figure('light levels that look white', tone.clippedLevels.high, 'levels'),
      ...figure('gamma from screen to picture', tone.gamma, ''),
    ],
    optics: [
      ...ofPictures('optics'),
      ...figure('camera pixels for a pixel of the scenario, across', scale.across * screenPxPerPx, ''),
      ...figure('camera pixels for a pixel of the scenario, down', scale.down * screenPxPerPx, ''),
      ...figure('contrast, white less black', tone.white - tone.black, 'levels'),
      ...sharpnessOf('across', seen.sharpness.across),
      ...sharpnessOf('down', seen.sharpness.down),
      ...figure('noise of a pixel, rms', noise?.rms, 'levels'),
      ...figure('flicker of white', noise && 100 * noise.flickerShare, '%'),
      ...figure('value that a corner of the picture lacks', 100 * (1 - tone.cornerShare), '%'),
      ...figure('radial distortion at a corner', 100 * registration.view.radial, '%'),
      ...figure('edges off the fitted view, rms', registration.residualPx, 'px'),
    ],
    latency: [
      ...ofPictures('latency'),
      ...figure('drawn → seen, median', latency.ms?.median, 'ms'),
      ...figure('drawn → seen, 5th percentile', latency.ms?.p5, 'ms'),
      ...figure('drawn → seen, 95th percentile', latency.ms?.p95, 'ms'),
      ...figure('clocks unsure by', latency.uncertaintyMs, 'ms'),
      ...figure('pictures torn between two moments', ofAll(torn), '%'),
      ...figure('pictures whose moment cannot be read', ofAll(unreadable), '%'),
      ...figure('pictures without a screen', ofAll(lost), '%'),
      ...figure('moments drawn and never seen', (100 * latency.moments.missed) / latency.moments.drawn, '%'),
      ...figure('pictures of moments never drawn', latency.unknown, ''),
    ],
  };

  function sharpnessOf(way: string, sharpness: Sharpness | undefined): Measurement[] {
    return [
      ...figure(`edge from 10 to 90 %, ${way}`, sharpness?.risePx, 'px'),
      ...figure(`half of the contrast left (MTF50), ${way}`, sharpness?.mtf50PerPx, '/px'),
    ];
  }
}
