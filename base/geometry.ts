/** A point of an image, in pixels: origin at the image's top left corner, x right, y down; pixel centres lie at .5. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A plate's four corners in the order in which its text is read: top left, top right, bottom right, bottom left. */
export type Corners = readonly [Point, Point, Point, Point];

/** A gray image: one byte a pixel, rows from the top, no padding. */
export interface GrayImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
}

/** A colour image: 8-bit sRGB, four bytes a pixel (red, green, blue, unused), rows from the top. */
export interface ColorImage {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** An upright rectangle of an image, pixels; may reach beyond the image. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly widthPx: number;
  readonly heightPx: number;
}
