import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closedLink,
  type LinkEffect,
  type LinkEvent,
  type LinkState,
  type LinkStateName,
  linkEvents,
  linkStates,
  stepLink,
} from './link-state.ts';

const attempts = 3;
type Row = readonly [next: LinkStateName, attempt: number, ...effects: LinkEffect[]];

/** Every state at every attempt, and what each event does there; what is not listed does nothing. */
const table: Readonly<Record<string, Partial<Record<LinkEvent, Row>>>> = {
  'closed 0': { open: ['opening', 0, 'open-port'] },
  'failed 0': { open: ['opening', 0, 'open-port'], close: ['closed', 0] },
  'failed 3': { open: ['opening', 0, 'open-port'], close: ['closed', 0] },
  'opening 0': {
    opened: ['synchronising', 0, 'synchronise'],
    refused: ['failed', 0],
    close: ['closed', 0],
  },
  'opening 1': {
    opened: ['synchronising', 1, 'synchronise'],
    refused: ['reconnecting', 2, 'wait'],
    close: ['closed', 0],
  },
  'opening 3': {
    opened: ['synchronising', 3, 'synchronise'],
    refused: ['failed', 3],
    close: ['closed', 0],
  },
  'synchronising 0': {
    synchronised: ['ready', 0],
    restarted: ['synchronising', 0, 'synchronise'],
    unanswered: ['failed', 0, 'release-port'],
    silent: ['failed', 0, 'release-port'],
    'port-closed': ['failed', 0, 'release-port'],
    close: ['closed', 0, 'make-safe', 'release-port'],
  },
  'synchronising 2': {
    synchronised: ['ready', 0],
    restarted: ['synchronising', 2, 'synchronise'],
    unanswered: ['reconnecting', 3, 'release-port', 'wait'],
    silent: ['reconnecting', 3, 'release-port', 'wait'],
    'port-closed': ['reconnecting', 3, 'release-port', 'wait'],
    close: ['closed', 0, 'make-safe', 'release-port'],
  },
  'synchronising 3': {
    synchronised: ['ready', 0],
    restarted: ['synchronising', 3, 'synchronise'],
    unanswered: ['failed', 3, 'release-port'],
    silent: ['failed', 3, 'release-port'],
    'port-closed': ['failed', 3, 'release-port'],
    close: ['closed', 0, 'make-safe', 'release-port'],
  },
  'ready 0': {
    'port-closed': ['lost', 0, 'release-port'],
    silent: ['lost', 0, 'make-safe', 'release-port'],
    restarted: ['synchronising', 1, 'synchronise'],
    close: ['closed', 0, 'make-safe', 'release-port'],
  },
  'lost 0': { released: ['reconnecting', 1, 'wait'], close: ['closed', 0] },
  'reconnecting 1': { 'retry-due': ['opening', 1, 'open-port'], close: ['closed', 0, 'stop-waiting'] },
  'reconnecting 3': { 'retry-due': ['opening', 3, 'open-port'], close: ['closed', 0, 'stop-waiting'] },
};

describe.each(Object.entries(table))('in state %s', (key, row) => {
  const [name, attempt] = key.split(' ') as [LinkStateName, string];
  const state: LinkState = { name, attempt: Number(attempt) };
  it.each(linkEvents)('%s', (event) => {
    const [next, count, ...effects] = row[event] ?? [name, state.attempt];
    expect(stepLink(state, event, attempts)).toEqual({ state: { name: next, attempt: count }, effects });
  });
});

it('the table has every state', () => {
  expect(new Set(Object.keys(table).map((key) => key.split(' ')[0]))).toEqual(new Set(linkStates));
});

describe('whatever happens, in whatever order', () => {
  const anyEvents = fc.array(fc.constantFrom(...linkEvents), { maxLength: 60 });
  const walk = (
    events: readonly LinkEvent[],
    look: (before: LinkState, after: LinkState, done: readonly LinkEffect[]) => void,
  ) => {
    let state = closedLink;
    for (const event of events) {
      const step = stepLink(state, event, attempts);
      look(state, step.state, step.effects);
      state = step.state;
    }
    return state;
  };

  it('never opens a second port beside one that it holds', () =>
    fc.assert(
      fc.property(anyEvents, (events) => {
        let held = false;
        walk(events, (before, after, effects) => {
          if (after.name === 'synchronising' && before.name === 'opening') held = true;
          if (effects.includes('open-port')) expect(held).toBe(false);
          if (effects.includes('release-port')) held = false;
        });
      }),
    ));

  it('makes the board safe before it lets go of a port that is still there', () =>
    fc.assert(
      fc.property(anyEvents, (events) => {
        walk(events, (before, after, effects) => {
          if (before.name === 'ready' && after.name === 'closed')
            expect(effects).toEqual(['make-safe', 'release-port']);
        });
      }),
    ));

  it('tries no more often than it may, and not at all once it is closed', () =>
    fc.assert(
      fc.property(anyEvents, (events) => {
        let tried = 0;
        const end = walk(events, (_, after, effects) => {
          if (after.name === 'ready' || after.name === 'closed' || after.name === 'failed') tried = 0;
          if (effects.includes('open-port')) tried++;
          expect(tried).toBeLessThanOrEqual(attempts + 1);
        });
        const { state, effects } = stepLink(end, 'close', attempts);
        expect(state).toEqual(closedLink);
        expect(effects).not.toContain('open-port');
        for (const event of linkEvents.filter((event) => event !== 'open'))
          expect(stepLink(closedLink, event, attempts)).toEqual({ state: closedLink, effects: [] });
      }),
    ));
});
