/** Where in a file something is wrong; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** `file:line:column`, as editors and terminals link it. */
export function formatPlace({ file, line, column }: Place): string {
  return [file, line, column].filter((part) => part !== undefined).join(':');
}

/** One thing wrong with what a user gave: what, where, and what would be right. */
export interface Fault {
  readonly what: string;
  readonly where: Place;
  readonly expected?: string;
}

export function formatFault({ what, where, expected }: Fault): string {
  return `${formatPlace(where)}: ${what}${expected ? `\n    expected: ${expected}` : ''}`;
}

/** What the user gave cannot be used. The command line prints the faults and exits with code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly faults: readonly Fault[];
  constructor(faults: Fault | readonly Fault[]) {
    const list = Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault];
    super(list.map(formatFault).join('\n'));
    this.faults = list;
  }
}
