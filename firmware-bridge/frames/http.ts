/** What the two ways over HTTP share: the request, and how its failures read. */
import { FrameError } from './feed.ts';

/** As messages show an address: without name and password. */
export const shownUrl = (url: URL): string => withoutCredentials(url.href);

/**
 * A text whose addresses have no name and password, as neither files nor reports are to keep them: neither those before the
 * host nor those that many cameras take among the parameters, or in the path.
 */
export const withoutCredentials = (text: string): string =>
  text
    .replace(/(\w:\/\/)[^/\s?#]*@/g, '$1')
    .replace(/([?&/](?:user|usr|login|pass|pwd|pw|token|key|secret|auth)\w*=)[^&#\s"']+/gi, '$1…');

/**
 * Asks a camera. Name and password in the address are sent as Basic authentication (RFC 7617); Digest is not there.
 *
 * @throws FrameError saying why it gave nothing
 */
export async function requestOf(url: URL, signal: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = {};
  if (url.username)
    headers.authorization = `Basic ${Buffer.from(decodeURIComponent(`${url.username}:${url.password}`)).toString('base64')}`;
  const asked = new URL(url);
  [asked.username, asked.password] = ['', ''];
  const response = await fetch(asked, { headers, signal }).catch((error) => {
    throw reasonOf(error);
  });
  if (response.ok && response.body) return response;
  await response.body?.cancel();
  throw new FrameError(
    response.status === 401 ? 'the camera asks for a name and a password' : `the camera answered ${response.status}`,
  );
}

/** fetch wraps what happened in a TypeError. */
export function reasonOf(error: unknown): Error {
  const { cause, message } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  return new FrameError(cause ? (cause.code ?? cause.message ?? message) : message);
}
