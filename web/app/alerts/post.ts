import type { ApiError } from '../../api.ts';
import { ask } from '../data/ask.ts';

/** Sends JSON to the studio's server. @throws what it says is wrong, but for the statuses that the caller takes */
export async function post(path: string, body: object, taken: readonly number[] = []): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const response = await ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  if (response.ok || taken.includes(response.status)) return response;
  throw new Error(((await response.json()) as ApiError).error);
}
