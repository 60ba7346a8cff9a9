import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCommand, framed } from '../rig/messages.ts';
import { createAimSieve } from './sieve.ts';

const set = (panUs: number, duty: number) => framed(encodeCommand({ kind: 'set', panUs, tiltUs: 1500, duty }));
const ping = (token: number) => framed(encodeCommand({ kind: 'ping', token }));
const passed = (sieve: (bytes: Iterable<number>) => number[], ...messages: number[][]) =>
  messages.flatMap((bytes) => sieve(bytes));

describe('the sieve for aims', () => {
  it('lets the first aim through, and loses those that would turn the servos', () =>
    expect(passed(createAimSieve(), set(1500, 0), set(1600, 0), ping(1), set(1500, 255), set(1600, 255))).toEqual([
      ...set(1500, 0),
      ...ping(1),
      ...set(1500, 255),
    ]));

  it('lets all else through, whatever pieces it comes in', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), (pieces) => {
        const bytes = pieces.flatMap((piece) => [...piece]).map((byte) => (byte === 7 ? 6 : byte));
        const sieve = createAimSieve();
        // What is begun at the end is still held.
        const out = [...bytes.flatMap((byte) => sieve([byte])), ...sieve([0xf0])];
        expect(out).toEqual(bytes);
      }),
    ));
});
