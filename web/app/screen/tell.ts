/** What the page tells the server of the run, and how its clock stands to the server's. */
import { clockPath, picturesPath, type Told, toldPath } from '../../../scenarios/hardware/screen/messages.ts';
import { ask } from '../data/ask.ts';

export async function tell(told: Told): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await ask(toldPath, { method: 'POST', headers, body: JSON.stringify(told) });
}

/** A moment's picture, as it has just been drawn. */
export async function givePicture(page: string, index: number, drawn: HTMLCanvasElement): Promise<void> {
  const png = await new Promise<Blob | null>((done) => drawn.toBlob(done, 'image/png'));
  const headers = { 'content-type': 'image/png' };
  if (png) await ask(`${picturesPath}/${page}/${index}`, { method: 'PUT', headers, body: png });
}

/**
 * The page's clock (performance.now) by the server's: `serverS = pageMs / 1000 + aheadS`, true to ± uncertaintyS. Both are
 * this machine's, and do not drift apart.
 */
export interface ServerClock {
  readonly aheadS: number;
  readonly uncertaintyS: number;
}

const asked = 10;

/** The answer that came fastest bounds the difference best (Cristian 1989). */
export async function askClock(): Promise<ServerClock> {
  let best: ServerClock | undefined;
  for (let i = 0; i < asked; i++) {
    const sentMs = performance.now();
    const { nowS } = (await (await ask(clockPath)).json()) as { nowS: number };
    const receivedMs = performance.now();
    const uncertaintyS = (receivedMs - sentMs) / 2000;
    if (!best || uncertaintyS < best.uncertaintyS) best = { aheadS: nowS - (sentMs + receivedMs) / 2000, uncertaintyS };
  }
  return best!;
}
