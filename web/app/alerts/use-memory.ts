import { useState } from 'react';
import type { Known } from './use-arrivals.ts';
import { type Sound, useSound } from './use-sound.ts';

/** Acknowledgements that did not get onto the record. */
export interface Unrecorded {
  readonly person: string;
  readonly deliveryIds: readonly string[];
  readonly why: string;
}

/** What the page keeps beyond a session: it may end at any moment, and what was pressed or heard before still counts. */
export interface Memory {
  readonly known: Known;
  readonly sound: Sound;
  readonly unrecorded: Unrecorded | null;
  setUnrecorded(next: (before: Unrecorded | null) => Unrecorded | null): void;
}

export function useMemory(): Memory {
  const [known] = useState<Known>(() => new Map());
  const [unrecorded, setUnrecorded] = useState<Unrecorded | null>(null);
  return { known, sound: useSound(), unrecorded, setUnrecorded };
}

export const unrecordedWords = ({ person, deliveryIds, why }: Unrecorded): string =>
  `Not recorded as seen by ${person}: ${deliveryIds.length === 1 ? 'an alert, which is' : `${deliveryIds.length} alerts, which are`} open as before. ${why}`;
