/**
 * Reads multipart/x-mixed-replace as cameras send it: parts between lines `--boundary` (RFC 2046, section 5.1.1), each
 * with its length (`Content-Length`) or, as some send it, without. Many cameras declare the boundary with the two hyphens
 * that should only stand before it in the stream; both are read.
 */

export interface Part {
  /** By their names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** All of it was there before the piece that brought its end: without a length, that is told by the next boundary alone. */
  readonly cameBefore: boolean;
}

const largestPart = 16 * 1024 * 1024;
const largestHead = 8 * 1024;
const [lf, cr, hyphen] = [0x0a, 0x0d, 0x2d];

/** The boundary that a Content-Type declares; undefined where it is no multipart type. */
export const boundaryOf = (contentType: string): string | undefined =>
  /^multipart\/[^;]+;.*\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType)?.slice(1).find(Boolean);

/**
 * Takes the stream in pieces of any size and gives its parts. Never throws: what is no part, is too large (16 MiB) or has
 * no end is passed over, and reading goes on at the next boundary.
 */
export function createMultipartReader(boundary: string, onPart: (part: Part) => void): (piece: Uint8Array) => void {
  const delimiter = Buffer.from(`--${boundary.replace(/^--/, '')}`);
  const spare = boundary.startsWith('--') ? 2 : 0;
  let pending: Buffer = Buffer.alloc(0);
  let searched = 0;
  /** Where in `pending` the newest piece begins. */
  let newest = 0;
  let head: ReadonlyMap<string, string> | undefined;

  const drop = (count: number): void => {
    pending = pending.subarray(count);
    newest = Math.max(0, newest - count);
    searched = 0;
  };
  /** Position of the next boundary; what has been searched is not searched again. */
  const nextBoundary = (): number => {
    const at = pending.indexOf(delimiter, searched);
    if (at < 0) searched = Math.max(0, pending.length - delimiter.length + 1);
    return at;
  };

  /** @returns whether there may be more to take */
  function takeHead(): boolean {
    const at = nextBoundary();
    if (at < 0) {
      drop(searched);
      return false;
    }
    drop(at);
    const end = headEnd(pending, delimiter.length);
    if (end) {
      const text = pending.toString('latin1', delimiter.length, end.at);
      drop(end.at + end.length);
      head = text.startsWith('--') ? undefined : headersIn(text);
      return true;
    }
    if (pending.length < largestHead) return false;
    drop(delimiter.length);
    return true;
  }

  function takeBody(headers: ReadonlyMap<string, string>): boolean {
    const length = lengthIn(headers);
    if (length !== undefined) {
      if (pending.length < length) return false;
      give(headers, length);
      return true;
    }
    const at = nextBoundary();
    if (at >= 0) {
      let end = at;
      for (let hyphens = spare; hyphens > 0 && pending[end - 1] === hyphen; hyphens--) end--;
      if (pending[end - 1] === lf) end--;
      if (pending[end - 1] === cr) end--;
      give(headers, Math.max(0, end));
      return true;
    }
    if (pending.length <= largestPart) return false;
    head = undefined;
    return true;
  }

  function give(headers: ReadonlyMap<string, string>, length: number): void {
    const part = { headers, body: Buffer.from(pending.subarray(0, length)), cameBefore: length <= newest };
    drop(length);
    head = undefined;
    onPart(part);
  }

  return (piece) => {
    newest = pending.length;
    pending = pending.length === 0 ? Buffer.from(piece) : Buffer.concat([pending, piece]);
    while (head ? takeBody(head) : takeHead());
  };
}

/** The empty line that ends a head, looked for from a boundary's end on. */
function headEnd(bytes: Buffer, from: number): { readonly at: number; readonly length: number } | undefined {
  const [wide, narrow] = ['\r\n\r\n', '\n\n'].map((end) => bytes.indexOf(end, from));
  if (wide! < 0 && narrow! < 0) return undefined;
  return narrow! < 0 || (wide! >= 0 && wide! < narrow!) ? { at: wide!, length: 4 } : { at: narrow!, length: 2 };
}

function headersIn(text: string): ReadonlyMap<string, string> {
  return new Map(
    text.split(/\r?\n/).flatMap((line): [string, string][] => {
      const [, name, value] = /^([!-9;-~]+):[ \t]*(.*)$/.exec(line) ?? [];
      return name === undefined ? [] : [[name.toLowerCase(), value!.trim()]];
    }),
  );
}

function lengthIn(headers: ReadonlyMap<string, string>): number | undefined {
  const stated = headers.get('content-length') ?? '';
  return /^\d{1,8}$/.test(stated) && Number(stated) <= largestPart ? Number(stated) : undefined;
}
