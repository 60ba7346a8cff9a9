import type { AlertNotice } from '../../../recognizer/alert/ports.ts';

export const plateWords = (text: string, state: string | null): string => `${text} ${state ?? '(state unknown)'}`;

/** When an alert was raised, as the camera's clock has it: with its offset where it tells one. */
export const atWords = (at: string): string => {
  const [, day, time, zone] = /^([\d-]+)T([\d:]+)(?:\.\d+)?(.*)$/.exec(at) ?? [];
  if (!day) return at;
  return `${day} ${time} ${zone === 'Z' ? 'UTC' : zone ? `UTC${zone}` : "by the camera's clock"}`;
};

/** A moment by the clock of who reads it, with its zone, and the day where that is not today. */
export function timeWords(ms: number): string {
  const at = new Date(ms);
  const isToday = at.toDateString() === new Date().toDateString();
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short' } as const;
  return at.toLocaleString(undefined, isToday ? time : { ...time, year: 'numeric', month: 'short', day: 'numeric' });
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A likelihood ratio, to one digit beyond the first: 1.2 × 10⁷. */
export function ratioWords(ratio: number): string {
  if (ratio < 1000) return ratio.toPrecision(2);
  const [digits, power] = ratio.toExponential(1).split('e+') as [string, string];
  return `${digits} × 10${[...power].map((digit) => superscripts[Number(digit)]).join('')}`;
}

export const matchWords = ({ match, likelihoodRatio }: AlertNotice): string =>
  `${match === 'exact' ? 'exact' : 'look-alike: characters differ'}; likelihood ratio ${ratioWords(likelihoodRatio)}`;

/** Whether the state as read is the entry's. */
export function stateWords({ stateRead, entry }: AlertNotice): { readonly words: string; readonly isSure: boolean } {
  if (stateRead === null) return { words: 'could not be read', isSure: false };
  if (entry.state === null) return { words: `${stateRead}; the entry has none`, isSure: false };
  return stateRead === entry.state
    ? { words: `${stateRead}, as the entry has it`, isSure: true }
    : { words: `differs: read ${stateRead}, entry ${entry.state}`, isSure: false };
}
