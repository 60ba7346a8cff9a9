/** A real broker in the process, real connections over loopback. */

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { Aedes } from 'aedes';
import fc from 'fast-check';
import { connectAsync } from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SentRead } from '../../ports.ts';
import { decodePlateEvent, encodePlateEvent } from './event.ts';
import { openOnvifPublisher } from './publisher.ts';
import { openOnvifSource } from './source.ts';

const read: SentRead = {
  cameraId: 'north',
  utcTime: '2026-11-25T06:00:00.250Z',
  file: 'us/car1.jpg',
  text: 'AB12345',
  confidence: 0.8125,
  state: { code: 'CT', confidence: 0.75 },
};

describe('a plate event', () => {
  it('comes back as it was', () =>
    fc.assert(
      fc.property(
        fc.record({
          cameraId: fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?$/),
          utcTime: fc
            .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
            .map((at) => at.toISOString()),
          file: fc.option(fc.stringMatching(/^[a-z]{1,8}\.jpg$/)),
          text: fc.stringMatching(/^[A-Z0-9]{1,8}$/),
          confidence: fc.double({ min: 0, max: 1, noNaN: true }),
          state: fc.option(fc.record({ code: fc.constantFrom('CT', 'NY'), confidence: fc.constantFrom(0.5, 1) })),
        }),
        (sent) => {
          const { topic, payload } = encodePlateEvent(sent);
          expect(decodePlateEvent(topic, payload)).toEqual({ ...sent, confidence: sent.confidence + 0 });
        },
      ),
    ));

  const topic = 'BoschCam1/onvif-ej/RuleEngine/Recognition/LicensePlate/&1/LPR-Detector_1';
  const data = (LicensePlateInfo: unknown, more = {}) =>
    JSON.stringify({
      UtcTime: '2026-11-25T06:00:00Z',
      Source: { VideoSource: '1' },
      Data: { LicensePlateInfo, ...more },
    });
  it.each([
    ['with a likelihood as text', data({ PlateNumber: { '#text': 'ab-12', '@Likelihood': '0.5' } }), 0.5, null],
    ['without attributes', data({ PlateNumber: 'AB12' }, { Likelihood: '0.25' }), 0.25, null],
    ['without any likelihood', data({ LicensePlateInfo: { PlateNumber: 'AB12' } }), 1, null],
    ['of a state', data({ PlateNumber: 'AB12', IssuingEntity: 'US-CT' }), 1, { code: 'CT', confidence: 1 }],
    ['of elsewhere', data({ PlateNumber: 'AB12', IssuingEntity: { '#text': 'BKK' } }), 1, null],
  ])('is read %s', (_, payload, confidence, state) =>
    expect(decodePlateEvent(topic, payload)).toEqual({
      cameraId: 'BoschCam1',
      utcTime: '2026-11-25T06:00:00Z',
      file: null,
      text: 'AB12',
      confidence,
      state,
    }),
  );

  it.each([
    ['no JSON', topic, 'x', 'is not JSON: x'],
    ['no plate', topic, data({}), 'Data.LicensePlateInfo is not as ONVIF has it'],
    ['no time', topic, '{"Data":{"LicensePlateInfo":{"PlateNumber":"A"}}}', 'UtcTime is not as ONVIF has it'],
    ['another event', 'a/onvif-ej/VideoSource/MotionAlarm/&1', '{}', 'is not the topic of a plate event'],
  ])('is told to be wrong: %s', (_, at, payload, what) =>
    expect(decodePlateEvent(at, payload)).toMatchObject({ what }),
  );
});

describe('over a broker', () => {
  let broker: Aedes;
  const server = createServer((socket) => broker.handle(socket));
  let url: string;
  beforeAll(async () => {
    broker = await Aedes.createBroker();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => broker.close(resolve));
    server.close();
  });

  it('what one publishes the other takes; wrong events are told and passed over', async () => {
    const faults: string[] = [];
    const source = await openOnvifSource(url, { onFault: ({ what }) => faults.push(what) });
    const stranger = await connectAsync(url);
    await stranger.publishAsync('north/onvif-ej/VideoSource/MotionAlarm/&1', '{}', { qos: 1 });
    await stranger.publishAsync('north/onvif-ej/RuleEngine/Recognition/LicensePlate/&1', 'x', { qos: 1 });
    await stranger.endAsync();
    const publisher = await openOnvifPublisher(url);
    const second = { ...read, text: '8BC123', file: null, state: null };
    await publisher.publish(read);
    await publisher.publish(second);
    await publisher.close();

    const taken: SentRead[] = [];
    for await (const each of source.reads()) {
      taken.push(each);
      if (taken.length === 2) await source.close();
    }
    expect(taken).toEqual([read, second]);
    expect(faults).toEqual(['is not JSON: x']);
  });

  it.each([
    ['mqtt://127.0.0.1:1', /127\.0\.0\.1:1: cannot be reached \(ECONNREFUSED\)/],
    ['mqtt://name:pass@127.0.0.1:1', /^127\.0\.0\.1:1: cannot/],
    ['http://127.0.0.1', /is no broker\n.*mqtt:\/\/HOST/],
  ])('%s is refused', (wrong, message) =>
    expect(openOnvifSource(wrong, { onFault: () => undefined })).rejects.toThrow(message),
  );
});
