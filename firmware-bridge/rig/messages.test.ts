import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc7, createSysexReader, encodeCommand, framed, parseReply } from './messages.ts';

const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 80 });
const sevenBits = fc.array(fc.integer({ min: 0, max: 127 }), { minLength: 1, maxLength: 12 });

describe('crc7', () => {
  // x^7 + x^3 + 1 leaves x^3 + 1 of x^7.
  it.each([
    [[], 0],
    [[0], 0],
    [[1], 0x09],
    [[1, 0x09], 0],
  ])('of %o is %i', (message, crc) => expect(crc7(message)).toBe(crc));

  it('finds any one or two wrong bits in a message', () =>
    fc.assert(
      fc.property(sevenBits, fc.nat(), fc.nat(), (message, first, second) => {
        const sent = [...message, crc7(message)];
        const flipped = [...sent];
        const bits = sent.length * 7;
        for (const bit of new Set([first % bits, second % bits])) flipped[Math.floor(bit / 7)]! ^= 1 << (bit % 7);
        expect(crc7(flipped.slice(0, -1)) === flipped.at(-1)).toBe(false);
      }),
    ));
});

describe('messages', () => {
  it('are the bytes that firmware/README.md documents', () => {
    expect(encodeCommand({ kind: 'set', panUs: 1500, tiltUs: 1200, duty: 255 }).slice(0, -1)).toEqual([
      ...[7, 0x5c, 0x0b, 0x30, 0x09, 0x7f, 0x01],
    ]);
    expect(encodeCommand({ kind: 'trigger', widthUs: 2 ** 21 - 1 }).slice(0, -1)).toEqual([2, 0x7f, 0x7f, 0x7f]);
  });

  it.each([2 ** 21, -1, Number.NaN])('that %d does not fit into are none', (widthUs) =>
    expect(() => encodeCommand({ kind: 'trigger', widthUs })).toThrow(`${widthUs} is not from 0 to 2097151`),
  );

  it('of the board are read with their times', () => {
    const body = [3, 1, 0x7f, 0x7f, 0x7f, 0x7f, 0x0f];
    expect(parseReply([...body, crc7(body)])).toEqual({ kind: 'edge', level: 1, at: 2 ** 32 - 1 });
    expect(parseReply([...body, crc7(body) ^ 1])).toBeUndefined();
  });

  it('come through after any noise, and nothing throws', () =>
    fc.assert(
      fc.property(bytes, fc.integer({ min: 0, max: 9999 }), (noise, token) => {
        const sent = encodeCommand({ kind: 'ping', token });
        const got: (readonly number[])[] = [];
        const read = createSysexReader((message) => got.push(message));
        read(noise);
        read(framed(sent));
        for (const message of got) parseReply(message);
        expect(got.at(-1)).toEqual(sent);
      }),
    ));
});
