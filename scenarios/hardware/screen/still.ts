/** What a camera makes of what stands still on a screen: markers and gray levels. */
import type { Measurement } from '../../../firmware-bridge/bench/measurement.ts';
import type { ErrorShares, ScreenObservations } from '../../../firmware-bridge/screen/error-shares.ts';
import { measureNoise } from '../../../firmware-bridge/screen/noise.ts';
import { measureSharpness } from '../../../firmware-bridge/screen/sharpness.ts';
import { measureTone } from '../../../firmware-bridge/screen/tone.ts';
import type { Clear } from './eye.ts';

export type Still = Pick<ScreenObservations, 'layout' | 'registration' | 'tone' | 'sharpness' | 'noise'>;

/** @param sights one or more, between which the camera did not stir; one, as after a change of the page's size, tells no noise */
export function measureStill(sights: readonly Clear[]): Still {
  const { layout, registration, gray } = sights.at(-1)!;
  const { view } = registration;
  const tone = measureTone(gray, view, layout);
  return {
    layout,
    registration,
    tone,
    sharpness: measureSharpness(gray, view, layout, tone),
    noise:
      sights.length < 2
        ? undefined
        : measureNoise(
            sights.map((sight) => sight.gray),
            view,
            layout,
          ),
  };
}

/** One line for each share, for people. */
export const shareLines = ({ screen, optics, latency }: ErrorShares): string[] =>
  Object.entries({ screen, optics, latency }).map(
    ([share, figures]) => `${share}: ${figures.map((figure) => `${figure.name} ${figureText(figure)}`).join('; ')}`,
  );

/** Its value and unit. */
export const figureText = ({ value, unit }: Measurement): string => `${rounded(value)}${unit && ` ${unit}`}`;

const rounded = (value: number): string =>
  Number.isInteger(value) || Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
