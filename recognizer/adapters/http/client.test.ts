import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { InputError } from '../../../base/errors.ts';
import { openHttpReader, services } from './client.ts';

const picture = { widthPx: 4, heightPx: 4, rgba: new Uint8Array(64), name: 'car.jpg' };

let close: () => void = () => undefined;
afterEach(() => close());

/** A service that answers every POST the same way, after a while, and keeps what it was asked. */
async function serviceThat(status: number, body: string, delayMs = 0) {
  const asked: { url: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    request.resume();
    if (request.method === 'POST') asked.push({ url: request.url!, authorization: request.headers.authorization });
    const answer = () => response.writeHead(request.method === 'POST' ? status : 405).end(body);
    setTimeout(answer, request.method === 'POST' ? delayMs : 0);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  close = () => server.close();
  return { asked, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v2/recognize?country=us`) };
}

const none = JSON.stringify({
  version: 2,
  data_type: 'alpr_results',
  epoch_time: 0,
  img_width: 4,
  img_height: 4,
  results: [],
});

describe('openHttpReader', () => {
  it('puts the key where the service wants it', async () => {
    const { asked, url } = await serviceThat(200, none);
    for (const service of Object.values(services))
      await (await openHttpReader(service, url, { key: 'k1' })).read(picture);
    expect(asked).toEqual([
      { url: '/v2/recognize?country=us&secret_key=k1', authorization: undefined },
      { url: '/v2/recognize?country=us', authorization: 'Token k1' },
    ]);
  });

  it.each([
    ['a refusal', 403, '{"error":"no credits"}', 0, /answered 403: {"error":"no credits"}/],
    ['no JSON', 200, '<html>', 0, /is not JSON: <html>/],
    [
      'a field that is not as documented',
      200,
      none.replace('[]', '[{"plate": 7}]'),
      0,
      /results\.0\.plate is not as OpenALPR v2/,
    ],
    ['no answer in time', 200, none, 3000, /no answer within 1 s/],
  ])('tells of %s, without the key', async (_, status, body, delayMs, message) => {
    const { url } = await serviceThat(status, body, delayMs);
    const reader = await openHttpReader(services.openalpr, url, { key: 'k1', timeoutMs: delayMs > 0 ? 1000 : 30_000 });
    const error = await reader.read(picture).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(InputError);
    expect((error as Error).message).toMatch(message);
    expect((error as Error).message).not.toContain('k1');
  });

  it('tells when nobody is there', async () => {
    const { url } = await serviceThat(200, none);
    close();
    close = () => undefined;
    await expect(openHttpReader(services.openalpr, url)).rejects.toThrow(/cannot be reached \(ECONNREFUSED\)/);
  });
});
