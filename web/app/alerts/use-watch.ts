import { useEffect, useState } from 'react';
import { type AlertsView, type ApiError, alertsPath } from '../../api.ts';
import { ask } from '../data/ask.ts';

export type Watch =
  | { readonly state: 'loading' }
  | { readonly state: 'signed-out'; readonly why: string }
  /** `fault`: why what is shown may be behind; null while it is not. */
  | { readonly state: 'signed-in'; readonly view: AlertsView; readonly fault: string | null }
  | { readonly state: 'failed'; readonly why: string };

/** Seconds that the server waits for news before it says that there are none: no timer of a page in the background is needed. */
const waitS = 20;
const afterFaultMs = 2000;

/** What a person has before them, as it changes. `again` starts anew, for example when somebody has signed in. */
export function useWatch(): { readonly watch: Watch; readonly again: () => void } {
  const [watch, setWatch] = useState<Watch>({ state: 'loading' });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is watched anew
  useEffect(() => {
    const abort = new AbortController();
    const tell = (next: (before: Watch) => Watch) => {
      if (!abort.signal.aborted) setWatch(next);
    };
    void watchUntilSignedOut(abort.signal, tell);
    return () => abort.abort();
  }, [round]);
  return { watch, again: () => setRound((before) => before + 1) };
}

async function watchUntilSignedOut(signal: AbortSignal, tell: (next: (before: Watch) => Watch) => void): Promise<void> {
  let tag: string | null = null;
  while (!signal.aborted) {
    try {
      const headers = tag === null ? {} : { 'if-none-match': tag, prefer: `wait=${waitS}` };
      const response = await ask(alertsPath, { headers, signal });
      if (response.status === 401) {
        const { error } = (await response.json()) as ApiError;
        tell(() => ({ state: 'signed-out', why: error }));
        return;
      }
      if (response.status === 304) {
        tell((before) => (before.state === 'signed-in' ? { ...before, fault: null } : before));
        continue;
      }
      const body: unknown = await response.json();
      if (!response.ok) throw new Error((body as ApiError).error);
      tag = response.headers.get('etag');
      tell(() => ({ state: 'signed-in', view: body as AlertsView, fault: null }));
    } catch (error) {
      const why = (error as Error).message;
      tell((before) => (before.state === 'signed-in' ? { ...before, fault: why } : { state: 'failed', why }));
      await new Promise((resolve) => setTimeout(resolve, afterFaultMs));
    }
  }
}
