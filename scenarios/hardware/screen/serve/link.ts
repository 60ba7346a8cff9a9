/** The pages that show a scenario, and what they tell. Of several, the one that was opened last is the page. */
import { randomUUID } from 'node:crypto';
import type { HostTime } from '../../../../firmware-bridge/rig/clock.ts';
import type { Order, Told } from '../messages.ts';
import type { Screen, ScreenPage } from '../screen.ts';

export interface ScreenLink extends Omit<Screen, 'url' | 'close'> {
  /** A page has come. @returns to be called when it has gone */
  welcome(send: (order: Order) => void): () => void;
  /** What the page tells; what others do is not heard. */
  take(told: Told): void;
  takePicture(page: string, index: number, png: Buffer): void;
}

/** For pictures that the page is asked for; a page without a GPU takes about a second for each. */
const picturesMs = 30_000;

export function createScreenLink(): ScreenLink {
  const drawn = new Map<number, HostTime>();
  const open = new Map<string, (order: Order) => void>();
  let [lastPage, page]: [string, ScreenPage | undefined] = ['', undefined];
  let given = (_index: number, _png: Buffer): void => {};
  let noMore = (): void => {};

  const order = (what: Order): void => open.get(lastPage)?.(what);
  const isPage = (own: string): boolean => own === lastPage && open.has(own);
  const gone = (): void => {
    page = undefined;
    noMore();
  };

  return {
    page: () => page,
    drawn,
    show: (index) => order({ order: 'show', index }),
    pictures: (indices) =>
      new Promise((done) => {
        const pictures = new Map<number, Buffer>();
        const timer = setTimeout(() => noMore(), picturesMs);
        noMore = () => {
          clearTimeout(timer);
          done(pictures);
        };
        given = (index, png) => {
          if (indices.includes(index)) pictures.set(index, png);
          if (pictures.size === indices.length) noMore();
        };
        if (page && indices.length > 0) order({ order: 'give-pictures', indices });
        else noMore();
      }),
    welcome(send) {
      order({ order: 'leave' });
      gone();
      const own = randomUUID();
      lastPage = own;
      open.set(own, send);
      send({ order: 'begin', page: own });
      return () => {
        open.delete(own);
        if (own === lastPage) gone();
      };
    },
    take(told) {
      if (!isPage(told.page)) return;
      if (told.about === 'page') {
        const { about: _, page: __, ...state } = told;
        page = state;
      } else {
        // One that is played again goes to the end: they are in the order of their times.
        drawn.delete(told.index);
        drawn.set(told.index, { tS: told.atS, uncertaintyS: told.uncertaintyS });
      }
    },
    takePicture(from, index, png) {
      if (isPage(from)) given(index, png);
    },
  };
}
