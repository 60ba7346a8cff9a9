import type { AlertNotice } from '../../../recognizer/alert/ports.ts';

export const plateWords = (text: string, state: string | null): string => `${text} ${state ?? '(state unknown)'}`;

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
