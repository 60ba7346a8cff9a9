import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryOf, createMultipartReader, type Part } from './multipart.ts';

const bodies = fc.array(fc.uint8Array({ maxLength: 60 }), { minLength: 1, maxLength: 5 });
/** Cuts a stream into pieces at any places. */
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });

function streamOf(parts: readonly Uint8Array[], { lengths = true, eol = '\r\n', delimiter = '--cut' } = {}): Buffer {
  return Buffer.concat(
    parts.flatMap((body) => [
      Buffer.from(
        `${delimiter}${eol}Content-Type: image/jpeg${eol}${lengths ? `Content-Length: ${body.length}${eol}` : ''}${eol}`,
      ),
      body,
      Buffer.from(eol),
    ]),
  );
}

function read(stream: Uint8Array, at: readonly number[] = [], boundary = 'cut'): Part[] {
  const parts: Part[] = [];
  const take = createMultipartReader(boundary, (part) => parts.push(part));
  const places = [0, ...at.map((place) => Math.min(place, stream.length)).sort((a, b) => a - b), stream.length];
  for (let i = 1; i < places.length; i++) take(stream.subarray(places[i - 1], places[i]));
  return parts;
}

const bytesOf = (parts: readonly Part[]) => parts.map(({ body }) => [...body]);
const holdsDelimiter = (body: Uint8Array): boolean => Buffer.from(body).includes('--cut');

describe('a multipart stream', () => {
  it.each(['\r\n', '\n'])('gives its parts whatever pieces it comes in (lines end with %j)', (eol) =>
    fc.assert(
      fc.property(bodies, cuts, (sent, at) => {
        expect(bytesOf(read(streamOf(sent, { eol }), at))).toEqual(sent.map((body) => [...body]));
      }),
    ),
  );

  it('is read without lengths, up to the next boundary', () =>
    fc.assert(
      fc.property(bodies, cuts, (drawn, at) => {
        // Without a length, a line end before the boundary belongs to it.
        const sent = drawn.filter((body) => !holdsDelimiter(body) && ![0x0a, 0x0d].includes(body.at(-1) ?? 0));
        const stream = Buffer.concat([streamOf(sent, { lengths: false }), Buffer.from('--cut--\r\n')]);
        expect(bytesOf(read(stream, at))).toEqual(sent.map((body) => [...body]));
      }),
    ));

  it('says of a part whether the piece that told its end brought any of it', () => {
    const [head, body, end] = ['--cut\r\n\r\n', 'picture', '\r\n--cut\r\n\r\n'];
    const cameBefore = (...pieces: string[]): boolean[] => {
      const told: boolean[] = [];
      const take = createMultipartReader('cut', (part) => told.push(part.cameBefore));
      for (const piece of pieces) take(Buffer.from(piece));
      return told;
    };
    expect(cameBefore(head + body, end)).toEqual([true]);
    expect(cameBefore(`${head}pic`, `ture${end}next`, end)).toEqual([false, true]);
    expect(cameBefore(head + body + end)).toEqual([false]);
    expect(cameBefore('--cut\r\nContent-Length: 7\r\n\r\npic', 'ture')).toEqual([false]);
  });

  it('comes through after any noise, and never throws', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bodies, cuts, (noise, sent, at) => {
        fc.pre(!holdsDelimiter(noise));
        const got = bytesOf(read(Buffer.concat([noise, Buffer.from('\r\n'), streamOf(sent)]), at));
        expect(got).toEqual(sent.map((body) => [...body]));
      }),
    ));

  it('goes on at the next boundary when a length is wrong', () => {
    const short = Buffer.from('--cut\r\nContent-Length: 2\r\n\r\nABCDEF\r\n');
    expect(bytesOf(read(Buffer.concat([short, streamOf([Buffer.from('next')])])))).toEqual([
      [...Buffer.from('AB')],
      [...Buffer.from('next')],
    ]);
  });

  it('may declare its boundary with the hyphens that stand before it', () => {
    const body = Buffer.from('picture');
    for (const lengths of [true, false])
      for (const delimiter of ['--cut', '----cut']) {
        const stream = Buffer.concat([streamOf([body], { lengths, delimiter }), Buffer.from(`${delimiter}\r\n`)]);
        expect(bytesOf(read(stream, [], '--cut'))).toEqual([[...body]]);
      }
  });

  it('tells headers by their names in lower case', () =>
    expect(read(streamOf([Buffer.from('x')]))[0]!.headers).toEqual(
      new Map([
        ['content-type', 'image/jpeg'],
        ['content-length', '1'],
      ]),
    ));

  it('passes over a part that never ends', () => {
    const parts: Part[] = [];
    const take = createMultipartReader('cut', (part) => parts.push(part));
    take(Buffer.from('--cut\r\nContent-Type: image/jpeg\r\n\r\n'));
    for (let i = 0; i < 2; i++) take(Buffer.alloc(9 * 1024 * 1024));
    take(streamOf([Buffer.from('next')]));
    expect(bytesOf(parts)).toEqual([[...Buffer.from('next')]]);
  });
});

it.each([
  ['multipart/x-mixed-replace; boundary=cut', 'cut'],
  ['multipart/x-mixed-replace;boundary="a b"', 'a b'],
  ['Multipart/X-Mixed-Replace; charset=x; Boundary=--cut', '--cut'],
  ['image/jpeg', undefined],
  ['multipart/x-mixed-replace', undefined],
])('the boundary of %s', (type, boundary) => expect(boundaryOf(type)).toBe(boundary));
