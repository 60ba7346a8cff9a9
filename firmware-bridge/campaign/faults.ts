/** What strikes a trial of the fault campaign, and within what time the board's pins have to be safe. */
import { goodLine, type LineFaults } from '../emulator/line.ts';

/** The firmware's limits (firmware/README.md), and what its loop and the line add. */
const hostSilentS = 1.5;
const watchdogS = 0.5;
const marginS = 0.1;
/** A command is sent six times, 0.25 s each, before it is given up (rig/camera-rig.ts). */
const askedS = 1.5;

export interface Strike {
  readonly title: string;
  /** Where the safe state is measured from: the fault, or the closing after a time with the fault. */
  readonly from: 'fault' | 'closing';
  readonly safeWithinS: number;
  readonly line?: LineFaults;
}

/** After closing: asked for, or, where no asking gets through, by the firmware itself after the last byte that did. */
export const closingWithinS = askedS + hostSilentS + marginS;
const closing = { from: 'closing', safeWithinS: closingWithinS } as const;

/** How long a camera may give nothing new before its rig is made safe. */
export const stallS = 1;

export const faults = {
  'loss-1': { title: '1 % of the bytes lost', ...closing, line: { ...goodLine, drop: 0.01 } },
  'loss-5': { title: '5 % of the bytes lost', ...closing, line: { ...goodLine, drop: 0.05 } },
  corruption: { title: '1 % of the bytes with a bit flipped', ...closing, line: { ...goodLine, corrupt: 0.01 } },
  doubling: { title: '1 % of the bytes doubled', ...closing, line: { ...goodLine, duplicate: 0.01 } },
  delay: {
    title: 'stalls of up to 150 ms before 2 % of the bytes',
    ...closing,
    line: { ...goodLine, stall: 0.02, stallS: 0.15 },
  },
  unplug: { title: 'unplugged and plugged in again', from: 'fault', safeWithinS: hostSilentS + marginS },
  'brown-out': { title: 'brown-out of the board', from: 'fault', safeWithinS: marginS },
  'brown-out-unheard': {
    title: 'brown-out on a line that loses 5 %',
    from: 'fault',
    safeWithinS: marginS,
    line: { ...goodLine, drop: 0.05 },
  },
  'firmware-hangs': { title: 'firmware hangs', from: 'fault', safeWithinS: watchdogS + marginS },
  'host-killed': { title: 'host killed', from: 'fault', safeWithinS: hostSilentS + marginS },
  'camera-stuck': { title: 'camera stuck', from: 'fault', safeWithinS: stallS + 0.5 },
  'stream-frozen': { title: 'stream frozen', from: 'fault', safeWithinS: stallS + 0.5 },
  'disk-full': { title: 'disk full while recording', from: 'fault', safeWithinS: 1 },
} as const satisfies Readonly<Record<string, Strike>>;

export type FaultKind = keyof typeof faults;
export const faultKinds = Object.keys(faults) as FaultKind[];
export const strikeOf = (kind: FaultKind): Strike => faults[kind];
