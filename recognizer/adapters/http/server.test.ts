/** Real HTTP on loopback, our clients against our server, and clients as others would write them. */

import { createCanvas } from 'canvas';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Picture, PictureReader, PlateSighting } from '../../ports.ts';
import { openAlprAnswer } from '../openalpr/schema.ts';
import { pngOf } from '../picture/encode.ts';
import { plateRecognizerAnswer } from '../plate-recognizer/schema.ts';
import { openHttpReader, services } from './client.ts';
import { startRecognizerServer } from './server.ts';

const sightings: readonly PlateSighting[] = [
  {
    corners: [
      { x: 10.4, y: 20.6 },
      { x: 50.2, y: 22 },
      { x: 49.9, y: 43.3 },
      { x: 10, y: 41 },
    ],
    detection: 0.97,
    text: 'AB12345',
    characters: Array.from('AB12345', (character) => ({ character, probability: 0.9, rivals: [] })),
    confidence: 0.8125,
    state: { code: 'CT', confidence: 0.75 },
    format: null,
    vehicle: { color: { name: 'blue', confidence: 0.875 }, body: { name: 'suv', confidence: 0.625 } },
  },
  {
    corners: [
      { x: 60, y: 5 },
      { x: 80, y: 5 },
      { x: 80, y: 15 },
      { x: 60, y: 15 },
    ],
    detection: 0.5,
    text: '8BC',
    characters: [
      { character: '8', probability: 0.6, rivals: [{ character: 'B', probability: 0.3 }] },
      { character: 'B', probability: 0.9, rivals: [{ character: '8', probability: 0.05 }] },
      { character: 'C', probability: 1, rivals: [] },
    ],
    confidence: 0.5,
    state: null,
    format: null,
  },
];

/** Sees the same in every picture, and keeps what it was shown; fails where the picture is one pixel wide. */
const shown: Picture[] = [];
const reader: PictureReader = {
  name: 'fixed',
  async read(picture) {
    shown.push(picture);
    if (picture.widthPx === 1) throw new Error('secret of the inside');
    return sightings;
  },
};

const picture: Picture = {
  widthPx: 90,
  heightPx: 50,
  rgba: Uint8Array.from({ length: 90 * 50 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 31 + (i >> 7)) % 256)),
};

let server: FastifyInstance;
let origin: string;
beforeAll(async () => {
  server = await startRecognizerServer(reader, { host: '127.0.0.1', port: 0 });
  origin = server.listeningOrigin;
});
afterAll(() => server.close());

const form = (field: string, content: Uint8Array | string, others: Record<string, string> = {}): FormData => {
  const body = new FormData();
  if (typeof content === 'string') body.set(field, content);
  else body.set(field, new Blob([new Uint8Array(content)]), 'car.png');
  for (const [name, value] of Object.entries(others)) body.set(name, value);
  return body;
};
const post = (path: string, body: FormData | string | URLSearchParams, headers: Record<string, string> = {}) =>
  fetch(origin + path, { method: 'POST', body, headers });

describe('a client of ours at a server of ours', () => {
  it.each(['openalpr', 'platerecognizer'] as const)('gives what the recognizer gives: %s', async (name) => {
    shown.length = 0;
    const client = await openHttpReader(services[name], new URL(services[name].path, origin));
    const seen = await client.read(picture);
    expect(shown).toEqual([{ ...picture, rgba: picture.rgba }]);
    expect(seen.map(({ text, state, vehicle }) => ({ text, state, vehicle }))).toEqual(
      sightings.map(({ text, state, vehicle }) => ({ text, state, vehicle })),
    );
    for (const [i, { confidence, corners }] of seen.entries()) {
      expect(confidence).toBeCloseTo(sightings[i]!.confidence, 12);
      for (const [k, corner] of corners.entries()) {
        const given = sightings[i]!.corners[k]!;
        const slackPx = name === 'openalpr' ? 0.5 : 2.5;
        expect(Math.abs(corner.x - given.x)).toBeLessThanOrEqual(slackPx);
        expect(Math.abs(corner.y - given.y)).toBeLessThanOrEqual(slackPx);
      }
    }
  });
});

describe('OpenALPR v2', () => {
  it('takes a form, and answers with the documented fields', async () => {
    const response = await post('/v2/recognize?secret_key=k&country=us&topn=2', form('image', pngOf(picture)));
    expect(response.status).toBe(200);
    const answer = openAlprAnswer.parse(await response.json());
    expect(answer).toMatchObject({ version: 2, data_type: 'alpr_results', img_width: 90, img_height: 50 });
    expect(answer.results[0]).toMatchObject({
      plate: 'AB12345',
      confidence: 81.25,
      region: 'us-ct',
      region_confidence: 75,
      requested_topn: 2,
      coordinates: [
        { x: 10, y: 21 },
        { x: 50, y: 22 },
        { x: 50, y: 43 },
        { x: 10, y: 41 },
      ],
    });
    expect(answer.results[1]!.candidates.map(({ plate, confidence }) => [plate, confidence])).toEqual([
      ['8BC', 50],
      ['BBC', 25],
    ]);
  });

  it.each(['application/json', 'application/x-www-form-urlencoded', 'text/plain'])(
    'takes base64 as %s',
    async (type) => {
      const base64 = pngOf(picture).toString('base64');
      const response = await post('/v2/recognize_bytes?country=us', base64, { 'content-type': type });
      expect(openAlprAnswer.parse(await response.json()).results).toHaveLength(2);
    },
  );

  it.each([
    ['no picture', '/v2/recognize', form('other', 'x'), 400, /^image: is missing/],
    ['a broken picture', '/v2/recognize', form('image', pngOf(picture).subarray(0, 60)), 400, /^image: is a broken/],
    ['no base64', '/v2/recognize_bytes', '', 400, /^image_bytes: is empty/],
    ['a wrong topn', '/v2/recognize?topn=0', form('image', pngOf(picture)), 400, /^topn: is not right/],
    ['too much', '/v2/recognize', form('image', new Uint8Array(33 * 1024 * 1024)), 413, /too large/i],
  ])('refuses %s, and goes on', async (_, path, body, status, message) => {
    const response = await post(path, body);
    expect(response.status).toBe(status);
    expect(((await response.json()) as { error: string }).error).toMatch(message);
    expect((await post('/v2/recognize', form('image', pngOf(picture)))).status).toBe(200);
  });

  it('tells nothing of its inside', async () => {
    const response = await post('/v2/recognize', form('image', createCanvas(1, 1).toBuffer('image/png')));
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('Plate Recognizer', () => {
  it.each([
    ['a file', () => form('upload', pngOf(picture), { camera_id: 'north' })],
    ['base64 in a form', () => form('upload', pngOf(picture).toString('base64'), { camera_id: 'north' })],
    ['base64', () => new URLSearchParams({ upload: pngOf(picture).toString('base64'), camera_id: 'north' })],
  ])('takes %s, and answers with the documented fields', async (_, body) => {
    const response = await post('/v1/plate-reader/', body(), { authorization: 'Token t' });
    expect(response.status).toBe(201);
    const answer = plateRecognizerAnswer.parse(await response.json());
    expect(answer).toMatchObject({ camera_id: 'north', timestamp: expect.any(String), filename: expect.any(String) });
    expect(answer.results[0]).toMatchObject({
      plate: 'ab12345',
      score: 0.8125,
      dscore: 0.97,
      region: { code: 'us-ct', score: 0.75 },
      box: { xmin: 10, ymin: 21, xmax: 50, ymax: 43 },
    });
  });

  it('refuses a broken picture in its own way', async () => {
    const response = await post('/v1/plate-reader/', form('upload', new Uint8Array([1, 2, 3])));
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      detail: expect.stringMatching(/^upload: is no picture/),
      status_code: 400,
    });
  });
});

describe('a wrong address', () => {
  it('names the right ones', async () => {
    expect(await (await post('/v3/recognize', form('image', 'x'))).text()).toContain('/v2/recognize');
  });
  it('in use, is said', async () => {
    const port = Number(new URL(origin).port);
    await expect(startRecognizerServer(reader, { host: '127.0.0.1', port })).rejects.toThrow(/EADDRINUSE/);
  });
});
