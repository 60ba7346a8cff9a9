import type { SerialLine } from './design.ts';
import type { Die } from './dies/die.ts';

/** A character in a line; lengths are in the line's own unit. */
export interface Placed {
  readonly character: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const separators = '·- ';
export const isSeparator = (character: string): boolean => separators.includes(character);

/** Places a serial's characters and separators, centred in its box and narrowed where it is too long. */
export function layOutSerial(display: string, line: SerialLine): Placed[] {
  const { die, xIn, yIn, widthIn, heightIn, gapIn, separatorIn } = line;
  const characters = [...display];
  const rooms = characters.map((character) =>
    isSeparator(character) ? separatorIn : die.glyph(character).advance * heightIn,
  );
  const natural = rooms.reduce((sum, room) => sum + room, gapIn * (characters.length - 1));
  const squeeze = Math.min(1, widthIn / natural);
  let x = xIn + (widthIn - natural * squeeze) / 2;
  return characters.map((character, k) => {
    const room = rooms[k]! * squeeze;
    const width = isSeparator(character) ? room : die.glyph(character).width * heightIn * squeeze;
    const placed = { character, x: x + (room - width) / 2, y: yIn, width, height: heightIn };
    x += room + gapIn * squeeze;
    return placed;
  });
}

/** Places a line of print, centred on `middle` and narrowed to `room`. */
export function layOutPrint(
  text: string,
  die: Die,
  middle: number,
  top: number,
  height: number,
  room: number,
): Placed[] {
  const gap = 0.16 * height;
  const widths = [...text].map((character) => (character === ' ' ? 0.35 : die.glyph(character).width) * height);
  const natural = widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
  const squeeze = Math.min(1, room / natural);
  let x = middle - (natural * squeeze) / 2;
  return [...text].map((character, k) => {
    const placed = { character, x, y: top, width: widths[k]! * squeeze, height };
    x += placed.width + gap * squeeze;
    return placed;
  });
}
