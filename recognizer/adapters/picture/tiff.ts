/** TIFF (Adobe, Revision 6.0, 1992), of which a browser's own decoders know nothing. */
import UTIF from 'utif2';
import type { Picture } from '../../ports.ts';

/** Decodes the first picture of the file, alpha straight. The decoder takes an untouched chain of directories for granted: see {@link isWholeTiff}. */
export function decodeTiff(bytes: Uint8Array): Picture {
  const file = new Uint8Array(bytes).buffer;
  const first = UTIF.decode(file)[0]!;
  const { t262: interpretation } = first;
  if (Array.isArray(interpretation) && interpretation[0] === separated)
    throw new Error('its colours are those of printing, CMYK');
  UTIF.decodeImage(file, first);
  return { widthPx: first.width, heightPx: first.height, rgba: UTIF.toRGBA8(first) };
}

/** PhotometricInterpretation of CMYK (section 16), which the decoder converts only with another library. */
const separated = 5;

/** Tags that give where strips or tiles are, and that give how long. */
const places = [273, 324];
const lengths = [279, 325];

/**
 * Whether the chain of directories ends, and all strips or tiles of the first lie in the file. (Section 2: header of 8
 * bytes; a directory is a count, entries of 12 bytes each, and the place of the next directory or 0.)
 */
export function isWholeTiff(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const little = view.getUint8(0) === 0x49;
    const first = view.getUint32(4, little);
    const seen = new Set<number>();
    for (let at = first; at !== 0; at = view.getUint32(at + 2 + 12 * view.getUint16(at, little), little)) {
      if (seen.has(at)) return false;
      seen.add(at);
    }
    const values = (tags: readonly number[]): number[] => {
      for (let entry = first + 2; entry < first + 2 + 12 * view.getUint16(first, little); entry += 12)
        if (tags.includes(view.getUint16(entry, little))) return valuesOf(view, entry, little);
      return [];
    };
    const [starts, sizes] = [values(places), values(lengths)];
    return starts.length > 0 && starts.every((start, k) => start + (sizes[k] ?? 0) <= bytes.length);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The numbers of an entry, SHORT (3) or LONG (4): in the entry itself if they fit into four bytes. */
function valuesOf(view: DataView, entry: number, little: boolean): number[] {
  const size = view.getUint16(entry + 2, little) === 3 ? 2 : 4;
  const count = view.getUint32(entry + 4, little);
  const from = size * count <= 4 ? entry + 8 : view.getUint32(entry + 8, little);
  if (from + size * count > view.byteLength) throw new RangeError('beyond the end');
  const read = (at: number): number => (size === 2 ? view.getUint16(at, little) : view.getUint32(at, little));
  return Array.from({ length: count }, (_, k) => read(from + size * k));
}
