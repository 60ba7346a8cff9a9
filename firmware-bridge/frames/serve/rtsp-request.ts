/** Reads requests of RTSP 1.0 (RFC 2326, section 6) from a stream that may hold interleaved packets (section 10.12). */

export interface RtspRequest {
  readonly method: string;
  readonly url: string;
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
}

const largest = 16 * 1024;

/** Takes pieces of any size; passes over packets and bodies. Never throws; what is no request is given as `undefined`. */
export function createRtspReader(onRequest: (request: RtspRequest | undefined) => void): (piece: Uint8Array) => void {
  let pending: Buffer = Buffer.alloc(0);
  let skip = 0;

  function take(): boolean {
    const skipped = Math.min(skip, pending.length);
    pending = pending.subarray(skipped);
    skip -= skipped;
    if (pending.length === 0) return false;
    if (pending[0] === 0x24) {
      if (pending.length < 4) return false;
      skip = 4 + pending.readUInt16BE(2);
      return true;
    }
    const end = pending.indexOf('\r\n\r\n');
    if (end < 0) {
      if (pending.length < largest) return false;
      pending = Buffer.alloc(0);
      onRequest(undefined);
      return false;
    }
    const [first, ...lines] = pending.toString('latin1', 0, end).split('\r\n');
    const headers = new Map(
      lines.flatMap((line): [string, string][] => {
        const colon = line.indexOf(':');
        return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : [];
      }),
    );
    pending = pending.subarray(end + 4);
    const length = headers.get('content-length') ?? '';
    skip = /^\d{1,7}$/.test(length) ? Number(length) : 0;
    const [, method, url] = /^([A-Z_]+) (\S+) RTSP\/1\.\d$/.exec(first!) ?? [];
    onRequest(method === undefined ? undefined : { method, url: url!, headers });
    return true;
  }

  return (piece) => {
    pending = pending.length === 0 ? Buffer.from(piece) : Buffer.concat([pending, piece]);
    while (take());
  };
}
