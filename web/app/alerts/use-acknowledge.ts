import { useState } from 'react';
import { type AlertsView, type SeenRequest, type ShownAlert, seenPath } from '../../api.ts';
import { post } from './post.ts';
import type { Memory, Unrecorded } from './use-memory.ts';

export interface Acknowledging {
  /** Alerts that the person has not acknowledged, the most pressing first. */
  readonly open: readonly ShownAlert[];
  /** What was pressed for alerts that are open all the same. */
  readonly unrecorded: Unrecorded | null;
  acknowledge(deliveryIds: readonly string[]): Promise<void>;
}

export function useAcknowledge({ person, alerts }: AlertsView, { unrecorded, setUnrecorded }: Memory): Acknowledging {
  /** Acknowledged, before the server has shown them as seen. */
  const [seenHere, setSeenHere] = useState<ReadonlySet<string>>(new Set());
  const open = alerts.filter(({ deliveryId, seenMs }) => seenMs === null && !seenHere.has(deliveryId));
  return {
    open,
    unrecorded: stillOpen(unrecorded, person.id, open),
    async acknowledge(deliveryIds) {
      const request: SeenRequest = { person: person.id, deliveryIds };
      setSeenHere((before) => new Set([...before, ...deliveryIds]));
      try {
        await post(seenPath, request);
        setUnrecorded((before) => before && without(before, deliveryIds));
      } catch (error) {
        setSeenHere((before) => new Set([...before].filter((id) => !deliveryIds.includes(id))));
        setUnrecorded((before) => {
          const earlier = before?.person === person.id ? before.deliveryIds : [];
          return { ...request, deliveryIds: [...new Set([...earlier, ...deliveryIds])], why: (error as Error).message };
        });
      }
    },
  };
}

/** By what is shown now: an answer can get lost on its way, and the alert be seen by another page of the same person. */
function stillOpen(unrecorded: Unrecorded | null, person: string, open: readonly ShownAlert[]): Unrecorded | null {
  if (unrecorded?.person !== person) return unrecorded;
  const seen = unrecorded.deliveryIds.filter((id) => open.every(({ deliveryId }) => deliveryId !== id));
  return without(unrecorded, seen);
}

function without(unrecorded: Unrecorded, seen: readonly string[]): Unrecorded | null {
  const deliveryIds = unrecorded.deliveryIds.filter((id) => !seen.includes(id));
  return deliveryIds.length > 0 ? { ...unrecorded, deliveryIds } : null;
}
