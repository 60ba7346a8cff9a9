/**
 * JPEG pictures as RTP packets: RFC 2435 (payload format) on RFC 3550 (RTP). Quantization tables go in the first packet
 * of each picture (Q = 255); Huffman tables do not go at all, they have to be those of ITU-T T.81, annex K.3.
 */

/** What a picture's packets are made of. */
interface Scan {
  readonly type: 0 | 1;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Luminance and chrominance, 64 bytes each, in zigzag order. */
  readonly tables: Buffer;
  /** Entropy-coded data, up to the end of the picture. */
  readonly data: Buffer;
}

export interface Stream {
  readonly ssrc: number;
  /** Of the next packet; counts on. */
  sequence: number;
}

/** Static payload type of JPEG, and its clock (RFC 3551, table 5). */
export const jpegPayload = { type: 26, clockHz: 90_000 } as const;
/** Largest sides that 8 bits can say, in units of 8 pixels (RFC 2435, sections 3.1.5 and 3.1.6). */
const largestPx = 2040;
const payloadBytes = 1400;

/**
 * @param jpeg baseline, 4:2:0 or 4:2:2, with annex K's Huffman tables, as libjpeg writes it
 * @param timestamp the exposure's moment, in ticks of 90 kHz, modulo 2^32
 * @throws RangeError for a JPEG that RFC 2435 cannot carry
 */
export function packetsOf(jpeg: Buffer, timestamp: number, stream: Stream): Buffer[] {
  const { type, widthPx, heightPx, tables, data } = scanOf(jpeg);
  const packets: Buffer[] = [];
  for (let at = 0; at < data.length; ) {
    const quantization = at === 0 ? Buffer.concat([Buffer.from([0, 0, 0, tables.length]), tables]) : Buffer.alloc(0);
    const take = Math.min(payloadBytes - quantization.length, data.length - at);
    const header = Buffer.alloc(20);
    header[0] = 0x80;
    header[1] = jpegPayload.type | (at + take === data.length ? 0x80 : 0);
    header.writeUInt16BE(stream.sequence, 2);
    header.writeUInt32BE(timestamp >>> 0, 4);
    header.writeUInt32BE(stream.ssrc, 8);
    header.writeUIntBE(at, 13, 3);
    header.set([type, 255, Math.ceil(widthPx / 8), Math.ceil(heightPx / 8)], 16);
    packets.push(Buffer.concat([header, quantization, data.subarray(at, at + take)]));
    stream.sequence = (stream.sequence + 1) % 65_536;
    at += take;
  }
  return packets;
}

/** Takes a JPEG file apart (ITU-T T.81, annex B). */
function scanOf(jpeg: Buffer): Scan {
  const refuse = (what: string): never => {
    throw new RangeError(`RFC 2435 cannot carry this JPEG: ${what}`);
  };
  const tables = new Map<number, Buffer>();
  let frame: Buffer | undefined;
  for (let at = 2; at + 4 <= jpeg.length; ) {
    const marker = jpeg[at + 1]!;
    const length = jpeg.readUInt16BE(at + 2);
    const segment = jpeg.subarray(at + 4, at + 2 + length);
    at += 2 + length;
    if (marker === 0xdb)
      for (let from = 0; from + 65 <= segment.length; from += 65) {
        if (segment[from]! > 0x0f) refuse('a quantization table of 16 bits');
        tables.set(segment[from]!, segment.subarray(from + 1, from + 65));
      }
    else if (marker === 0xdd) refuse('restart intervals are not sent here');
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (marker !== 0xc0) refuse('it is not baseline');
      frame = segment;
    } else if (marker === 0xda) {
      if (!frame) return refuse('it has no frame header');
      const [heightPx, widthPx] = [frame.readUInt16BE(1), frame.readUInt16BE(3)];
      if (Math.max(widthPx, heightPx) > largestPx)
        refuse(`${widthPx} × ${heightPx} pixels, at most ${largestPx} a side`);
      // Three components; of each: its id, its sampling, its table.
      const sampling = frame[5] === 3 && frame[10] === 0x11 && frame[13] === 0x11 ? frame[7] : undefined;
      const type =
        sampling === 0x21 ? 0 : sampling === 0x22 ? 1 : refuse('its colours are sampled neither 4:2:0 nor 4:2:2');
      const [luminance, chrominance] = [tables.get(frame[8]!), tables.get(frame[11]!)];
      if (!luminance || !chrominance) return refuse('a quantization table is missing');
      const end = jpeg.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (end < at) refuse('its end is missing');
      return { type, widthPx, heightPx, tables: Buffer.concat([luminance, chrominance]), data: jpeg.subarray(at, end) };
    }
  }
  return refuse('it has no scan');
}
