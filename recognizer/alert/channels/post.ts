import type { SendResult } from '../ports.ts';

/** A server that has not answered within this time has failed; it may have taken the message all the same. */
const timeoutMs = 10_000;

/** The address is not there any more, and says so (RFC 9110, 15.5.11). */
const gone = 410;

/**
 * Posts JSON. Any 2xx is an acceptance; redirects are not followed, so that a message goes where the configuration says.
 *
 * @param name what the failure calls the server
 */
export async function post(
  name: string,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<SendResult> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (response.ok) return { outcome: 'accepted' };
    return { outcome: 'failed', why: `${name} answered ${response.status}`, isFinal: response.status === gone };
  } catch (error) {
    const { name: kind, cause } = error as Error & {
      readonly cause?: { readonly code?: string; readonly message?: string };
    };
    const why =
      kind === 'TimeoutError' ? `no answer within ${timeoutMs / 1000} s` : (cause?.code ?? cause?.message ?? kind);
    return { outcome: 'failed', why: `${name} cannot be reached (${why})`, isFinal: false };
  }
}
