/** Finds the screen in a camera's picture, reads which moment it shows, and makes the scenario's picture of it. */
import type { GrayImage } from '../../../base/geometry.ts';
import { grayFromRgba } from '../../../base/warp.ts';
import { findScreen } from '../../../firmware-bridge/screen/find.ts';
import { layoutOf, type ScreenLayout } from '../../../firmware-bridge/screen/pattern.ts';
import { planesOf, type Rectified, rectify } from '../../../firmware-bridge/screen/rectify.ts';
import type { Registration } from '../../../firmware-bridge/screen/register.ts';
import { readMoment } from '../../../firmware-bridge/screen/time-code.ts';
import { measureTone, type Tone } from '../../../firmware-bridge/screen/tone.ts';
import type { ScreenView } from '../../../firmware-bridge/screen/view.ts';
import type { Picture } from '../../../recognizer/ports.ts';
import { indexOf } from './moments.ts';
import type { ScreenPage, Show } from './screen.ts';

/** The screen is not in the picture, or the picture is of no one moment. */
export interface Blind {
  readonly kind: 'lost' | 'unreadable' | 'torn';
  readonly why: string;
}

export interface Clear {
  readonly kind: 'clear';
  /** Of the moment; undefined while nothing is played. */
  readonly index: number | undefined;
  readonly layout: ScreenLayout;
  readonly registration: Registration;
  /** The picture's luma. */
  readonly gray: GrayImage;
}

export type Sight = Blind | Clear;

export interface Eye {
  /** @param page that the screen shows */
  look(picture: Picture, page: ScreenPage): Sight;
  /** The scenario's picture, of what was seen so: upright, in its own size, at the screen's levels. */
  scenarioPicture(picture: Picture, seen: Clear): Rectified;
}

const blindness = {
  unreadable: 'the screen is found, but its cells cannot be told: by blur, noise, reflections or clipping',
  torn: 'the picture shows two moments at once: the screen changed during its exposure, or something is before it',
} as const;

export function createEye(show: Show): Eye {
  const { widthPx, heightPx } = show.picture;
  let layout: ScreenLayout | undefined;
  let before: ScreenView | undefined;
  return {
    look(picture, page) {
      if (layout?.widthPx !== page.widthPx || layout.heightPx !== page.heightPx) {
        layout = layoutOf(page.widthPx, page.heightPx, widthPx / heightPx);
        before = undefined;
      }
      const gray = grayFromRgba(picture.rgba, picture.widthPx, picture.heightPx);
      const finding = findScreen(gray, layout, before);
      if (!finding.found) {
        before = undefined;
        return { kind: 'lost', why: `the screen is not found: ${finding.why}` };
      }
      before = finding.view;
      const reading = readMoment(gray, finding.view, layout);
      if (reading.kind !== 'moment') return { kind: reading.kind, why: blindness[reading.kind] };
      return { kind: 'clear', index: indexOf(show, reading.momentMs), layout, registration: finding, gray };
    },
    scenarioPicture(picture, { registration: { view }, layout }) {
      const planes = planesOf(picture);
      const tones = planes.map((plane) => measureTone(plane, view, layout)) as [Tone, Tone, Tone];
      return rectify(planes, view, layout, tones, widthPx, heightPx);
    },
  };
}
