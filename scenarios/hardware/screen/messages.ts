/** What a page on a screen and the server of a run through a camera tell each other. */
import { z } from 'zod';

/** `GET`: what to show (scenarios/hardware/screen/screen.ts). */
export const showPath = '/api/screen';
/** `GET`: the server's {@link Order}s, as they come (text/event-stream). */
export const ordersPath = `${showPath}/orders`;
/** `GET`: `{ nowS }`, the server's clock. */
export const clockPath = `${showPath}/clock`;
/** `POST`: a {@link Told}. */
export const toldPath = `${showPath}/told`;
/** `PUT <path>/<page>/<index>`: a moment's picture as PNG, that an {@link Order} has asked for. */
export const picturesPath = `${showPath}/pictures`;

export type Order =
  /** The first of each connection; the page says this name, that no other has, with all that it tells. */
  | { readonly order: 'begin'; readonly page: string }
  /** Null for nothing: the pattern waits. */
  | { readonly order: 'show'; readonly index: number | null }
  | { readonly order: 'give-pictures'; readonly indices: readonly number[] }
  /** Another page shows it now. */
  | { readonly order: 'leave' };

/** Of one connection, to one server: what a page of an earlier run tells is not taken for this one's. */
const page = z.uuid();
const px = z.int().min(1).max(32_768);

export const toldSchema = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('page'),
    page,
    widthPx: px,
    heightPx: px,
    isVisible: z.boolean(),
    failure: z.string().max(1000).nullable(),
  }),
  z.strictObject({
    about: z.literal('drawn'),
    page,
    index: z.int().nonnegative(),
    /** By the server's clock, as far as the page knows it. */
    atS: z.number(),
    uncertaintyS: z.number().nonnegative(),
  }),
]);
export type Told = z.infer<typeof toldSchema>;
