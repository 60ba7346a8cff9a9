import { createCanvas } from 'canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packetsOf } from './rtp-jpeg.ts';
import { createRtspReader, type RtspRequest } from './rtsp-request.ts';

function noise(widthPx: number, heightPx: number): Buffer {
  const context = createCanvas(widthPx, heightPx).getContext('2d');
  const image = context.createImageData(widthPx, heightPx);
  image.data.forEach((_, i) => {
    image.data[i] = i % 4 === 3 ? 255 : (i * 7919) % 251;
  });
  context.putImageData(image, 0, 0);
  return context.canvas.toBuffer('image/jpeg', { quality: 0.9 });
}

describe('RTP packets of a JPEG', () => {
  const jpeg = noise(320, 184);
  const stream = { ssrc: 7, sequence: 65_534 };
  const packets = packetsOf(jpeg, 2 ** 32 + 90, stream);

  it('are numbered on, carry one time, and the last is marked (RFC 3550, section 5.1)', () => {
    expect(packets.length).toBeGreaterThan(4);
    packets.forEach((packet, i) => {
      expect(packet[0]).toBe(0x80);
      expect(packet[1]).toBe(26 | (i === packets.length - 1 ? 0x80 : 0));
      expect(packet.readUInt16BE(2)).toBe((65_534 + i) % 65_536);
      expect(packet.readUInt32BE(4)).toBe(90);
      expect(packet.readUInt32BE(8)).toBe(7);
      expect(packet.length).toBeLessThanOrEqual(12 + 8 + 1400);
    });
    expect(stream.sequence).toBe((65_534 + packets.length) % 65_536);
  });

  it('hold type, size, tables and, one after the other, the data (RFC 2435, section 3.1)', () => {
    expect([...packets[0]!.subarray(16, 20)]).toEqual([1, 255, 40, 23]);
    expect([...packets[0]!.subarray(20, 24)]).toEqual([0, 0, 0, 128]);
    const pieces = packets.map((packet, i) => packet.subarray(i === 0 ? 24 + 128 : 20));
    let at = 0;
    packets.forEach((packet, i) => {
      expect(packet.readUIntBE(13, 3)).toBe(at);
      at += pieces[i]!.length;
    });
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const from = scan + 2 + jpeg.readUInt16BE(scan + 2);
    expect(Buffer.concat(pieces).equals(jpeg.subarray(from, jpeg.length - 2))).toBe(true);
  });

  it.each([
    ['too wide', () => noise(2048, 8), /2048 × 8 pixels/],
    ['without an end', () => jpeg.subarray(0, -2), /its end is missing/],
    ['nothing', () => Buffer.alloc(0), /no scan/],
    [
      'progressive',
      () => Buffer.from(jpeg.toString('latin1').replace('\xff\xc0', '\xff\xc2'), 'latin1'),
      /not baseline/,
    ],
  ])('are not made of a JPEG that is %s', (_, make, message) =>
    expect(() => packetsOf(make(), 0, { ssrc: 1, sequence: 0 })).toThrow(message),
  );
});

describe('RTSP requests', () => {
  const read = (stream: Buffer, cuts: readonly number[]): (RtspRequest | undefined)[] => {
    const got: (RtspRequest | undefined)[] = [];
    const take = createRtspReader((request) => got.push(request));
    const at = [0, ...cuts.map((cut) => cut % (stream.length + 1)).sort((a, b) => a - b), stream.length];
    for (let i = 1; i < at.length; i++) take(stream.subarray(at[i - 1], at[i]));
    return got;
  };
  const requests = ['OPTIONS', 'DESCRIBE', 'SETUP', 'PLAY', 'TEARDOWN'].map((method, i) => ({
    method,
    url: 'rtsp://127.0.0.1:8554/camera',
    headers: new Map([
      ['cseq', String(i + 1)],
      ['user-agent', 'a: player'],
    ]),
  }));

  it('are read whatever pieces they come in, between packets and with bodies', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 9 }), fc.uint8Array({ maxLength: 40 }), (cuts, body) => {
        const packet = Buffer.concat([Buffer.from([0x24, 1, 0, body.length]), body]);
        const stream = Buffer.concat(
          requests.flatMap(({ method, url }, i) => [
            Buffer.from(
              `${method} ${url} RTSP/1.0\r\nCSeq: ${i + 1}\r\nUser-Agent: a: player\r\n${i === 1 ? `Content-Length: ${body.length}\r\n` : ''}\r\n`,
            ),
            i === 1 ? body : packet,
          ]),
        );
        const got = read(stream, cuts);
        expect(got.map((request) => request?.method)).toEqual(requests.map(({ method }) => method));
        expect(got[3]).toEqual(requests[3]);
      }),
    ));

  it('never throw, whatever comes', () =>
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.array(fc.nat()),
        (noise, cuts) => void read(Buffer.from(noise), cuts),
      ),
    ));

  it('that are none are told as none', () =>
    expect(read(Buffer.from('GET / HTTP/1.1\r\n\r\n'), [])).toEqual([undefined]));
});
