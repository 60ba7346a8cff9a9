/** The pages that show a scenario, and what they tell. Of several, the one that was opened last is the page. */
import { RigError } from '../../firmware-bridge/ports.ts';
import type { HostTime } from '../../firmware-bridge/rig/clock.ts';
import type { Screen, ScreenPage } from '../../scenarios/hardware/screen/screen.ts';
import type { Order, Told } from '../screen-api.ts';

export interface ScreenLink extends Omit<Screen, 'url' | 'close'> {
  /** A page has come. @returns to be called when it has gone */
  welcome(send: (order: Order) => void): () => void;
  /** What the page tells; what others do is not heard. */
  take(told: Told): void;
  takePicture(index: number, png: Buffer): void;
  end(): void;
}

/** For pictures that the page is asked for; a page without a GPU takes about a second for each. */
const picturesMs = 30_000;

export function createScreenLink(): ScreenLink {
  const drawn = new Map<number, HostTime>();
  const open = new Map<number, (order: Order) => void>();
  let [lastPage, page]: [number, ScreenPage | undefined] = [0, undefined];
  let ended = (_?: RigError): void => {};
  let given = (_index: number, _png: Buffer): void => {};
  let noMore = (): void => {};

  const over = (why: string): void => {
    page = undefined;
    ended(new RigError(why));
    noMore();
  };
  const order = (what: Order): void => open.get(lastPage)?.(what);

  return {
    page: () => page,
    drawn,
    play: (moments) =>
      new Promise((done, fail) => {
        ended = (error) => (error ? fail(error) : done());
        if (page) order({ order: 'play', moments });
        else fail(new RigError('no page is open'));
      }),
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
      over('the page was opened anew while it played');
      const own = ++lastPage;
      open.set(own, send);
      send({ order: 'wait', page: own });
      return () => {
        open.delete(own);
        if (own === lastPage) over('the page that showed the scenario was closed');
      };
    },
    take(told) {
      if (told.page !== lastPage || !open.has(told.page)) return;
      if (told.about === 'page') {
        const { about: _, page: __, ...state } = told;
        page = state;
        if (state.failure !== null) ended(new RigError(`the page shows nothing: ${state.failure}`));
      } else if (told.about === 'ended') ended();
      else
        for (const { index, atS, uncertaintyS } of told.moments)
          if (!drawn.has(index)) drawn.set(index, { tS: atS, uncertaintyS });
    },
    takePicture: (index, png) => given(index, png),
    end: () => over('the screen is closed'),
  };
}
