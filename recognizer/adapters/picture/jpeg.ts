const endOfImage = Buffer.from([0xff, 0xd9]);

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
    if (marker === 0xda) return Buffer.from(bytes.subarray(at)).includes(endOfImage);
    if (marker === 0xff) at++;
    else at += standAlone(marker) ? 2 : 2 + 256 * bytes[at + 2]! + bytes[at + 3]!;
  }
  return false;
}
