import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createViscaReader,
  parseViscaCommand,
  parseViscaReply,
  type ViscaCommand,
  viscaAddressSet,
  viscaCancel,
  viscaClear,
  viscaCommand,
  viscaInquiry,
  viscaPanTilt,
  viscaPosition,
} from './visca.ts';

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (text: string): number[] => [...Buffer.from(text.replaceAll(' ', ''), 'hex')];

describe('commands are those of the command lists', () => {
  it.each<[ViscaCommand, string]>([
    [{ kind: 'zoom-direct', position: 0x4000 }, '8101044704000000FF'],
    [{ kind: 'zoom-stop' }, '8101040700FF'],
    [{ kind: 'focus-auto' }, '8101043802FF'],
    [{ kind: 'focus-manual' }, '8101043803FF'],
    [{ kind: 'focus-direct', position: 0x1234 }, '8101044801020304FF'],
    [{ kind: 'exposure-manual' }, '8101043903FF'],
    [{ kind: 'shutter-direct', step: 0x13 }, '8101044A00000103FF'],
    [{ kind: 'gain-direct', step: 0x07 }, '8101044C00000007FF'],
    [{ kind: 'ir-cut-filter', removed: true }, '8101040102FF'],
    [{ kind: 'preset-recall', preset: 5 }, '8101043F0205FF'],
    [{ kind: 'drive', panSpeed: 24, tiltSpeed: 20, pan: 'left', tilt: 'stop' }, '8101060118140103FF'],
    [{ kind: 'pan-tilt-direct', panSpeed: 24, tiltSpeed: 20, pan: -1440, tilt: 360 }, '8101060218140F0A060000010608FF'],
    [{ kind: 'home' }, '81010604FF'],
  ])('%o', (command, bytes) => expect(hex(viscaCommand(1, command))).toBe(bytes));

  it('and inquiries and broadcasts, too', () => {
    expect(hex(viscaInquiry(1, 'zoom'))).toBe('81090447FF');
    expect(hex(viscaInquiry(7, 'pan-tilt'))).toBe('87090612FF');
    expect(hex(viscaInquiry(1, 'version'))).toBe('81090002FF');
    expect([viscaAddressSet, viscaClear, viscaCancel(1, 2)].map(hex)).toEqual(['883001FF', '88010001FF', '8122FF']);
  });
});

describe('replies', () => {
  it.each([
    ['90 41 FF', { kind: 'ack', address: 1, socket: 1 }],
    ['90 52 FF', { kind: 'completion', address: 1, socket: 2, data: [] }],
    ['A0 60 02 FF', { kind: 'error', address: 2, socket: 0, error: 'syntax error' }],
    ['90 61 41 FF', { kind: 'error', address: 1, socket: 1, error: 'command not executable' }],
    ['88 30 03 FF', { kind: 'addresses', next: 3 }],
  ])('%s', (bytes, reply) => expect(parseViscaReply(bytesOf(bytes))).toEqual(reply));

  it('give positions, with their signs', () => {
    expect(viscaPosition([4, 0, 0, 0])).toBe(0x4000);
    expect(viscaPanTilt([0xf, 0xa, 6, 0, 0, 1, 6, 8])).toEqual({ pan: -1440, tilt: 360 });
    expect(viscaPanTilt([0, 1])).toBeUndefined();
  });
});

const word = fc.integer({ min: 0, max: 0xffff });
const signedWord = fc.integer({ min: -0x8000, max: 0x7fff });
const [panSpeed, tiltSpeed] = [fc.integer({ min: 1, max: 24 }), fc.integer({ min: 1, max: 20 })];
const anyCommand: fc.Arbitrary<ViscaCommand> = fc.oneof(
  fc.record({ kind: fc.constantFrom('zoom-direct' as const, 'focus-direct' as const), position: word }),
  fc.record({
    kind: fc.constantFrom('shutter-direct' as const, 'gain-direct' as const),
    step: fc.integer({ min: 0, max: 255 }),
  }),
  fc.record({
    kind: fc.constantFrom(...(['zoom-stop', 'focus-auto', 'focus-manual', 'exposure-manual', 'home'] as const)),
  }),
  fc.record({ kind: fc.constant('ir-cut-filter' as const), removed: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('preset-recall' as const, 'preset-set' as const),
    preset: fc.integer({ min: 0, max: 127 }),
  }),
  fc.record({
    kind: fc.constant('drive' as const),
    panSpeed,
    tiltSpeed,
    pan: fc.constantFrom('left' as const, 'right' as const, 'stop' as const),
    tilt: fc.constantFrom('up' as const, 'down' as const, 'stop' as const),
  }),
  fc.record({ kind: fc.constant('pan-tilt-direct' as const), panSpeed, tiltSpeed, pan: signedWord, tilt: signedWord }),
);
const address = fc.integer({ min: 1, max: 7 });
const noise = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 60 });

describe('whatever is sent', () => {
  it('parse ∘ encode is the identity', () =>
    fc.assert(
      fc.property(address, anyCommand, (to, command) => {
        expect(parseViscaCommand(viscaCommand(to, command))).toEqual({ address: to, command });
      }),
    ));

  it('is in step again after any noise that has ended, and never throws', () =>
    fc.assert(
      fc.property(noise, address, anyCommand, (before, to, command) => {
        const packets: (readonly number[])[] = [];
        const read = createViscaReader((packet) => packets.push(packet));
        read(before);
        read(viscaCommand(to, command));
        for (const packet of packets) {
          parseViscaReply(packet);
          parseViscaCommand(packet);
        }
        expect(packets.at(-1)).toEqual(viscaCommand(to, command));
      }),
    ));

  it('parses any packet without throwing', () =>
    fc.assert(
      fc.property(noise, (bytes) => {
        parseViscaReply(bytes);
        parseViscaCommand(bytes);
      }),
    ));
});
