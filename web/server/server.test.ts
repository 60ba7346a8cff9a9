import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { InputError } from '../../base/errors.ts';
import { weightsFolder } from '../../recognizer/recognizer.ts';
import { isOwnHost } from '../../scenarios/serve/guard.ts';
import { openShared } from '../../store/open.ts';
import type { ApiError } from '../api.ts';
import { createStudio, startStudio } from './server.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-studio-'));
const write = (name: string, content: string): void => {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), content);
};
const result = {
  format: 'gantry-result/1',
  scenario: 'quiet',
  seed: '7',
  responder: 'by-the-book',
  asExpected: true,
};
write('page/web/app/index.html', '<!doctype html><title>page</title>');
write('secret.txt', 'secret');
write('runs/secret.txt', 'secret');
write('runs/quiet-7/scenario.yaml', 'title: A quiet hour\nlists: [lists/a.csv]\n');
write('runs/quiet-7/lists/1-a.csv', 'plate,state\n');
write('runs/quiet-7/result.json', JSON.stringify(result));
write('runs/quiet-7/trace.ndjson', '{"type":"trace.ended","seq":0,"tS":1}\n');
write('runs/quiet-7/truth.json', '{"vehicles":[]}');
write('runs/quiet-7/verdicts.json', '[]');
write('runs/quiet-7/reads.ndjson', '{"id":"read-1"}\n');
write('runs/quiet-7/frames/alert-1-3.jpg', 'picture');
write('runs/quiet-7/frames/notes.txt', 'no picture');
write('runs/torn-1/scenario.yaml', 'title: Torn\n');
write('runs/torn-1/result.json', '{"format":');
write('runs/.quiet-8.0f.partial/result.json', JSON.stringify(result));
write('runs/half-9/run.json', '{}');

const storeFolder = join(folder, 'no-store');
const options = {
  pageFolder: join(folder, 'page'),
  runsFolder: join(folder, 'runs'),
  store: openShared(storeFolder, ''),
  configFile: join(folder, 'alerts.yaml'),
};
const server = createStudio(options);
const get = (url: string, host = 'localhost:4310') => server.inject({ url, headers: { host } });

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

describe('the API', () => {
  it('lists the runs, and says which folders cannot be used', async () => {
    const { runs, unreadable } = (await get('/api/runs')).json();
    const { scenario, seed, responder, asExpected } = result;
    expect(runs).toEqual([{ id: 'quiet-7', title: 'A quiet hour', scenario, seed, responder, asExpected }]);
    expect(unreadable).toEqual([{ id: 'torn-1', why: expect.stringContaining('result.json') }]);
  });

  it('gives a run whole', async () => {
    const run = (await get('/api/runs/quiet-7')).json();
    expect(run).toMatchObject({ id: 'quiet-7', result, verdicts: [], truth: { vehicles: [] } });
    expect(run.frozen.text).toContain('A quiet hour');
    expect(run.frozen.lists).toEqual([{ file: expect.stringContaining('1-a.csv'), text: 'plate,state\n' }]);
    expect(run.trace).toEqual([{ type: 'trace.ended', seq: 0, tS: 1 }]);
    expect(run.reads).toEqual([{ id: 'read-1' }]);
    expect(run.frames).toEqual(['alert-1-3.jpg']);
  });

  it('gives pictures', async () => {
    const { statusCode, headers, body } = await get('/api/runs/quiet-7/frames/alert-1-3.jpg');
    expect([statusCode, headers['content-type'], body]).toEqual([200, 'image/jpeg', 'picture']);
  });

  it('gives the weights that Node runs', async () => {
    const { statusCode, rawPayload } = await get('/weights/refiner.onnx');
    const own = readFileSync(join(weightsFolder, 'refiner.onnx'));
    expect([statusCode, rawPayload.equals(own)]).toEqual([200, true]);
  });

  it.each([
    '/weights/MODEL-CARD.md',
    '/weights/other.onnx',
    '/weights/..%2frecognizer.ts',
    '/api/runs/loud-1',
    '/api/runs/half-9',
    '/api/runs/.quiet-8.0f.partial',
    '/api/runs/..',
    '/api/runs/%2e%2e',
    '/api/runs/..%2fpage',
    '/api/runs/quiet-7/frames/notes.txt',
    '/api/runs/quiet-7/frames/..%2fresult.json',
    '/api/runs/quiet-7/frames/..%2f..%2f..%2fsecret.txt',
    '/api/runs/%2e%2e/frames/secret.txt',
    '/api/runs/constructor',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/web/../../secret.txt',
    '/nothing',
  ])('has nothing at %s', async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.json()).toMatchObject({ error: expect.any(String) });
    expect(answer.body).not.toContain('"secret"');
  });

  it('says what is wrong with a run that is torn', async () => {
    const answer = await get('/api/runs/torn-1');
    expect(answer.statusCode).toBe(500);
    expect(answer.json().error).toContain('an untouched run folder');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('takes no %s', async (method) => {
    const answer = await server.inject({ method, url: '/api/runs/quiet-7', headers: { host: 'localhost' } });
    expect(answer.statusCode).toBe(404);
  });
});

describe('the page', () => {
  it('comes with headers that keep others out', async () => {
    const { statusCode, headers, body } = await get('/');
    expect([statusCode, body]).toEqual([200, expect.stringContaining('<title>page')]);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

describe('without a store', () => {
  it('the page is told all that is missing, and how it is made', async () => {
    const { statusCode, ...answer } = await get('/api/alerts');
    const { faults } = answer.json() as ApiError;
    expect([statusCode, faults]).toEqual([
      503,
      [
        {
          what: expect.stringContaining('no store'),
          where: { file: storeFolder },
          expected: expect.stringContaining('gantry personnel people.yaml'),
        },
        {
          what: expect.stringContaining('no configuration'),
          where: { file: options.configFile },
          expected: expect.stringContaining('gantry-alerts: 1'),
        },
      ],
    ]);
  });

  it('a configuration that cannot be used is told of, with its line', async () => {
    write('alerts.yaml', 'gantry-alerts: 1\nworkDomains: [no domain]\n');
    const { statusCode, ...answer } = await get('/api/alerts');
    expect(statusCode).toBe(503);
    expect((answer.json() as ApiError).faults![1]).toMatchObject({
      what: expect.stringContaining('workDomains'),
      where: { file: options.configFile, line: 2 },
    });
    write('alerts.yaml', 'gantry-alerts: 1\n');
    expect((await get('/api/alerts')).json().faults).toHaveLength(1);
  });

  it('nobody can sign in, is told why, and none is made', async () => {
    const payload = { person: 'ecc-1', password: 'x' };
    const answer = await server.inject({
      method: 'POST',
      url: '/api/session',
      headers: { host: 'localhost' },
      payload,
    });
    expect([answer.statusCode, answer.json().error]).toEqual([503, expect.stringContaining('gantry personnel')]);
    expect(existsSync(storeFolder)).toBe(false);
  });
});

describe('what changes something', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:9999' }],
    ['a page without an origin', { origin: 'null' }],
    ['another site that tells no origin', { 'sec-fetch-site': 'cross-site' }],
    ['another port that tells no origin', { 'sec-fetch-site': 'same-site' }],
  ])('is taken from no page of %s', async (_, headers) => {
    for (const [method, url] of [
      ['POST', '/api/session'],
      ['DELETE', '/api/session'],
      ['POST', '/api/alerts/seen'],
      ['POST', '/api/alerts/settings'],
    ] as const) {
      const answer = await server.inject({ method, url, headers: { host: 'localhost:4310', ...headers } });
      expect([url, answer.statusCode]).toEqual([url, 403]);
    }
  });
  it('is taken from its own', async () => {
    const headers = { host: 'localhost:4310', origin: 'http://localhost:4310', 'sec-fetch-site': 'same-origin' };
    expect((await server.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(204);
  });
});

describe('who may ask', () => {
  it.each(['localhost', 'LOCALHOST:4310', '127.0.0.1:4310', '[::1]:4310'])('%s', (host) =>
    expect(isOwnHost(host)).toBe(true),
  );
  it.each([undefined, '', 'evil.example', 'localhost.evil.example', '127.0.0.1.evil.example:80', 'localhost:80:80'])(
    'not %s',
    (host) => expect(isOwnHost(host)).toBe(false),
  );
  it.each(['/', '/api/runs', '/api/runs/quiet-7', '/nothing'])('a foreign name gets nothing at %s', async (url) => {
    const answer = await get(url, 'evil.example');
    expect([answer.statusCode, answer.json()]).toEqual([421, { error: expect.stringContaining('localhost') }]);
  });
});

describe('startStudio', () => {
  it('listens on loopback only, and says when a port is in use', async () => {
    const started = await startStudio(options, 0);
    try {
      const addresses = started.addresses() as AddressInfo[];
      expect(addresses.map(({ address }) => address)).toEqual(['127.0.0.1']);
      const { port } = addresses[0]!;
      expect((await fetch(`http://127.0.0.1:${port}/api/runs`)).status).toBe(200);
      const others = Object.values(networkInterfaces()).flatMap((each) =>
        (each ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
      );
      for (const { address } of others) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
      await expect(startStudio(options, port)).rejects.toThrow(InputError);
    } finally {
      await started.close();
    }
  });
});
