import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseViscaCommand,
  parseViscaInquiry,
  type ViscaCommand,
  viscaAddressSet,
  viscaCancel,
  viscaClear,
  viscaCommand,
  viscaInquiry,
} from './visca.ts';
import { anyPacket, createViscaReader, parseViscaReply, viscaPanTilt, viscaPosition } from './visca-replies.ts';

const hex = (bytes: readonly number[]): string => Buffer.from(bytes).toString('hex').toUpperCase();
const bytesOf = (text: string): number[] => [...Buffer.from(text.replaceAll(' ', ''), 'hex')];

describe('commands are those of the command lists', () => {
  it.each<[ViscaCommand, string]>([
    [{ kind: 'zoom-direct', position: 0x4000 }, '8101044704000000FF'],
    [{ kind: 'zoom-stop' }, '8101040700FF'],
    [{ kind: 'zoom-tele', speed: 5 }, '8101040725FF'],
    [{ kind: 'zoom-wide', speed: 0 }, '8101040730FF'],
    [{ kind: 'focus-auto' }, '8101043802FF'],
    [{ kind: 'focus-manual' }, '8101043803FF'],
    [{ kind: 'exposure-manual' }, '8101043903FF'],
    [{ kind: 'exposure-auto' }, '8101043900FF'],
    [{ kind: 'shutter-direct', step: 0x13 }, '8101044A00000103FF'],
    [{ kind: 'gain-direct', step: 0x07 }, '8101044C00000007FF'],
    [{ kind: 'ir-cut-filter', removed: true }, '8101040102FF'],
    [{ kind: 'preset-clear', preset: 5 }, '8101043F0005FF'],
    [{ kind: 'preset-set', preset: 5 }, '8101043F0105FF'],
    [{ kind: 'preset-recall', preset: 5 }, '8101043F0205FF'],
    [{ kind: 'drive', panSpeed: 24, tiltSpeed: 20, pan: 'left', tilt: 'stop' }, '8101060118140103FF'],
    [{ kind: 'pan-tilt-direct', panSpeed: 24, tiltSpeed: 20, pan: -1440, tilt: 360 }, '8101060218140F0A060000010608FF'],
    [{ kind: 'home' }, '81010604FF'],
  ])('%o', (command, bytes) => expect(hex(viscaCommand(1, command))).toBe(bytes));

  it('and inquiries and broadcasts, too', () => {
    expect(hex(viscaInquiry(1, 'zoom'))).toBe('81090447FF');
    expect(hex(viscaInquiry(7, 'pan-tilt'))).toBe('87090612FF');
    expect(hex(viscaInquiry(1, 'version'))).toBe('81090002FF');
    expect(parseViscaInquiry(bytesOf('87 09 06 12 FF'))).toEqual({ address: 7, inquiry: 'pan-tilt' });
    expect(parseViscaInquiry(bytesOf('81 09 04 99 FF'))).toBeUndefined();
    expect([viscaAddressSet, viscaClear, viscaCancel(1, 2)].map(hex)).toEqual(['883001FF', '88010001FF', '8122FF']);
  });
});

describe("the maker's worked examples", () => {
  // Sony EVI-H100S manual, page 29, "VISCA Command/ACK Protocol".
  it('Focus Auto is answered by ACK and Completion of either socket', () => {
    expect(hex(viscaCommand(1, { kind: 'focus-auto' }))).toBe('8101043802FF');
    expect(['90 41 FF', '90 51 FF', '90 42 FF', '90 52 FF'].map((text) => parseViscaReply(bytesOf(text)))).toEqual([
      { kind: 'ack', address: 1, socket: 1 },
      { kind: 'completion', address: 1, socket: 1, data: [] },
      { kind: 'ack', address: 1, socket: 2 },
      { kind: 'completion', address: 1, socket: 2, data: [] },
    ]);
  });
  it.each([
    ['90 60 02 FF', { kind: 'error', address: 1, socket: 0, error: 'syntax error' }],
    ['90 60 03 FF', { kind: 'error', address: 1, socket: 0, error: 'command buffer full' }],
    ['90 62 41 FF', { kind: 'error', address: 1, socket: 2, error: 'command not executable' }],
    ['90 61 04 FF', { kind: 'error', address: 1, socket: 1, error: 'command cancelled' }],
    ['90 61 05 FF', { kind: 'error', address: 1, socket: 1, error: 'no socket to be cancelled' }],
    ['90 50 02 FF', { kind: 'completion', address: 1, socket: 0, data: [2] }],
    ['88 30 02 FF', { kind: 'addresses', next: 2 }],
  ])('%s', (bytes, reply) => expect(parseViscaReply(bytesOf(bytes))).toEqual(reply));
  // Incomplete, as in the same table: what a camera must answer with a syntax error.
  it('a command that lacks its parameter is none', () =>
    expect(parseViscaCommand(bytesOf('81 01 04 38 FF'))).toBeUndefined());

  // Sony EVI-D80/D90 manual, page 31, command list 3/3; the same in the EVI-HD1's, page 28.
  it.each<[ViscaCommand, string]>([
    [{ kind: 'ir-cut-filter', removed: true }, '8101040102FF'],
    [{ kind: 'ir-cut-filter', removed: false }, '8101040103FF'],
    ...(
      [
        ['stop', 'up', '0301'],
        ['stop', 'down', '0302'],
        ['left', 'stop', '0103'],
        ['right', 'stop', '0203'],
        ['left', 'up', '0101'],
        ['right', 'up', '0201'],
        ['left', 'down', '0102'],
        ['right', 'down', '0202'],
        ['stop', 'stop', '0303'],
      ] as const
    ).map(([pan, tilt, way]): [ViscaCommand, string] => [
      { kind: 'drive', panSpeed: 0x18, tiltSpeed: 0x14, pan, tilt },
      `810106011814${way}FF`,
    ]),
  ])('%o is in the list', (command, bytes) => expect(hex(viscaCommand(1, command))).toBe(bytes));

  // Sony EVI-D70 technical manual, command list 4/4: its corners, F725 to 08DB and FE70 to 04B0.
  it.each<[number, number, string]>([
    [-2267, -400, '0F0702050F0E0700'],
    [2267, 1200, '00080D0B00040B00'],
  ])('the limits of pan and tilt of the EVI-D70, %d and %d', (pan, tilt, body) => {
    const command: ViscaCommand = { kind: 'pan-tilt-direct', panSpeed: 0x18, tiltSpeed: 0x14, pan, tilt };
    expect(hex(viscaCommand(1, command))).toBe(`810106021814${body}FF`);
    expect(viscaPanTilt(bytesOf(body))).toEqual({ pan, tilt });
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

  it.each<[string, string, readonly number[][]]>([
    [
      'data with their top bit set, as a ROM version may have',
      '90 50 00 20 04 0D A0 81 02 FF',
      [[0, 0x20, 4, 0xd, 0xa0, 0x81, 2]],
    ],
    ['after one whose end was lost', '90 50 04 00 90 50 03 FF', [[3]]],
    ['after noise without an end', `${'11 '.repeat(40)}90 50 02 FF`, [[2]]],
  ])('are read %s', (_, stream, data) => {
    const got: unknown[] = [];
    const read = createViscaReader(parseViscaReply, (reply) => got.push(reply.kind === 'completion' && reply.data));
    for (const byte of bytesOf(stream)) read([byte]);
    expect(got).toEqual(data);
  });

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
  fc.record({ kind: fc.constant('zoom-direct' as const), position: word }),
  fc.record({
    kind: fc.constantFrom('shutter-direct' as const, 'gain-direct' as const),
    step: fc.integer({ min: 0, max: 255 }),
  }),
  fc.record({
    kind: fc.constantFrom(
      ...(['zoom-stop', 'focus-auto', 'focus-manual', 'exposure-manual', 'exposure-auto', 'home'] as const),
    ),
  }),
  fc.record({
    kind: fc.constantFrom('zoom-tele' as const, 'zoom-wide' as const),
    speed: fc.integer({ min: 0, max: 7 }),
  }),
  fc.record({ kind: fc.constant('ir-cut-filter' as const), removed: fc.boolean() }),
  fc.record({
    kind: fc.constantFrom('preset-clear' as const, 'preset-recall' as const, 'preset-set' as const),
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
        const read = createViscaReader(anyPacket, (packet) => packets.push(packet));
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
