import { describe, expect, it } from 'vitest';
import { traceEventSchema } from '../../policy/trace.ts';
import type { UnnumberedEvent } from '../respond/port.ts';
import { numberTrace, startedEvent } from './trace.ts';

const people = {
  dispatcher: { id: 'ecc-1', busy: [] },
  supervisor: { id: 'sgt-1' },
  officers: [{ id: 'unit-1', travelS: 1, busy: [] }],
};
const closed = (tS: number, alertId: string): UnnumberedEvent => ({
  type: 'alert.closed',
  tS,
  alertId,
  actor: 'ecc-1',
  disposition: 'other',
});

describe('numberTrace', () => {
  const trace = numberTrace([
    startedEvent('test', '2026-01-01T10:00:00', people),
    closed(9, 'late'),
    closed(2, 'first'),
    closed(2, 'second'),
  ]);

  it('orders by time, keeps the order within a time, numbers, and ends with the last event', () => {
    expect(trace.map((event) => [event.seq, event.tS, 'alertId' in event ? event.alertId : event.type])).toEqual([
      [0, 0, 'trace.started'],
      [1, 2, 'first'],
      [2, 2, 'second'],
      [3, 9, 'late'],
      [4, 9, 'trace.ended'],
    ]);
  });

  it('gives events of the schema', () => {
    for (const event of trace) expect(traceEventSchema.parse(event)).toEqual(event);
  });
});
