import { useEffect, useState } from 'react';
import type { Fault } from '../../../base/errors.ts';
import { type AlertsView, type ApiError, alertsPath } from '../../api.ts';
import { ask, NoAnswerError } from '../data/ask.ts';

/** Why what is shown may be behind. */
export interface Gap {
  readonly isConnected: boolean;
  readonly since: Date;
  readonly why: string;
}

export type Watch =
  | { readonly state: 'loading' }
  | { readonly state: 'signed-out'; readonly why: string }
  | { readonly state: 'signed-in'; readonly view: AlertsView; readonly gap: Gap | null }
  /** `faults`: what is to be made or mended first, where that is what is wrong. */
  | { readonly state: 'failed'; readonly why: string; readonly faults: readonly Fault[] };

/** Seconds that the server waits for news before it says that there are none: no timer of a page in the background is needed. */
const waitS = 20;
/** A server that has said nothing for so long is not there, even if nothing says so. */
const longestMs = 1000 * (waitS + 25);
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
  const [again] = useState(() => () => setRound((before) => before + 1));
  return { watch, again };
}

async function watchUntilSignedOut(signal: AbortSignal, tell: (next: (before: Watch) => Watch) => void): Promise<void> {
  let tag: string | null = null;
  let whyOut: string | undefined;
  while (!signal.aborted) {
    try {
      const headers = tag === null ? {} : { 'if-none-match': tag, prefer: `wait=${waitS}` };
      const response = await ask(alertsPath, {
        headers,
        signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]),
      });
      if (response.status === 304) {
        tell((before) => (before.state === 'signed-in' ? { ...before, gap: null } : before));
        continue;
      }
      const body: unknown = await response.json();
      if (response.status === 401) {
        const why = whyOut ?? (body as ApiError).error;
        whyOut = why;
        if (tag === null) return tell(() => ({ state: 'signed-out', why }));
        // By another page of this browser, somebody may be in again.
        tag = null;
        continue;
      }
      if (!response.ok) throw new FaultyAnswer(body as ApiError);
      tag = response.headers.get('etag');
      whyOut = undefined;
      tell(() => ({ state: 'signed-in', view: body as AlertsView, gap: null }));
    } catch (error) {
      tell((before) => afterFault(before, error as Error));
      await untilWorthAsking();
    }
  }
}

class FaultyAnswer extends Error {
  readonly faults: readonly Fault[];
  constructor({ error, faults = [] }: ApiError) {
    super(error);
    this.faults = faults;
  }
}

function afterFault(before: Watch, error: Error): Watch {
  const why = error.message;
  if (before.state !== 'signed-in')
    return { state: 'failed', why, faults: error instanceof FaultyAnswer ? error.faults : [] };
  const gap = { isConnected: !(error instanceof NoAnswerError), since: before.gap?.since ?? new Date(), why };
  return { ...before, gap };
}

/** A while; less, when the network is back or somebody looks at the page. */
const untilWorthAsking = (): Promise<void> =>
  new Promise((resolve) => {
    const waiting = new AbortController();
    const done = (): void => {
      waiting.abort();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, afterFaultMs);
    window.addEventListener('online', done, { signal: waiting.signal });
    document.addEventListener('visibilitychange', done, { signal: waiting.signal });
  });
