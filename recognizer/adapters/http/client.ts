import { InputError } from '../../../base/errors.ts';
import type { PictureReader } from '../../ports.ts';
import { sightingsIn } from '../answer.ts';
import { pngOf } from '../picture/encode.ts';

/** How a service takes pictures. */
export interface Service {
  readonly name: string;
  /** The documented address's path. */
  readonly path: string;
  /** The form's field for the picture. */
  readonly field: string;
  /** Puts the user's key where the service wants it. */
  authorize(key: string, request: { readonly url: URL; readonly headers: Record<string, string> }): void;
}

export const services: Readonly<Record<'openalpr' | 'platerecognizer', Service>> = {
  openalpr: {
    name: 'OpenALPR',
    path: '/v2/recognize',
    field: 'image',
    authorize: (key, { url }) => url.searchParams.set('secret_key', key),
  },
  platerecognizer: {
    name: 'Plate Recognizer',
    path: '/v1/plate-reader/',
    field: 'upload',
    authorize: (key, { headers }) => {
      headers.authorization = `Token ${key}`;
    },
  },
};

export interface HttpOptions {
  /** The user's key at the service, where it asks for one. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number;
}

/**
 * A recognizer behind HTTP. Pictures are sent as PNG, so that it sees what others see; what it answers is checked.
 *
 * @throws InputError when nothing answers at the address; on reading, when it refuses or answers otherwise than documented
 */
export async function openHttpReader(
  service: Service,
  address: URL,
  options: HttpOptions = {},
): Promise<PictureReader> {
  const { key, timeoutMs = 30_000 } = options;
  const where = { file: `${address.origin}${address.pathname}` };
  const ask = async (url: URL, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    } catch (error) {
      const { name, cause } = error as Error & { readonly cause?: { readonly code?: string } };
      const why = name === 'TimeoutError' ? `no answer within ${timeoutMs / 1000} s` : (cause?.code ?? String(error));
      throw new InputError({ what: `cannot be reached (${why})`, where, expected: `${service.name} at this address` });
    }
  };
  await (await ask(address, { method: 'GET' })).body?.cancel();
  return {
    name: `${service.name} at ${address.host}`,
    async read(picture) {
      const url = new URL(address);
      const headers: Record<string, string> = {};
      if (key) service.authorize(key, { url, headers });
      const body = new FormData();
      body.set(service.field, new Blob([new Uint8Array(pngOf(picture))], { type: 'image/png' }), 'picture.png');
      const response = await ask(url, { method: 'POST', headers, body });
      const text = await response.text();
      if (response.ok) return sightingsIn(text, where);
      const what = `answered ${response.status}: ${text.slice(0, 200)}`;
      throw new InputError({ what, where: picture.name ? { file: `${where.file} (${picture.name})` } : where });
    },
  };
}
