/**
 * The connection to a rig as a state machine, without a port, a board or a clock: what happens is an event, what is to be
 * done about it comes back as effects. connection.ts carries them out.
 *
 *     closed → opening → synchronising → ready → lost → reconnecting → opening → …
 *                 ↓            ↓           (the board restarts: synchronising again)
 *               failed       failed        (after the last attempt: failed)
 *
 * The board is made safe by us before each letting go, and by its firmware whenever it hears nobody; after a
 * reconnection it stays safe until it is set anew, as nobody knows what happened in between.
 */

export const linkStates = ['closed', 'opening', 'synchronising', 'ready', 'lost', 'reconnecting', 'failed'] as const;
export type LinkStateName = (typeof linkStates)[number];

export const linkEvents = [
  /** Asked by who uses the rig. */
  'open',
  'close',
  /** Of the port: it is open; it cannot be opened; it has closed by itself; it has been let go. */
  'opened',
  'refused',
  'port-closed',
  'released',
  /** Of the board: it answers and its clock is known; it does not answer; it has started anew; it has fallen silent. */
  'synchronised',
  'unanswered',
  'restarted',
  'silent',
  /** The wait before the next attempt is over. */
  'retry-due',
] as const;
export type LinkEvent = (typeof linkEvents)[number];

export type LinkEffect = 'open-port' | 'synchronise' | 'make-safe' | 'release-port' | 'wait' | 'stop-waiting';

export interface LinkState {
  readonly name: LinkStateName;
  /** Which attempt to be ready again this is; 0 as long as the rig has not been lost. */
  readonly attempt: number;
}

export interface LinkStep {
  readonly state: LinkState;
  readonly effects: readonly LinkEffect[];
}

export const closedLink: LinkState = { name: 'closed', attempt: 0 };

/** @param attempts how often a lost rig is looked for before it is given up. An event that means nothing in a state changes nothing. */
export function stepLink(state: LinkState, event: LinkEvent, attempts: number): LinkStep {
  const { name, attempt } = state;
  const to = (next: LinkStateName, effects: readonly LinkEffect[] = [], count = attempt): LinkStep => ({
    state: { name: next, attempt: count },
    effects,
  });
  const retryOrFail = (effects: readonly LinkEffect[] = []): LinkStep =>
    attempt === 0 || attempt >= attempts
      ? to('failed', effects)
      : to('reconnecting', [...effects, 'wait'], attempt + 1);

  switch (`${name} ${event}` as const) {
    case 'closed open':
    case 'failed open':
      return to('opening', ['open-port'], 0);
    case 'opening opened':
      return to('synchronising', ['synchronise']);
    case 'opening refused':
      return retryOrFail();
    case 'synchronising synchronised':
      return to('ready', [], 0);
    case 'synchronising unanswered':
    case 'synchronising silent':
    case 'synchronising port-closed':
      return retryOrFail(['release-port']);
    case 'synchronising restarted':
      return to('synchronising', ['synchronise']);
    case 'ready restarted':
      return to('synchronising', ['synchronise'], 1);
    case 'ready silent':
      return to('lost', ['make-safe', 'release-port']);
    case 'ready port-closed':
      return to('lost', ['release-port']);
    case 'lost released':
      return attempts > 0 ? to('reconnecting', ['wait'], 1) : to('failed');
    case 'reconnecting retry-due':
      return to('opening', ['open-port']);
    case 'reconnecting close':
      return to('closed', ['stop-waiting'], 0);
    case 'ready close':
    case 'synchronising close':
      return to('closed', ['make-safe', 'release-port'], 0);
    case 'opening close':
    case 'lost close':
    case 'failed close':
      return to('closed', [], 0);
    default:
      return { state, effects: [] };
  }
}
