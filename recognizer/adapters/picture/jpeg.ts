/** Markers that are followed by no length: TEM, RSTn, SOI. */
const standAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

/**
 * Whether a JPEG file has its end: the marker EOI after its first scan's header (ITU-T T.81, annex B). The decoder fills
 * what is missing with gray and says nothing.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1]!;
    if (marker === 0xda) return hasEnd(bytes, at);
    if (marker === 0xff) at++;
    else at += standAlone(marker) ? 2 : 2 + 256 * bytes[at + 2]! + bytes[at + 3]!;
  }
  return false;
}

function hasEnd(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1))
    if (bytes[at + 1] === 0xd9) return true;
  return false;
}
