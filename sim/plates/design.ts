import type { BodyType } from '../world.ts';
import type { Die } from './dies/die.ts';

/**
 * A plate design: everything that plates of one issue share. Lengths are inches, as plates are specified (SAE J686: 12 × 6,
 * motorcycles 7 × 4); x from the left edge, y from the upper edge. Colours are CSS colours.
 */
export interface PlateDesign extends FaceDesign {
  readonly id: string;
  /** USPS code of the issuing jurisdiction. */
  readonly state: string;
  readonly bodies: readonly BodyType[];
  /** Its part among the state's plates on the road for these bodies; parts need not sum to 1. */
  readonly share: number;
  /** Patterns (see grammar.ts) of all serials that the design can carry. */
  readonly serials: readonly string[];
  /** Patterns that plates are drawn from, where narrower: series that the state has not reached, so that no car has them. */
  readonly drawnFrom?: readonly string[];
}

/** What a plate's face needs to be drawn. */
export interface FaceDesign {
  readonly widthIn: number;
  readonly heightIn: number;
  /** Painted in this order, below all else. */
  readonly background: readonly Layer[];
  readonly legends: readonly Legend[];
  readonly serial: SerialLine;
  /** Mounting holes, with the heads of their bolts. */
  readonly bolts: readonly { readonly xIn: number; readonly yIn: number }[];
  /** Where stickers are put, if any. */
  readonly wells: readonly BoxIn[];
}

export interface BoxIn {
  readonly xIn: number;
  readonly yIn: number;
  readonly widthIn: number;
  readonly heightIn: number;
}

export type Layer =
  | (BoxIn & { readonly kind: 'box'; readonly color: string })
  /** From the upper edge of the box to the lower one; stops from 0 to 1. */
  | (BoxIn & { readonly kind: 'gradient'; readonly stops: readonly (readonly [number, string])[] })
  | {
      readonly kind: 'polygon';
      readonly color: string;
      readonly pointsIn: readonly (readonly [number, number])[];
    }
  | (BoxIn & { readonly kind: 'ellipse'; readonly color: string });

/** A line of print, centred on `xIn`; `yIn` is its upper edge, `heightIn` that of its capitals. */
export interface Legend {
  readonly text: string;
  readonly xIn: number;
  readonly yIn: number;
  readonly heightIn: number;
  readonly color: string;
  readonly die: Die;
}

/** Where the serial stands: within this box, centred, and narrowed when it is too long. */
export interface SerialLine extends BoxIn {
  readonly die: Die;
  readonly color: string;
  /** Between two characters. */
  readonly gapIn: number;
  /** Room of a separator, gaps apart. */
  readonly separatorIn: number;
  readonly embossed: boolean;
}

/** The four holes of SAE J686, 7 inches apart across. */
export const passengerBolts: FaceDesign['bolts'] = [
  { xIn: 2.5, yIn: 0.62 },
  { xIn: 9.5, yIn: 0.62 },
  { xIn: 2.5, yIn: 5.38 },
  { xIn: 9.5, yIn: 5.38 },
];

export const motorcycleBolts: FaceDesign['bolts'] = [
  { xIn: 0.65, yIn: 0.5 },
  { xIn: 6.35, yIn: 0.5 },
  { xIn: 0.65, yIn: 3.5 },
  { xIn: 6.35, yIn: 3.5 },
];
