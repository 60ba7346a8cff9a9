import { useEffect, useState } from 'react';
import type { ApiError } from '../../api.ts';
import { ask } from './ask.ts';

export type Loaded<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'ready'; readonly value: T };

/** What the server has at a path; nothing is asked where there is no path. */
export function useLoaded<T>(path: string | undefined): Loaded<T> {
  const [loaded, setLoaded] = useState<{ path: string | undefined; result: Loaded<T> }>();
  useEffect(() => {
    if (path === undefined) return;
    const abort = new AbortController();
    load<T>(path, abort.signal).then(
      (value) => setLoaded({ path, result: { state: 'ready', value } }),
      (error: Error) => {
        if (!abort.signal.aborted) setLoaded({ path, result: { state: 'failed', why: error.message } });
      },
    );
    return () => abort.abort();
  }, [path]);
  return loaded && loaded.path === path ? loaded.result : { state: 'loading' };
}

async function load<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await ask(path, { signal });
  const body: unknown = await response.json().catch(() => {
    throw new Error(`The studio's server answered ${path} with status ${response.status} and no JSON.`);
  });
  if (!response.ok) throw new Error((body as ApiError).error);
  return body as T;
}
