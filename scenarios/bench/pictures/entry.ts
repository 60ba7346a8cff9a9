import type { Fault } from '../../../base/errors.ts';
import type { Corners } from '../../../base/geometry.ts';
import type { TrueVehicle } from '../metrics/case.ts';

/** A plate that an index names. */
export interface IndexedPlate {
  readonly text: string;
  readonly state: string | null;
  readonly corners: Corners | null;
  readonly vehicle: TrueVehicle;
}

/** A picture that an index names, with its plates; without any, every sighting in it is false. */
export interface IndexedPicture {
  /** Path from the folder of the pictures, with forward slashes. */
  readonly file: string;
  readonly plates: readonly IndexedPlate[];
}

export interface PictureIndex {
  readonly pictures: readonly IndexedPicture[];
  /** Entries that could not be used. */
  readonly setAside: readonly Fault[];
}

/** The text of a plate as it is compared: capitals and digits. */
export const plateText = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A box as x, y, width, height in pixels of the picture. */
export const cornersOfBox = ([x, y, width, height]: readonly [number, number, number, number]): Corners => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

/** Rows of an index, one for each plate, gathered by picture in the order of their first. */
export function gather(
  rows: readonly { readonly file: string; readonly plate: IndexedPlate | null }[],
): IndexedPicture[] {
  const pictures = new Map<string, IndexedPlate[]>();
  for (const { file, plate } of rows) {
    const plates = pictures.get(file) ?? [];
    if (plate) plates.push(plate);
    pictures.set(file, plates);
  }
  return [...pictures].map(([file, plates]) => ({ file, plates }));
}
