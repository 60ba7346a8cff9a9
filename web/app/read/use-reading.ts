import { useCallback, useEffect, useRef, useState } from 'react';
import type { Processor } from '../../../recognizer/onnx-web.ts';
import type { PictureRead, ReadAnswer, ReadRequest } from './messages.ts';

/** A picture that was given, and how far it is. */
export type Reading = { readonly id: number; readonly name: string } & (
  | { readonly state: 'waiting' | 'loading' | 'reading' }
  | { readonly state: 'read'; readonly read: PictureRead; readonly previewUrl: string }
  | { readonly state: 'failed'; readonly why: string }
);

/** A file with the name that it is listed under. */
export interface Given {
  readonly file: Blob;
  readonly name: string;
}

/** Reads pictures in a worker, one after the other, as they are given. */
export function useReading() {
  const [readings, setReadings] = useState<readonly Reading[]>([]);
  const [faulty, setFaulty] = useState<string>();
  const worker = useRef<Worker>(undefined);
  const count = useRef(0);
  const urls = useRef<string[]>([]);

  useEffect(() => {
    const started = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
      const { id, ...answer } = data;
      const news =
        answer.state === 'read' ? { ...answer, previewUrl: URL.createObjectURL(answer.read.preview) } : answer;
      if ('previewUrl' in news) urls.current.push(news.previewUrl);
      setReadings((all) => all.map((each) => (each.id === id ? { id, name: each.name, ...news } : each)));
    });
    started.addEventListener('error', ({ message }) => setFaulty(message || 'its program cannot be loaded'));
    worker.current = started;
    return () => {
      started.terminate();
      for (const url of urls.current) URL.revokeObjectURL(url);
    };
  }, []);

  const give = useCallback((given: readonly Given[], processor: Processor): void => {
    const added = given.map(({ file, name }): ReadRequest => ({ id: ++count.current, file, name, processor }));
    setReadings((all) => [...all, ...added.map(({ id, name }) => ({ id, name, state: 'waiting' as const }))]);
    for (const request of added) worker.current!.postMessage(request);
  }, []);

  return { readings, give, faulty };
}
